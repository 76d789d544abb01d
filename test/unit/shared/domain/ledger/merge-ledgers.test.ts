import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../../../../shared/domain/ledger/ledger-builder.ts';
import { mergeLedgers } from '../../../../../shared/domain/ledger/merge-ledgers.ts';
import { mergePersonExport } from '../../../../../shared/domain/ledger/merge-person-export.ts';
import type { SheetReport } from '../../../../../shared/domain/ledger/reading-report.ts';
import { SheetReader } from '../../../../../shared/domain/ledger/sheet-reader.ts';
import { takeLines } from '../../../../../shared/domain/ledger/take-lines.ts';
import { accountOf, idOf, linesOf, PERIOD, readSheet } from './read-sheet.ts';

const HEADER = ['户主姓名', '身份证号', '金额', '银行账号', '账户名称', '乡镇', '状态', '失败原因'];
const row = fc.record({
  name: fc.constantFrom('王某', '李 某', '张某?', ''),
  id: fc.constantFrom(idOf(1), ` ${idOf(2)}`, '239900', ''),
  yuan: fc.constantFrom('300', '400.50', '￥5', '待定', ''),
  account: fc.constantFrom(accountOf(1), accountOf(2), 'A1', ''),
  holder: fc.constantFrom('', '王某', '赵某'),
  town: fc.constantFrom('柳树镇', '杨树乡', ''),
  status: fc.constantFrom('成功', '失败', ''),
  reason: fc.constantFrom('止付', ''),
});
const sheets = fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });

function readInto(builder: LedgerBuilder, sheet: string, rows: readonly Record<string, string>[]): void {
  const reader = new SheetReader(builder, {
    kind: 'bank',
    file: 'a.xlsx',
    sheet,
    hidden: false,
    merges: [],
    period: PERIOD,
  });
  const table = [HEADER, ...rows.map((each) => Object.values(each))];
  table.forEach((cells, i) => {
    reader.row({ row: i + 1, cells: [...cells], kinds: null, hidden: false });
  });
  reader.end();
}

const plain = (ledger: Ledger) => ({
  kind: ledger.kind,
  sheets: ledger.sheets,
  lines: linesOf(ledger).map((line, i) => ({ ...line, sheet: ledger.sheet[i] })),
  states: [ledger.idState, ledger.accountState].map((states) => [...states]),
  written: [...ledger.namesAsWritten],
  notes: ledger.notes,
  words: ledger.bankWords,
});

