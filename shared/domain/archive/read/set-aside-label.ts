import type { SetAside } from './table-rows.ts';

/** Why a row of a table was not taken, in a clerk's words. */
export const SET_ASIDE_LABEL: Readonly<Record<SetAside, string>> = {
  title: '标题',
  header: '表头',
  blank: '空行',
  subtotal: '合计',
  note: '说明',
  no_key: '没有证号和身份证号',
  duplicate: '重复',
  no_household: '家庭查询里没有这一户',
  unreadable: '材料或成员读不懂',
};
