import { writeFile } from 'node:fs/promises';
import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import { sealFileText } from '../../../shared/domain/seal/seal.ts';
import { requireSeal, sealFileOf } from '../../data/seal-repo.ts';
import type { DeskJobContext } from './desk-job.ts';
import type { PreparedDocument } from './prepared-document.ts';

/** The seal of a month as it is handed out: hashes, counts and sums, nothing of anybody. */
export async function prepareSealFile(
  { monthId }: Extract<DocumentToMake, { what: 'seal-file' }>,
  { db }: DeskJobContext,
): Promise<PreparedDocument> {
  const seal = requireSeal(db, monthId);
  const text = sealFileText(sealFileOf(db, seal));
  return {
    title: `封账文件 ${seal.content.period} ${seal.content.programme}（${seal.code}）`,
    write: async (path) => {
      await writeFile(path, text);
      return { rows: 0, warnings: [] };
    },
  };
}
