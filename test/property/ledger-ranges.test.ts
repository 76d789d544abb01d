import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LedgerBuilder } from '../../shared/domain/ledger/ledger-builder.ts';
import { mergeLedgers } from '../../shared/domain/ledger/merge-ledgers.ts';
import { SheetReader } from '../../shared/domain/ledger/sheet-reader.ts';
import { TableBody } from '../../shared/domain/ledger/table-body.ts';
import { proofRuns } from '../proof-runs.ts';
import { accountOf, type Cell, idOf, linesOf, PERIOD } from '../unit/shared/domain/ledger/read-sheet.ts';

const HEADER = ['户主姓名', '身份证号', '保障金', '分类施保金', '合计', '银行账号', '一卡通账号'];
const household = fc
  .tuple(fc.constantFrom('王某', '王?', ' 李某'), fc.nat(50), fc.constantFrom('300', '300.5', '待定', ''), fc.boolean())
  .map(([name, n, yuan, hasSecond]): Cell[] => [
    name,
    idOf(n),
    yuan,
    '0',
    yuan,
    accountOf(n),
    hasSecond ? accountOf(n + 60) : '',
  ]);
const other = fc.constantFrom<Cell[]>(
  ['', '', '', '', '', '', ''],
  ['本页小计', '', '', '', '600', '', ''],
  ['合计', '', '', '', '901', '', ''],
  ['', '', '', '', '77', '', ''],
  HEADER,
  ['制表人：赵某', '', '', '', '', '', ''],
);
const body = fc.array(fc.oneof({ weight: 4, arbitrary: household }, { weight: 1, arbitrary: other }), {
  maxLength: 30,
});

const source = (cells: readonly Cell[], row: number) => ({
  row,
  cells: cells.map(String),
  kinds: null,
  hidden: row % 5 === 0,
});

function readerOf(builder: LedgerBuilder): SheetReader {
  return new SheetReader(builder, {
    kind: 'finance',
    file: 'a.txt',
    sheet: '',
    hidden: false,
    merges: undefined,
    period: PERIOD,
  });
}

describe('a large file read in ranges', () => {
  it('is the same as read in one piece: lines, totals, findings, rows set aside', () => {
    fc.assert(
      fc.property(
        fc.array(household, { minLength: 5, maxLength: 6 }),
        body,
        fc.array(fc.nat(30), { maxLength: 3 }),
        (head, rest, cuts) => {
          const rows = [HEADER as Cell[], ...head, ...rest];
          const whole = new LedgerBuilder('finance');
          const atOnce = readerOf(whole);
          // What the columns are is understood from the same rows in both.
          const begin = (reader: SheetReader): void => {
            rows.slice(0, head.length + 1).forEach((cells, i) => {
              reader.row(source(cells, i + 1));
            });
            reader.bodyPlan();
          };
          begin(atOnce);
          rest.forEach((cells, i) => {
            atOnce.row(source(cells, head.length + 2 + i));
          });

          const first = new LedgerBuilder('finance');
          const inRanges = readerOf(first);
          begin(inRanges);
          const plan = inRanges.bodyPlan()!;
          const ends = [...new Set([...cuts.filter((cut) => cut < rest.length), rest.length])].sort((a, b) => a - b);
          const parts = [];
          let from = 0;
          for (const end of ends) {
            const builder = new LedgerBuilder('finance');
            const part = new TableBody(plan, builder, builder.addSheet({ file: 'a.txt', sheet: '' }));
            const rowsBefore = head.length + 1 + from;
            rest.slice(from, end).forEach((cells, i) => {
              part.take({ ...source(cells, rowsBefore + i + 1), row: i + 1 });
            });
            inRanges.join(part.finish(), rowsBefore);
            const ledger = builder.finish();
            for (let line = 0; line < ledger.count; line++) ledger.row[line]! += rowsBefore;
            parts.push(ledger);
            from = end;
          }
          expect(inRanges.end()).toEqual(atOnce.end());
          expect(linesOf(mergeLedgers([first.finish(), ...parts]))).toEqual(linesOf(whole.finish()));
        },
      ),
      proofRuns(150),
    );
  });
});
