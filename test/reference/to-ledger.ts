import { Category, KeyState, type Ledger, monthNumber, Outcome } from '../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../shared/domain/ledger/ledger-builder.ts';
import type { Kind, PlainCounty, PlainLine } from './plain-line.ts';
import { isGarbled } from './reference-comparer.ts';

/** The product's ledger of the lines of this kind, in the order given; rows are numbered within each sheet from 2. */
export function toLedger(kind: Kind, lines: readonly PlainLine[]): Ledger {
  const builder = new LedgerBuilder(kind);
  const own = lines.filter((line) => line.kind === kind);
  const sheets = [...new Set(own.map((line) => line.sheet))].sort();
  for (const sheet of sheets) builder.addSheet({ file: `${kind}.xlsx`, sheet: `表${sheet}` });
  const rows = sheets.map(() => 1);
  for (const line of own) {
    const at = builder.count;
    const sheet = sheets.indexOf(line.sheet);
    builder.sheet.push(sheet);
    builder.row.push(++rows[sheet]!);
    builder.id.push(line.id);
    builder.idState.push(KeyState[line.idState]);
    builder.name.push(line.name);
    builder.account.push(line.account);
    builder.accountState.push(KeyState[line.accountState]);
    builder.cert.push(line.cert);
    builder.fen.push(line.fen ?? Number.NaN);
    builder.classFen.push(line.classFen ?? Number.NaN);
    builder.month.push(line.month === null ? 0 : monthNumber(line.month));
    builder.months.push(line.months ?? 0);
    builder.headcount.push(line.headcount ?? -1);
    builder.category.push(Category[line.category ?? 'unknown']);
    builder.outcome.push(Outcome[line.outcome]);
    builder.township.push(line.township);
    builder.village.push(line.village);
    builder.item.push(line.item);
    builder.seq.push('');
    builder.members.push(line.members.join(';'));
    builder.memberNames.push(line.memberNames.join(';'));
    if (line.holder !== null) builder.holders.set(at, line.holder);
    if (line.written !== null) builder.namesAsWritten.set(at, line.written);
    if (line.words !== '') builder.bankWords.push({ line: at, category: '其他', words: line.words });
    if (isGarbled(line))
      builder.notes.push({ line: at, column: '姓名', original: line.name, note: '乱码', kind: 'garbled' });
    if (line.fen === null)
      builder.notes.push({
        line: at,
        column: '金额',
        original: line.written ?? '待定',
        note: '无法识别',
        kind: 'unreadable',
      });
  }
  return builder.finish();
}

/** The refs of the lines of this kind in the order `toLedger` gives them. */
export function refsInOrder(kind: Kind, county: PlainCounty): readonly string[] {
  return county.lines.filter((line) => line.kind === kind).map((line) => line.ref);
}
