import type { FormTemplate, ListColumn } from '../form-template.ts';
import { SERVICE_RECEIPT } from './service-receipt.ts';

const HEAD_ROWS = [
  [
    { label: '户主姓名', fact: 'head_name' },
    { label: '身份证号', fact: 'head_id' },
  ],
  [
    { label: '救助类别', fact: 'category' },
    { label: '家庭人口', fact: 'family_size' },
  ],
  [{ label: '住址', fact: 'address', span: 3 }],
] as const;

const CHANGED_MEMBER: readonly ListColumn[] = [
  { label: '姓名', width: 12 },
  { label: '性别', width: 7 },
  { label: '身份证号', width: 25 },
  { label: '与户主关系', width: 12 },
  { label: '身体状况', width: 12 },
  { label: '工作单位', width: 12 },
  { label: '理由', width: 11 },
  { label: '收入', width: 9 },
];

/** The forms of the stage 动态 (dibao.md 3.4). */
export const CHANGE_FORMS: readonly FormTemplate[] = [
  {
    id: 'yearly-record',
    item: 'E01',
    title: '社会救助对象动态管理记录',
    subtitle: '（{year}年度）',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          [
            { label: '填报单位', fact: 'office' },
            { label: '调查日期', fact: 'date_E01', as: 'date' },
          ],
          ...HEAD_ROWS,
          [
            { label: '赡养人', fact: 'supporters' },
            { label: '赡养费用（月）', fact: 'support_fee', as: 'yuan' },
          ],
          [
            { label: '家庭年收入', fact: 'income_year', as: 'yuan' },
            { label: '刚性支出', fact: 'deduction', as: 'yuan' },
          ],
          [
            { label: '就业成本', text: '' },
            { label: '净收入', text: '' },
          ],
          [
            { label: '人均月收入', fact: 'income_per_head_month', as: 'yuan' },
            { label: '货币资产总额', fact: 'assets', as: 'yuan' },
          ],
          [
            { label: '房产', text: '{rooms} 套，{area} ㎡' },
            { label: '车辆、农机', text: '' },
          ],
          [
            { label: '近亲属备案', fact: 'relative', as: 'yesno' },
            { label: '其他', fact: 'other_property' },
          ],
        ],
      },
      {
        kind: 'list',
        title: '家庭成员变化',
        of: 'members',
        columns: [
          { label: '姓名', fact: 'name', width: 14 },
          { label: '关系', fact: 'relation', width: 12 },
          { label: '年龄', fact: 'age', width: 8 },
          { label: '健康、残疾、患病', fact: 'condition', width: 36 },
          { label: '变化情况', width: 30 },
        ],
        least: 4,
      },
      {
        kind: 'opinion',
        label: '核查结论',
        text: '□继续保障　□增发　□减发　□渐退　□停发',
        sign: ['调查人（两人签字）：', '户主（签字）：'],
        seal: '（盖章）',
        lines: 4,
      },
    ],
  },
  {
    id: 'review',
    item: 'E02',
    title: '最低生活保障定期复核表',
    grade: 'G',
    sections: [
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          ...HEAD_ROWS,
          [
            { label: '复核日期', fact: 'date_E02', as: 'date' },
            { label: '新核对报告日期', text: '' },
          ],
          [
            { label: '家庭年总收入', fact: 'income_year', as: 'yuan' },
            { label: '户月保障金额', fact: 'base', as: 'yuan' },
          ],
        ],
      },
      { kind: 'opinion', label: '复核情况', sign: ['复核人（两人签字）：'], lines: 6 },
      { kind: 'opinion', label: '乡镇（街道）意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
    ],
    note: '每次复核应当附新的家庭经济状况核对报告。',
  },
  {
    id: 'members-change',
    item: 'E03',
    title: '最低生活保障家庭增减员调整表',
    grade: 'C',
    sections: [
      { kind: 'grid', columns: [18, 32, 18, 32], rows: HEAD_ROWS },
      { kind: 'list', title: '增员', of: 'blank', columns: CHANGED_MEMBER, least: 3 },
      { kind: 'list', title: '减员', of: 'blank', columns: CHANGED_MEMBER, least: 3 },
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          [
            { label: '变更原因', fact: 'change_reason' },
            { label: '执行时间', fact: 'change_date', as: 'date' },
          ],
          [
            { label: '原月保障金额', fact: 'former_base', as: 'yuan' },
            { label: '现月保障金额', fact: 'base', as: 'yuan' },
          ],
        ],
      },
      { kind: 'opinion', label: '乡镇（街道）意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
    ],
    note: '自审批次月1日起执行。',
  },
  {
    id: 'amount-change',
    item: 'E04',
    title: '最低生活保障金增发（减发）审批表',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          ...HEAD_ROWS,
          [
            { label: '原月保障金额', fact: 'former_base', as: 'yuan' },
            { label: '现月保障金额', fact: 'base', as: 'yuan' },
          ],
          [{ label: '现额大写', fact: 'base', as: 'capitals', span: 3 }],
          [
            { label: '原分类施保', fact: 'former_class', as: 'yuan' },
            { label: '现分类施保', fact: 'class_amount', as: 'yuan' },
          ],
          [{ label: '增减原因', fact: 'change_reason', span: 3, lines: 2 }],
          [
            { label: '执行时间', fact: 'change_date', as: 'date' },
            { label: '封顶依据', text: '' },
          ],
        ],
      },
      { kind: 'opinion', label: '乡镇（街道）意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
      { kind: 'opinion', label: '县级民政部门意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
    ],
    note: '减发应当书面告知并说明理由，告知书附后。',
  },
  {
    id: 'change-notice',
    item: 'E04',
    title: '最低生活保障金变更告知书',
    grade: 'V',
    sections: [
      { kind: 'text', text: '文号：　　　　〔　　　　〕　　　号', align: 'right' },
      { kind: 'text', text: '{head_name}（{township}{village}）：', indent: false },
      {
        kind: 'text',
        text: '经复核，你户最低生活保障金自{change_date}起变更。变更原因：{change_reason}。',
        indent: true,
      },
      {
        kind: 'grid',
        columns: [20, 30, 20, 30],
        rows: [
          [
            { label: '原月保障金额', fact: 'former_base', as: 'yuan' },
            { label: '现月保障金额', fact: 'base', as: 'yuan' },
          ],
          [
            { label: '原分类施保', fact: 'former_class', as: 'yuan' },
            { label: '现分类施保', fact: 'class_amount', as: 'yuan' },
          ],
          [
            { label: '现每月合计', fact: 'total', as: 'yuan' },
            { label: '合计大写', fact: 'total', as: 'capitals' },
          ],
        ],
      },
      { kind: 'text', text: '如不服本决定，可以依法申请行政复议或者提起行政诉讼。', indent: true },
      { kind: 'sign', lines: ['单位（盖章）：{bureau}', '　　　　年　　月　　日'] },
      ...SERVICE_RECEIPT,
    ],
  },
  {
    id: 'grace-period',
    item: 'E05',
    title: '最低生活保障渐退期审批表',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          ...HEAD_ROWS,
          [
            { label: '联系电话', fact: 'phone' },
            { label: '人均月收入', fact: 'income_per_head_month', as: 'yuan' },
          ],
          [
            { label: '渐退期起', fact: 'grace_from', as: 'date' },
            { label: '渐退期止', fact: 'grace_to', as: 'date' },
          ],
          [
            { label: '渐退期月保障金', fact: 'base', as: 'yuan' },
            { label: '分类施保金额', fact: 'class_amount', as: 'yuan' },
          ],
          [{ label: '变动情况说明', fact: 'change_reason', span: 3, lines: 3 }],
        ],
      },
      { kind: 'opinion', label: '乡镇（街道）意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
      { kind: 'opinion', label: '县级民政部门意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
    ],
    note: '渐退期自次月1日起，月末结束；保障金为原户月保障金（不含分类施保），分类施保按在保成员重新计算。',
  },
  {
    id: 'stop',
    item: 'E06',
    title: '停止最低生活保障审批表',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          ...HEAD_ROWS,
          [
            { label: '停保日期', fact: 'stop_date', as: 'date' },
            { label: '停保原因', fact: 'stop_reason' },
          ],
          [
            { label: '户月保障金额', fact: 'base', as: 'yuan' },
            { label: '分类施保金额', fact: 'class_amount', as: 'yuan' },
          ],
          [{ label: '调查核实情况', text: '', span: 3, lines: 4 }],
        ],
      },
      { kind: 'opinion', label: '乡镇（街道）意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
      { kind: 'opinion', label: '县级民政部门意见', sign: ['负责人（签字）：'], seal: '（盖章）', lines: 4 },
    ],
    note: '停发后应当在省社会救助信息管理系统注销。',
  },
  {
    id: 'stop-notice',
    item: 'E06',
    title: '停止享受最低生活保障告知书',
    grade: 'C',
    sections: [
      { kind: 'text', text: '文号：　　　　〔　　　　〕　　　号', align: 'right' },
      { kind: 'text', text: '{head_name}（{township}{village}）：', indent: false },
      {
        kind: 'text',
        text: '你户享受{category}，家庭人口 {family_size} 人。经核查，因{stop_reason}，自{stop_date}起停止享受最低生活保障。',
        indent: true,
      },
      { kind: 'text', text: '具体原因：', indent: true },
      { kind: 'text', text: '　', indent: true },
      { kind: 'text', text: '如不服本决定，可以依法申请行政复议或者提起行政诉讼。', indent: true },
      { kind: 'sign', lines: ['单位（盖章）：{bureau}', '{stop_date}'] },
      ...SERVICE_RECEIPT,
    ],
  },
  {
    id: 'recovery',
    item: 'E08',
    title: '追缴资金办理单',
    grade: 'C',
    sections: [
      {
        kind: 'grid',
        columns: [18, 32, 18, 32],
        rows: [
          [
            { label: '追缴单位', fact: 'office' },
            { label: '编号', text: '' },
          ],
          ...HEAD_ROWS,
          [
            { label: '应追缴金额', fact: 'recovery', as: 'yuan' },
            { label: '大写', fact: 'recovery', as: 'capitals' },
          ],
          [
            { label: '实追缴金额', fact: 'recovered', as: 'yuan' },
            { label: '大写', fact: 'recovered', as: 'capitals' },
          ],
          [
            { label: '上报时间', text: '' },
            { label: '追缴起止时间', text: '' },
          ],
        ],
      },
      {
        kind: 'opinion',
        label: '追缴情况',
        sign: ['经办人（签字）：', '负责人（签字）：'],
        seal: '（盖章）',
        lines: 6,
      },
    ],
    note: '缴款凭证附后。',
  },
];
