import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import type { FormTemplate } from '../../../shared/domain/archive/dossier/form-template.ts';
import type { PackRules } from '../../../shared/domain/archive/policy/rules-of-pack.ts';

/** A form of the pack that is given out on request. Throws E_GONE where the pack has none of this id. */
export function requestedForm({ pack }: PackRules, id: string): FormTemplate {
  const form = pack.forms.find((each) => each.id === id && each.onRequest === true);
  if (form === undefined) throw new WorkplaceError('E_GONE', '政策包里没有这张表', '请刷新页面，或换一个政策包');
  return form;
}
