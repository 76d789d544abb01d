import { sha256Hex } from '../../lib/sha256.ts';
import type { Discrepancy } from './discrepancy.ts';

/** The id of a discrepancy from what names it (code, period, household, ...): the same from run to run. */
export function discrepancyId(named: readonly string[]): string {
  return sha256Hex(named.join('\u0000')).slice(0, 16);
}

/**
 * Tells apart discrepancies that nothing names apart (two lines without any number in the same name): `…-2`, `…-3`. Which is the
 * second is decided by what they say, not by the order of rows.
 */
export function withUniqueIds(discrepancies: readonly Discrepancy[]): readonly Discrepancy[] {
  const byId = new Map<string, number[]>();
  discrepancies.forEach(({ id }, at) => {
    const known = byId.get(id);
    if (known) known.push(at);
    else byId.set(id, [at]);
  });
  if (byId.size === discrepancies.length) return discrepancies;
  const unique = [...discrepancies];
  for (const [id, places] of byId) {
    if (places.length === 1) continue;
    const sorted = places
      .map((at) => ({ at, says: saysOf(discrepancies[at]!) }))
      .sort((a, b) => (a.says < b.says ? -1 : a.says > b.says ? 1 : 0));
    sorted.forEach(({ at }, n) => {
      if (n > 0) unique[at] = { ...unique[at]!, id: `${id}-${n + 1}`, problem: `${unique[at]!.problem}-${n + 1}` };
    });
  }
  return unique;
}

/**
 * Tells apart problems that only their period or the whole names of their files told apart as ids: in the order of the ids. For findings
 * on files; those on households are told apart together with their ids.
 */
export function withUniqueProblems(discrepancies: readonly Discrepancy[]): readonly Discrepancy[] {
  const seen = new Map<string, number>();
  const unique = [...discrepancies];
  const inOrder = discrepancies.map(({ id }, at) => ({ id, at })).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { at } of inOrder) {
    const { problem } = discrepancies[at]!;
    const n = (seen.get(problem) ?? 0) + 1;
    seen.set(problem, n);
    if (n > 1) unique[at] = { ...unique[at]!, problem: `${problem}-${n}` };
  }
  return unique;
}

/** What a discrepancy says, all that names rows left out; `problem` and `household` say no more than the id. */
function saysOf({
  rows: _rows,
  explanation: _explanation,
  problem: _problem,
  household: _household,
  candidates: _candidates,
  ...rest
}: Discrepancy): string {
  return JSON.stringify(rest);
}
