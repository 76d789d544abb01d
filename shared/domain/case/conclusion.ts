/** What an investigation came to (dibao.md 7.3). */
export const CONCLUSIONS = [
  'confirmed-ineligible',
  'confirmed-reduce',
  'confirmed-correct-system',
  'partly',
  'unfounded',
  'to-supplement',
] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** What a clerk reads: the words of dibao.md 7.3. */
export const CONCLUSION_LABEL = {
  'confirmed-ineligible': '属实-不再符合',
  'confirmed-reduce': '属实-需减发',
  'confirmed-correct-system': '属实-系统错误仅更正',
  partly: '部分属实',
  unfounded: '不属实(数据源误报)',
  'to-supplement': '待补充',
} as const satisfies Record<Conclusion, string>;

/**
 * Whether the same facts in a later month say nothing new. 不属实 means that what the ledgers show is no fault: it stays cleared. Everything
 * else means that something was to be put right: where the same facts are still there once it must have been, the case comes back.
 */
export function staysCleared(conclusion: Conclusion): boolean {
  return conclusion === 'unfounded';
}

/** How an investigation was made (dibao.md 7.3: 入户/电话/查档/部门函). */
export const WAYS = ['home-visit', 'phone', 'records', 'letter'] as const;
export type Way = (typeof WAYS)[number];

export const WAY_LABEL = {
  'home-visit': '入户',
  phone: '电话',
  records: '查档',
  letter: '部门函',
} as const satisfies Record<Way, string>;

/** The fewest people who may investigate: each group at least two (dibao.md 7.3 and R-42 [V]). */
export const FEWEST_INVESTIGATORS = 2;

/** Who investigated: by account where there is one, so that four eyes can be held by identity; people of the township may have none. */
export interface Investigator {
  readonly personId: number | null;
  readonly name: string;
  readonly unit: string;
}

/** A conclusion as it is given. What is not there is '' or null: `missingOf` names it. */
export interface ConclusionDraft {
  readonly conclusion: Conclusion;
  readonly investigators: readonly Investigator[];
  /** The day of the investigation, YYYY-MM-DD. */
  readonly on: string;
  readonly ways: readonly Way[];
  /** What was found, and why that leads to the conclusion. */
  readonly basis: string;
  /** Evidence it rests on, by id. */
  readonly evidence: readonly number[];
  /** 对象意见: what the household says. */
  readonly householdWord: string;
  /** 乡镇签字: who signed for the township, and when. */
  readonly townshipSignedBy: string;
  readonly townshipSignedOn: string;
  /** Of 待补充: the day until which the rest is to be there. */
  readonly supplementBy: string;
}
