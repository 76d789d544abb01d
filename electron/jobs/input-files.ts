import { resolve } from 'node:path';
import { AppError } from '../../shared/contracts/app-error.ts';
import { LEDGER_KINDS, LEDGER_LABEL } from '../../shared/domain/ledger/ledger-kind.ts';
import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import { outputError } from './output-error.ts';
import type { ReconcileInput } from './reconciliation.ts';

const LABEL = { ...LEDGER_LABEL, bankReturn: '回盘' } as const;
const LABEL_EN = { approval: 'approval', finance: 'finance', bank: 'bank', bankReturn: 'bank-return' } as const;
const REPORTS = ['discrepancies.csv', 'discrepancies.xlsx', 'statement.json', 'statement.pdf'];

type Files = Pick<ReconcileInput, 'files'>;

function everyFile({ files }: Files) {
  return [...LEDGER_KINDS, 'bankReturn' as const].flatMap((kind) => files[kind].map((path) => ({ kind, path })));
}

/** Throws E_USAGE where one file is named twice: a ledger compared with itself agrees, and a file read twice counts double. */
export function refuseSameFileTwice(input: Files): void {
  const seen = new Map<string, keyof typeof LABEL>();
  for (const { kind, path } of everyFile(input)) {
    const before = seen.get(resolve(path));
    seen.set(resolve(path), kind);
    if (before === undefined) continue;
    throw new AppError(
      'E_USAGE',
      { file: path },
      before === kind
        ? { zh: `同一个文件在${LABEL[kind]}里给了两次`, en: `the file is named twice for ${LABEL_EN[kind]}` }
        : {
            zh: `同一个文件既作${LABEL[before]}又作${LABEL[kind]}`,
            en: `the file is named for ${LABEL_EN[before]} and for ${LABEL_EN[kind]}`,
          },
      { zh: '每个文件只能给一次，请检查是否选错了文件', en: 'name every file once; check that it is the right one' },
    );
  }
}

/** Throws E_OUT where a report would be written over a source file. */
export function refuseSourcesInTheWay(input: Files, out: string): void {
  const targets = new Set(REPORTS.map((name) => resolve(out, name)));
  const hit = everyFile(input).find(({ path }) => targets.has(resolve(path)));
  if (hit !== undefined)
    throw outputError(
      out,
      { zh: `结果会覆盖源文件 ${hit.path}`, en: `a report would overwrite the source file ${hit.path}` },
      { zh: '请换一个文件夹', en: 'choose another folder' },
    );
}

/** A sentence for every file that holds exactly the bytes of another one: most likely a wrong file was chosen. */
export function sameContentWarnings(files: readonly FileReport[]): readonly string[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ name, sha256 }) => {
    const before = seen.get(sha256);
    if (before === undefined) seen.set(sha256, name);
    return before === undefined ? [] : [`《${name}》与《${before}》内容完全相同，请确认没有选错文件`];
  });
}
