import { DOCUMENT_RIGHTS } from '../../../shared/contracts/desk/rights.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { mayDo, RIGHT_LABEL, whoMay } from '../../../shared/domain/people/right.ts';
import { documentName } from '../../jobs/desk/document-name.ts';
import type { HandlersOf } from './handler.ts';

/** What documents are called, to whoever may have them. */
export const documentHandlers: HandlersOf<'documents.name'> = {
  'documents.name': ({ db, actor }, document) => {
    const right = DOCUMENT_RIGHTS[document.what];
    if (!mayDo(actor, right))
      throw new WorkplaceError('E_RIGHT', `您没有“${RIGHT_LABEL[right]}”的权限`, `有这项权限的角色：${whoMay(right)}`);
    return { name: documentName(db, document) };
  },
};
