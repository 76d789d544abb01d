/** The four kinds of leads that are handed over, in the words of the notice (黑民函〔2020〕137号, 二(三)). */
export const LEAD_CATEGORIES = ['impersonation', 'abuse-of-power', 'negligence', 'extortion'] as const;
export type LeadCategory = (typeof LEAD_CATEGORIES)[number];

/** The notice's own words, as they stand in the letter. */
export const LEAD_CATEGORY_TEXT = {
  impersonation: '党员、公职人员冒用他人名义，或以本人名义伪造材料，骗取低保金',
  'abuse-of-power': '公职人员利用职权，为不符合条件的人员违规办理低保',
  negligence: '公职人员审核把关不严、动态管理不及时，导致死亡、家庭经济状况不符合条件的人员违规领取低保金',
  extortion: '公职人员在工作中贪占挪用、勒拿索要等涉嫌违法违纪',
} as const satisfies Record<LeadCategory, string>;

/** Where there is no room for the whole sentence. */
export const LEAD_CATEGORY_LABEL = {
  impersonation: '冒名、伪造骗保',
  'abuse-of-power': '利用职权违规办理',
  negligence: '把关不严、管理不及时',
  extortion: '贪占挪用、勒拿索要',
} as const satisfies Record<LeadCategory, string>;

/** Where a lead comes from (dibao.md 7.4). */
export const LEAD_SOURCES = ['comparison', 'audit', 'petition', 'report', 'self-check'] as const;
export type LeadSource = (typeof LEAD_SOURCES)[number];

export const LEAD_SOURCE_LABEL = {
  comparison: '比对',
  audit: '审计',
  petition: '信访',
  report: '举报',
  'self-check': '自查',
} as const satisfies Record<LeadSource, string>;
