import type { FormTemplate } from '../form-template.ts';
import { SERVICE_RECEIPT } from './service-receipt.ts';

/** The forms of the stage 确认 (dibao.md 3.4). */
export const CONFIRM_FORMS: readonly FormTemplate[] = [
  {
    id: 'confirmation',
    item: 'D01',
    title: '最低生活保障{confirm}表',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [13, 21, 11, 12, 13, 30],
        rows: [
          [
            { label: '户主姓名', fact: 'head_name' },
            { label: '性别', fact: 'head_sex' },
            { label: '身份证号', fact: 'head_id' },
          ],
          [
            { label: '婚姻状况', fact: 'head_marital' },
            { label: '健康', fact: 'head_health' },
            { label: '就业状况', fact: 'head_employment' },
          ],
          [
            { label: '救助类别', fact: 'category' },
            { label: '家庭人口', fact: 'family_size' },
            { label: '家庭住址', fact: 'address' },
          ],
        ],
      },
      {
        kind: 'list',
        title: '家庭成员',
        of: 'members',
        columns: [
          { label: '姓名', fact: 'name', width: 13 },
          { label: '关系', fact: 'relation', width: 11 },
          { label: '身份证号', fact: 'id', width: 26 },
          { label: '年龄', fact: 'age', width: 8 },
          { label: '户口性质', fact: 'hukou', width: 12 },
          { label: '就业状况', fact: 'employment', width: 15 },
          { label: '年收入（元）', fact: 'income', as: 'yuan', width: 15 },
        ],
        least: 4,
      },
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          [
            { label: '家庭年总收入', fact: 'income_year', as: 'yuan' },
            { label: '人均月收入', fact: 'income_per_head_month', as: 'yuan' },
          ],
          [
            { label: '保障人口', fact: 'insured_size' },
            { label: '单人保', fact: 'insured_alone', as: 'yesno' },
          ],
          [
            { label: '享受分类施保', fact: 'has_class', as: 'yesno' },
            { label: '分类施保金额', fact: 'class_amount', as: 'yuan' },
          ],
          [
            { label: '残疾补贴', text: '□是　□否　　　　　元' },
            { label: '高龄津贴', text: '□是　□否　　　　　元' },
          ],
          [
            { label: '刚性支出扣减', fact: 'deduction', as: 'yuan' },
            { label: '近亲属备案', fact: 'relative', as: 'yesno' },
          ],
          [
            { label: '财产豁免', text: '' },
            { label: '公示情况', text: '{publicity_from}至{publicity_to}' },
          ],
        ],
      },
      {
        kind: 'opinion',
        label: '村（居）委会意见',
        sign: ['负责人（签字）：'],
        seal: '（盖章）',
        lines: 4,
      },
      {
        kind: 'opinion',
        label: '乡镇（街道）审核意见',
        text: '　　经入户调查、信息核对和公示，拟同意给予最低生活保障，保障 {insured_size} 人，户月保障金 {base} 元。',
        sign: ['经办人（签字）：', '负责人（签字）：'],
        seal: '（盖章）',
        lines: 5,
      },
      {
        kind: 'opinion',
        label: '县级民政部门{confirm}意见',
        text: '　　确定户月保障金 {base} 元（大写：{base_capitals}），不含分类施保；自{begin_month}起执行。',
        sign: ['经办人（签字）：', '负责人（签字）：'],
        seal: '（盖章）',
        lines: 5,
      },
    ],
  },
  {
    id: 'class-supplement',
    item: 'D02',
    title: '分类施保认定（调整）表',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          [
            { label: '户主姓名', fact: 'head_name' },
            { label: '身份证号', fact: 'head_id' },
          ],
          [
            { label: '出生日期', fact: 'head_birth', as: 'date' },
            { label: '民族', fact: 'head_nation' },
          ],
          [
            { label: '分类施保类型', fact: 'class_type' },
            { label: '符合人数', fact: 'grounded_count' },
          ],
          [
            { label: '分类施保总额', fact: 'class_amount', as: 'yuan' },
            { label: '金额大写', fact: 'class_amount', as: 'capitals' },
          ],
        ],
      },
      {
        kind: 'list',
        title: '符合分类施保条件的成员',
        of: 'grounded',
        columns: [
          { label: '姓名', fact: 'name', width: 13 },
          { label: '性别', fact: 'sex', width: 8 },
          { label: '出生日期', fact: 'birth', as: 'date', width: 19 },
          { label: '关系', fact: 'relation', width: 11 },
          { label: '分类情形', fact: 'ground', width: 19 },
          { label: '健康、残疾、患病', fact: 'condition', width: 30 },
        ],
        least: 6,
      },
      { kind: 'opinion', label: '乡镇（街道）审核意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
      { kind: 'opinion', label: '县级民政部门意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
    ],
    note: '同一成员符合几种情形的，只计一次；户主也是成员，不重复计算。',
  },
  {
    id: 'decision-notice',
    item: 'D03',
    title: '最低生活保障认定结果告知书',
    grade: 'C',
    sections: [
      { kind: 'text', text: '文号：　　　　〔　　　　〕　　　号', align: 'right' },
      { kind: 'text', text: '{head_name}（{township}{village}）：', indent: false },
      {
        kind: 'text',
        text: '你户申请最低生活保障，家庭人口 {family_size} 人。经调查、公示和{confirm}，决定自{begin_month}起给予{category}，保障 {insured_size} 人，户月保障金 {base} 元，分类施保金 {class_amount} 元，每月合计 {total} 元（大写：{total_capitals}）。',
        indent: true,
      },
      {
        kind: 'text',
        text: '保障金按月发放到以下账户：{bank}，户名 {acct_name}，账号 {acct_no}。家庭人口、收入和财产发生变化的，应当及时告知乡镇（街道）。',
        indent: true,
      },
      {
        kind: 'text',
        text: '如不服本决定，可以依法申请行政复议或者提起行政诉讼。',
        indent: true,
      },
      { kind: 'sign', lines: ['单位（盖章）：{bureau}', '{confirm_date}'] },
      ...SERVICE_RECEIPT,
    ],
  },
  {
    id: 'certificate',
    item: 'D04',
    title: '最低生活保障证明',
    onRequest: true,
    grade: 'C',
    sections: [
      { kind: 'text', text: '编号：　　　　　　　　', align: 'right' },
      { kind: 'text', text: '________________________（接收单位）：', indent: false },
      {
        kind: 'text',
        text: '兹证明{head_name}（身份证号 {head_id}），住{address}，家庭人口 {family_size} 人，保障 {insured_size} 人，自{begin_month}起享受{category}，现每月保障金额 {total} 元（大写：{total_capitals}）。',
        indent: true,
      },
      { kind: 'text', text: '特此证明。', indent: true },
      { kind: 'sign', lines: ['单位（盖章）：{bureau}', '开具日期：　　　　年　　月　　日'] },
    ],
    note: '本证明只对所列接收单位有效，涂改无效。',
  },
];
