import type { Actor } from './actor.ts';
import { ROLE_LABEL, ROLES, type Role } from './role.ts';

/** Everything that may be done with the data, as a verb of the product. What a call needs stands in shared/contracts/desk/rights.ts. */
export const RIGHTS = [
  'look',
  'import',
  'reconcile',
  'decide-match',
  'export',
  'case.assign',
  'case.investigate',
  'case.review',
  'money.propose',
  'money.approve',
  'payment.follow',
  'lead.look',
  'lead.write',
  'seal',
  'archive',
  'audit',
  'people.manage',
  'settings',
  'backup',
] as const;
export type Right = (typeof RIGHTS)[number];

export const RIGHT_LABEL: Readonly<Record<Right, string>> = {
  look: '查看数据',
  import: '读入文件',
  reconcile: '对账',
  'decide-match': '认定同一户',
  export: '导出',
  'case.assign': '分派核查',
  'case.investigate': '核查和作结论',
  'case.review': '复核结论',
  'money.propose': '提出停发、减发、补发和追缴',
  'money.approve': '批准停发和发放名单',
  'payment.follow': '跟踪退回的款项',
  'lead.look': '查看问题线索',
  'lead.write': '移交问题线索',
  seal: '封账',
  archive: '整理档案',
  audit: '查看操作日志、抽查、导出审计包',
  'people.manage': '管理人员',
  settings: '修改设置',
  backup: '备份和恢复',
};

/** The auditor changes nothing; the administrator sees nothing of anybody. */
export const ROLE_RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  clerk: [
    'look',
    'import',
    'reconcile',
    'decide-match',
    'export',
    'case.assign',
    'money.propose',
    'payment.follow',
    'settings',
    'backup',
  ],
  archivist: ['look', 'export', 'archive'],
  investigator: ['look', 'export', 'case.investigate', 'money.propose', 'lead.look', 'lead.write'],
  reviewer: [
    'look',
    'export',
    'case.assign',
    'case.review',
    'money.approve',
    'lead.look',
    'lead.write',
    'seal',
    'audit',
  ],
  auditor: ['look', 'export', 'lead.look', 'audit'],
  administrator: ['people.manage', 'settings', 'backup'],
};

/** Whether one of the person's roles carries the right. */
export function mayDo({ roles }: Pick<Actor, 'roles'>, right: Right): boolean {
  return roles.some((role) => ROLE_RIGHTS[role].includes(right));
}

/** The roles that carry the right, in words: 复核人、审计员. */
export function whoMay(right: Right): string {
  return ROLES.filter((role) => ROLE_RIGHTS[role].includes(right))
    .map((role) => ROLE_LABEL[role])
    .join('、');
}
