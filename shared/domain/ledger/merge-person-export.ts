import { KeyState, type Ledger, pointerOf } from './ledger.ts';
import { PackedTextBuilder, textAt } from './packed-text.ts';
import type { FileReport } from './reading-report.ts';
import { takeLines } from './take-lines.ts';

const SHOWN = 3;

/**
 * Both exports of the provincial system given as one approval ledger (dibao.md 4.1): the household export is the money, the person export
 * only adds the members. A household of the person export that the household export has, by its head's number or its certificate, is taken
 * out of the lines; one that it has not stays a line, and that is said. `files`: what was understood of the files the ledger was read from.
 */
export function mergePersonExport(
  ledger: Ledger,
  files: readonly Pick<FileReport, 'name' | 'sheets'>[],
): { readonly ledger: Ledger; readonly warnings: readonly string[] } {
  const isPersonSheet = personSheetsOf(ledger, files);
  if (!isPersonSheet.includes(true) || !isPersonSheet.includes(false)) return { ledger, warnings: [] };
  const isPerson = (line: number): boolean => isPersonSheet[ledger.sheet[line]!]!;
  const all = Array.from({ length: ledger.count }, (_, line) => line);
  const households = new Map<string, number[]>();
  for (const line of all) {
    if (isPerson(line)) continue;
    for (const key of keysOf(ledger, line)) households.set(key, [...(households.get(key) ?? []), line]);
  }
  const added = new Map<number, number>();
  const alone: number[] = [];
  const differing: number[] = [];
  const dropped = new Set<number>();
  for (const line of all.filter(isPerson)) {
    const same = keysOf(ledger, line)
      .map((key) => households.get(key))
      .find((found) => found !== undefined);
    if (same === undefined) {
      alone.push(line);
      continue;
    }
    dropped.add(line);
    for (const household of same) added.set(household, line);
    if (!same.some((household) => Object.is(ledger.fen[household], ledger.fen[line]))) differing.push(line);
  }
  const kept = all.filter((line) => !dropped.has(line));
  const together = (column: Ledger['members']): Ledger['members'] => {
    const builder = new PackedTextBuilder();
    for (const line of kept) builder.push(joined(column, line, added.get(line)));
    return builder.finish();
  };
  const merged = {
    ...takeLines(ledger, kept),
    members: together(ledger.members),
    memberNames: together(ledger.memberNames),
  };
  const rows = (lines: readonly number[]): string =>
    `${lines
      .slice(0, SHOWN)
      .map((line) => pointerOf(ledger, line))
      .join('、')}${lines.length > SHOWN ? '等' : ''}`;
  const warnings = [`家庭表与人员表一并给出：金额以家庭表为准，人员表的 ${dropped.size} 户只用来补充家庭成员`];
  if (alone.length > 0)
    warnings.push(`人员表中有 ${alone.length} 户在家庭表里没有（${rows(alone)}），按人员表的金额计入，请核对`);
  if (differing.length > 0)
    warnings.push(`人员表中有 ${differing.length} 户的金额与家庭表不同（${rows(differing)}），采用家庭表，请核对`);
  return { ledger: merged, warnings };
}

/** By sheet of the ledger: whether it is a person export. */
function personSheetsOf(ledger: Ledger, files: readonly Pick<FileReport, 'name' | 'sheets'>[]): readonly boolean[] {
  return ledger.sheets.map(({ file, sheet }) => {
    const report = files.find(({ name }) => name === file)?.sheets.find(({ name }) => name === sheet);
    return report?.isTable === true ? report.sheetKind === 'person' : false;
  });
}

/** What a household is known by: the head's number, else its certificate. The digits left of a damaged number are no key. */
function keysOf(ledger: Ledger, line: number): readonly string[] {
  const state = ledger.idState[line];
  const id = state === KeyState.valid || state === KeyState.invalid ? textAt(ledger.id, line) : '';
  const cert = textAt(ledger.cert, line);
  return [...(id === '' ? [] : [`id:${id}`]), ...(cert === '' ? [] : [`cert:${cert}`])];
}

function joined(column: Ledger['members'], line: number, from: number | undefined): string {
  const own = textAt(column, line);
  const more = from === undefined ? '' : textAt(column, from);
  if (own === '' || more === '') return own + more;
  return [...new Set([...own.split(';'), ...more.split(';')])].join(';');
}
