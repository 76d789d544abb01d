import type { Ledger } from './ledger.ts';
import { LedgerBuilder } from './ledger-builder.ts';
import { textAt } from './packed-text.ts';

/** A ledger of some lines of another, in the order given, with all that is noted of them. `lines`: their indexes, none twice. */
export function takeLines(ledger: Ledger, lines: readonly number[]): Ledger {
  const builder = new LedgerBuilder(ledger.kind);
  for (const sheet of ledger.sheets) builder.addSheet(sheet);
  for (const line of lines) {
    builder.sheet.push(ledger.sheet[line]!);
    builder.row.push(ledger.row[line]!);
    builder.id.push(textAt(ledger.id, line));
    builder.idState.push(ledger.idState[line]!);
    builder.name.push(textAt(ledger.name, line));
    builder.account.push(textAt(ledger.account, line));
    builder.accountState.push(ledger.accountState[line]!);
    builder.cert.push(textAt(ledger.cert, line));
    builder.fen.push(ledger.fen[line]!);
    builder.classFen.push(ledger.classFen[line]!);
    builder.month.push(ledger.month[line]!);
    builder.months.push(ledger.months[line]!);
    builder.headcount.push(ledger.headcount[line]!);
    builder.category.push(ledger.category[line]!);
    builder.outcome.push(ledger.outcome[line]!);
    builder.township.push(ledger.township.values[ledger.township.index[line]!]!);
    builder.village.push(ledger.village.values[ledger.village.index[line]!]!);
    builder.item.push(ledger.item.values[ledger.item.index[line]!]!);
    builder.seq.push(textAt(ledger.seq, line));
    builder.members.push(textAt(ledger.members, line));
    builder.memberNames.push(textAt(ledger.memberNames, line));
  }
  const newLine = new Map(lines.map((line, at) => [line, at]));
  const moved = <T extends { readonly line: number }>(entries: readonly T[]): T[] =>
    entries.flatMap((entry) => {
      const line = newLine.get(entry.line);
      return line === undefined ? [] : [{ ...entry, line }];
    });
  const movedMap = (entries: ReadonlyMap<number, string>): Map<number, string> =>
    new Map(moved([...entries].map(([line, text]) => ({ line, text }))).map(({ line, text }) => [line, text]));
  return {
    ...builder.finish(),
    holders: movedMap(ledger.holders),
    namesAsWritten: movedMap(ledger.namesAsWritten),
    notes: moved(ledger.notes),
    bankWords: moved(ledger.bankWords),
    reissueWords: moved(ledger.reissueWords),
  };
}
