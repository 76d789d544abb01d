import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discrepanciesIn, sanzhang, scratch, statementIn } from './command-line.ts';
import { HEADER, ledger, lineOf, person, reconcileArgs, threeLedgers } from './ledger-files.ts';

const root = scratch();
const [SEQ, TOWN, , NAME, ID, ACCOUNT, AMOUNT] = [0, 1, 2, 3, 4, 5, 6];
const BAD = 2;
const at =
  (column: number, value: string) =>
  (row: readonly string[]): string[] =>
    row.with(column, value);
const { id } = person(BAD);

/** A row of the finance ledger spoilt in one way, and what must be found, nothing else. */
const BAD_ROWS: readonly (readonly [string, (row: readonly string[]) => string[], readonly string[]])[] = [
  ['no identity number', at(ID!, ''), ['missing_key']],
  [
    'an identity number with a wrong check digit',
    at(ID!, `${id.slice(0, 17)}${id[17] === '1' ? '2' : '1'}`),
    ['id_mismatch'],
  ],
  ['an identity number that is too short', at(ID!, id.slice(0, 9)), ['id_mismatch']],
  ['words for an identity number', at(ID!, '未办理'), ['id_mismatch']],
  ['an identity number eaten by a spreadsheet', at(ID!, `${id.slice(0, 15)}000`), ['damaged_id_number']],
  ['an identity number in scientific notation', at(ID!, `${id[0]}.${id.slice(1, 6)}E+17`), ['damaged_id_number']],
  ['no account', at(ACCOUNT!, ''), ['invalid_account']],
  ['an account with letters', at(ACCOUNT!, '待开户'), ['account_mismatch']],
  ['an account in scientific notation', at(ACCOUNT!, '6.218E+18'), ['damaged_account']],
  ['no amount', at(AMOUNT!, ''), ['invalid_amount']],
  ['words for an amount', at(AMOUNT!, '待定'), ['invalid_amount']],
  ['an error of the spreadsheet for an amount', at(AMOUNT!, '#REF!'), ['invalid_amount']],
  ['two decimal points in the amount', at(AMOUNT!, '30.2.00'), ['invalid_amount']],
  ['a third decimal in the amount', at(AMOUNT!, '302.005'), ['invalid_amount']],
  ['a negative amount', at(AMOUNT!, '-302.00'), ['invalid_amount']],
  ['another amount', at(AMOUNT!, '303.00'), ['amount_mismatch']],
  ['another name', at(NAME!, '张某某'), ['name_mismatch']],
  ['a garbled name', at(NAME!, '孙锟斤拷'), ['garbled_text']],
  ['a name in the wrong encoding', at(NAME!, '瀛欐煇澶'), ['garbled_text']],
  ['another account', at(ACCOUNT!, person(50).account), ['account_mismatch']],
  [
    'nobody',
    (row) => row.map((cell, i) => (i === SEQ || i === TOWN || i === AMOUNT ? cell : '')),
    ['missing_key', 'paid_without_request'],
  ],
  ['too few cells', (row) => row.slice(0, 5), ['invalid_account', 'invalid_amount']],
  ['a formula for a name', at(NAME!, '=HYPERLINK("x")'), ['name_mismatch']],
];

describe('a bad row', () => {
  it.each(BAD_ROWS)('with %s is found and costs no other row', async (name, spoil, expected) => {
    const rows = ledger(6);
    rows[BAD + 1] = spoil(lineOf(BAD));
    const out = join(root, name);
    const answer = await sanzhang(
      ...reconcileArgs(
        threeLedgers(join(root, `in ${name}`), { finance: rows, approval: ledger(6), bank: ledger(6) }),
        out,
      ),
    );
    expect(answer).toMatchObject({ code: 1, stderr: '' });
    const found = discrepanciesIn(out);
    expect(found.map(({ code }) => code).sort()).toEqual([...expected].sort());
    const statement = statementIn(out);
    for (const row of found.filter(({ code }) => code !== 'paid_without_request'))
      expect(row.finance_rows).toBe(`finance.csv#${BAD + 2}`);
    for (const { residualFen } of statement.bridge) expect(residualFen).toBe(0);
    const { rowsRead, rowsAccepted, rowsSetAside } = statement.sources.finance;
    expect(rowsRead).toBe(7);
    expect(rowsRead).toBe(rowsAccepted + Object.values(rowsSetAside).reduce((sum, count) => sum + count, 0));
    expect(statement.presence.AFB).toBe(expected.includes('paid_without_request') ? 5 : 6);
  });

  it('with another header among the lines, blanks, a page footer and a total is set aside and counted', async () => {
    const [first, ...lines] = ledger(6);
    const rows = [
      first!,
      ...lines.slice(0, 3),
      [],
      [...HEADER],
      ...lines.slice(3),
      ['合计', '', '', '', '', '', '1815.00'],
      ['制表人：某某'],
    ];
    const out = join(root, 'set aside');
    const same = { finance: rows, approval: ledger(6), bank: ledger(6) };
    expect(await sanzhang(...reconcileArgs(threeLedgers(join(root, 'in set aside'), same), out))).toMatchObject({
      code: 0,
    });
    expect(statementIn(out).sources.finance).toMatchObject({
      rowsAccepted: 6,
      rowsSetAside: { title: 3, subtotal: 1 },
    });
  });
});
