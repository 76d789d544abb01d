import type { FactValue } from '../fact.ts';

export type Decision = 'system_wrong' | 'paper_wrong' | 'both_wrong';

const WORDS: Readonly<Record<string, Decision>> = {
  线上错: 'system_wrong',
  系统错: 'system_wrong',
  线下错: 'paper_wrong',
  纸质错: 'paper_wrong',
  均错: 'both_wrong',
  都错: 'both_wrong',
};

/**
 * What a person decided of the differences of a household, from the cell 认定: `户主姓名:线上错;家庭人口:线下错`. Fields go by their labels.
 * `remark` is told of every part that cannot be read.
 */
export function readDecisions(
  cell: FactValue | undefined,
  remark: (says: string) => void,
): ReadonlyMap<string, Decision> {
  const decisions = new Map<string, Decision>();
  if (typeof cell !== 'string') return decisions;
  for (const part of cell.normalize('NFKC').split(/[;\n]/u)) {
    if (part.trim() === '') continue;
    const [field = '', word = ''] = part.split(':').map((each) => each.trim());
    const decision = WORDS[word];
    if (decision === undefined || field === '')
      remark(`“认定”里的“${part.trim().slice(0, 40)}”读不懂，应写成“户主姓名:线上错”（线上错、线下错、均错）`);
    else decisions.set(field, decision);
  }
  return decisions;
}
