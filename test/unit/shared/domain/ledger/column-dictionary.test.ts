import { describe, expect, it } from 'vitest';
import type { CanonicalColumn } from '../../../../../shared/domain/ledger/canonical-column.ts';
import {
  COLUMN_DICTIONARY,
  columnLabel,
  columnsOfHeader,
} from '../../../../../shared/domain/ledger/column-dictionary.ts';
import { normalizeHeader } from '../../../../../shared/domain/ledger/normalize-header.ts';

const columnsOf = (text: string) => columnsOfHeader(normalizeHeader(text).key).map(({ column }) => column);
const ALL = Object.entries(COLUMN_DICTIONARY) as [CanonicalColumn, (typeof COLUMN_DICTIONARY)[CanonicalColumn]][];

/** The household export of the provincial system, column by column (dibao.md 4.1). */
const PROVINCIAL_EXPORT: readonly (readonly [string, CanonicalColumn])[] = [
  ['户主姓名', 'head_name'],
  ['户主身份证号', 'head_id'],
  ['家庭人口数', 'family_size'],
  ['保障人口数', 'insured_size'],
  ['家庭年总收入（元）', 'income_total'],
  ['家庭年均收入（元）', 'income_pc'],
  ['户月保障金额（元）', 'base_amount'],
  ['家庭分类施保总额（元）', 'class_amount'],
  ['人员分类施保总额（元）', 'class_amount'],
  ['合计（元）', 'total_amount'],
  ['联系电话', 'phone'],
  ['家庭住址', 'address'],
  ['所属区', 'county'],
  ['所属街', 'town'],
  ['所属社', 'village'],
  ['低保（特困）证号', 'cert_no'],
  ['最初享受月份', 'begin_month'],
  ['救助金计算方式', 'calc_mode'],
  ['分档类型', 'grade'],
  ['开户银行', 'bank'],
  ['银行账户名称', 'acct_name'],
  ['银行帐号', 'acct_no'],
  ['一卡通账号', 'acct_no'],
  ['家庭成员姓名', 'member_name'],
  ['家庭成员身份证号', 'member_id'],
];

describe('the dictionary of header words', () => {
  it.each(PROVINCIAL_EXPORT)('knows %s of the provincial export as %s', (text, column) =>
    expect(columnsOf(text)).toContain(column),
  );

  it('finds every synonym it lists under its own column, however it is normalised', () => {
    for (const [column, { C, G }] of ALL)
      for (const text of [...C, ...G])
        expect([text, columnsOf(text)]).toEqual([text, expect.arrayContaining([column])]);
  });

  it('names no synonym twice under one column', () => {
    for (const [column, { C, G }] of ALL) {
      const repeated = [...C, ...G].filter((text, i, all) => all.indexOf(text) !== i);
      expect([column, repeated]).toEqual([column, []]);
    }
  });

  it('keeps every meaning of an ambiguous word: the sheet decides', () => {
    expect(columnsOf('姓名')).toEqual(['head_name', 'member_name']);
    expect(columnsOf('证件号码')).toEqual(['head_id', 'cert_no']);
    expect(columnsOf('总金额')).toEqual(['total_amount', 'batch_total_amount']);
  });

  it('tells a word seen in a real file from common usage', () => {
    expect(columnsOfHeader('户主姓名')).toEqual([{ column: 'head_name', grade: 'C' }]);
    expect(columnsOfHeader('客户姓名')).toEqual([{ column: 'head_name', grade: 'G' }]);
  });

  it('overlooks a remark in brackets that it does not know', () => {
    expect(columnsOf('银行账号（农信社）')).toEqual(['acct_no']);
    expect(columnsOf('身份证号码(18位)')).toEqual(['head_id']);
    expect(columnsOf('补差金额（追补）')).toEqual(['extra_amount']);
  });

  it('does not know what it does not know', () => {
    expect(columnsOf('民族')).toEqual([]);
    expect(columnsOf('')).toEqual([]);
    expect(columnsOf('（备用）')).toEqual([]);
  });

  it('has a Chinese label for every column, each its own', () => {
    const labels = ALL.map(([column]) => columnLabel(column));
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) expect(label).toMatch(/\p{Script=Han}/u);
  });
});