describe('merging', () => {
  it('parts give what reading at once gives', () => {
    fc.assert(
      fc.property(sheets, (given) => {
        const atOnce = new LedgerBuilder('bank');
        for (const [i, rows] of given.entries()) readInto(atOnce, `表${i}`, rows);
        const parts = given.map((rows, i) => {
          const builder = new LedgerBuilder('bank');
          readInto(builder, `表${i}`, rows);
          return builder.finish();
        });
        expect(plain(mergeLedgers(parts))).toEqual(plain(atOnce.finish()));
      }),
      { numRuns: 60 },
    );
  });

  it('stretches of one sheet become one sheet again', () => {
    const part = () => {
      const builder = new LedgerBuilder('bank');
      readInto(builder, '', [
        { name: '王某', id: idOf(1), yuan: '300', account: accountOf(1), holder: '', town: '', status: '', reason: '' },
      ]);
      return builder.finish();
    };
    const merged = mergeLedgers([part(), part(), part()]);
    expect(merged.sheets).toHaveLength(1);
    expect([...merged.sheet]).toEqual([0, 0, 0]);
  });

  it('taking all lines changes nothing, taking some keeps what belongs to them', () => {
    fc.assert(
      fc.property(sheets, (given) => {
        const builder = new LedgerBuilder('bank');
        for (const [i, rows] of given.entries()) readInto(builder, `表${i}`, rows);
        const ledger = builder.finish();
        const all = Array.from({ length: ledger.count }, (_, line) => line);
        expect(plain(takeLines(ledger, all))).toEqual(plain(ledger));
        const odd = all.filter((line) => line % 2 === 1);
        const taken = takeLines(ledger, odd);
        expect(linesOf(taken)).toEqual(linesOf(ledger).filter((_, line) => line % 2 === 1));
        expect(taken.notes.map(({ note, line }) => [note, odd[line]])).toEqual(
          ledger.notes.filter(({ line }) => line % 2 === 1).map(({ note, line }) => [note, line]),
        );
        expect(plain(mergeLedgers([taken, ledger])).lines.slice(taken.count)).toEqual(
          plain(ledger).lines.map((line) => ({ ...line, sheet: line.sheet })),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('both exports of the provincial system', () => {
  const HOUSEHOLDS = [
    '户主姓名',
    '户主身份证号',
    '保障人口',
    '户月保障金额（元）',
    '合计（元）',
    '低保（特困）证号',
    '银行帐号',
    '家庭成员姓名',
    '家庭成员身份证号',
  ];
  const PERSONS = [
    '姓名',
    '身份证号',
    '户主身份证号',
    '与户主关系',
    '户月保障金额（元）',
    '合计（元）',
    '低保（特困）证号',
    '银行帐号',
  ];
  const household = (n: number, yuan = 600, members: readonly number[] = []) => [
    '王某', idOf(n), 2, yuan, yuan, `证${n}`, accountOf(n), members.map(() => '李某').join(';'), members.map(idOf).join(';'),
  ]; // biome-ignore format: a row
  const person = (own: number, head: number, relation: string, yuan = 600) => [
    '李某', idOf(own), idOf(head), relation, yuan, yuan, `证${head}`, accountOf(head),
  ]; // biome-ignore format: a row
  const reading = (sheet: string, table: Parameters<typeof readSheet>[1], file = `${sheet}.xlsx`) => {
    const { ledger, report } = readSheet('approval', table, { sheet, file });
    return { ledger, file: { name: file, sheets: [report] as readonly SheetReport[] } };
  };
  const merge = (...readings: ReturnType<typeof reading>[]) =>
    mergePersonExport(
      mergeLedgers(readings.map(({ ledger }) => ledger)),
      readings.map(({ file }) => file),
    );
  const families = (...rows: (string | number)[][]) => reading('农村低保家庭查询', [HOUSEHOLDS, ...rows]);
  const people = (...rows: (string | number)[][]) => reading('农村低保人员查询', [PERSONS, ...rows]);

  it('are one ledger: the household export is the money, the person export adds the members', () => {
    const family = families(household(1), household(2, 400, [21]), household(3));
    const persons = people(
      person(1, 1, '户主'),
      person(11, 1, '妻'),
      person(2, 2, '户主', 400),
      person(22, 2, '子', 400),
    );
    for (const both of [merge(family, persons), merge(persons, family)]) {
      expect(
        linesOf(both.ledger)
          .map(({ id, fen, members }) => [id, fen, members])
          .sort(),
      ).toEqual(
        [
          [idOf(1), 60_000, idOf(11)],
          [idOf(2), 40_000, `${idOf(21)};${idOf(22)}`],
          [idOf(3), 60_000, ''],
        ].sort(),
      );
      expect(both.warnings).toEqual([expect.stringContaining('2 户')]);
    }
  });

  it('in two sheets of one workbook as well', () => {
    const { ledger, warnings } = merge(
      reading('家庭', [HOUSEHOLDS, household(1), household(2)], 'a.xlsx'),
      reading('人员', [PERSONS, person(1, 1, '户主'), person(11, 1, '妻'), person(2, 2, '户主')], 'b.xlsx'),
    );
    expect(ledger.count).toBe(2);
    expect(warnings).toHaveLength(1);
  });

  it('keep a household that the household export has not, and say so', () => {
    const { ledger, warnings } = merge(
      families(household(1), household(2)),
      people(person(1, 1, '户主'), person(7, 7, '户主'), person(71, 7, '妻')),
    );
    expect(linesOf(ledger).map(({ id, members }) => [id, members])).toContainEqual([idOf(7), idOf(71)]);
    expect(warnings.join()).toContain('1 户在家庭表里没有（农村低保人员查询.xlsx#农村低保人员查询!3）');
  });

  it('say where their amounts differ', () => {
    const { ledger, warnings } = merge(
      families(household(1), household(2)),
      people(person(1, 1, '户主', 700), person(2, 2, '户主')),
    );
    expect(linesOf(ledger)[0]!.fen).toBe(60_000);
    expect(warnings.join()).toContain('1 户的金额与家庭表不同');
  });

  it('one export alone stays as it is', () => {
    const persons = people(person(1, 1, '户主'), person(11, 1, '妻'), person(2, 2, '户主'));
    expect(merge(persons)).toEqual({ ledger: persons.ledger, warnings: [] });
    const family = families(household(1), household(2));
    expect(merge(family).warnings).toEqual([]);
  });
});
