/** What a person of the office does. One person may have several roles; four eyes are kept by identity, not by role. */
export const ROLES = ['clerk', 'archivist', 'investigator', 'reviewer', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABEL: Readonly<Record<Role, string>> = {
  clerk: '对账员',
  archivist: '档案员',
  investigator: '核查员',
  reviewer: '复核人',
  auditor: '审计员',
  administrator: '管理员',
};

/** What each role is there for, in a sentence for whoever hands it out. */
export const ROLE_TELLS: Readonly<Record<Role, string>> = {
  clerk: '读入三方文件、对账、认定同一户、分派差异、跟踪退回的款项',
  archivist: '查看对账结果，整理一户一档的档案',
  investigator: '核查分派给自己的差异，附证据，作出结论',
  reviewer: '复核别人的结论，批准停发和发放名单，封账',
  auditor: '只看不改：查看、导出、抽查、核验操作日志',
  administrator: '管理人员、角色和备份；只有这一个角色的人看不到对账数据',
};
