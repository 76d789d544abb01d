import type { Case } from './case.ts';
import { isDay } from './case-day.ts';
import { type ConclusionDraft, FEWEST_INVESTIGATORS } from './conclusion.ts';

/** What a step is looked at with besides the case: the day in China, and whether the office is exempted from four eyes. */
export interface CaseContext {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The recorded exemption of a one-person office stands. */
  readonly exempt: boolean;
}

/**
 * What a conclusion still needs, each thing named (dibao.md 7.3): at least two investigators, the day, the way, the basis with evidence that
 * stands, what the household says, the township's signature. Nothing missing: an empty list.
 *
 * What is wrong with a file concerns no household: its word is not asked for.
 */
export function missingOfConclusion(
  { evidence, subject }: Pick<Case, 'evidence' | 'subject'>,
  draft: ConclusionDraft,
  { today }: Pick<CaseContext, 'today'>,
): readonly string[] {
  const missing = missingOfAny(draft, today, FEWEST_INVESTIGATORS);
  if (draft.basis.trim() === '') missing.push('依据（查到了什么，为什么得出这个结论）');
  const cited = [...new Set(draft.evidence)];
  if (cited.length === 0) missing.push('依据材料（至少一份）');
  else if (cited.some((id) => !evidence.includes(id)))
    missing.push('有效的依据材料（所选材料有的不属于这条疑点，或已撤回）');
  const isOfFile = subject.name === '' && subject.idNumber === '';
  if (!isOfFile && draft.householdWord.trim() === '') missing.push('对象意见');
  if (draft.townshipSignedBy.trim() === '') missing.push('乡镇签字人');
  if (!isDay(draft.townshipSignedOn)) missing.push('乡镇签字日期');
  else if (draft.townshipSignedOn > today) missing.push('不晚于今天的乡镇签字日期');
  return missing;
}

/**
 * What 待补充 needs: it says that the investigation is not through, so it can have neither signature nor all of the evidence. But somebody went
 * there on a day, in some way, says what is missing, and until when it is to be there: without that nobody could go on from it.
 */
export function missingOfSupplement(draft: ConclusionDraft, { today }: Pick<CaseContext, 'today'>): readonly string[] {
  const missing = missingOfAny(draft, today, 1);
  if (draft.basis.trim() === '') missing.push('说明（还缺什么）');
  if (!isDay(draft.supplementBy)) missing.push('补充期限');
  else if (draft.supplementBy < today) missing.push('不早于今天的补充期限');
  return missing;
}

function missingOfAny({ investigators, on, ways }: ConclusionDraft, today: string, fewest: number): string[] {
  const missing: string[] = [];
  const names = new Set(investigators.map(({ name }) => name.trim()).filter((name) => name !== ''));
  if (names.size < fewest) missing.push(fewest === 1 ? '核查人' : `核查人（至少 ${fewest} 名，现有 ${names.size} 名）`);
  if (!isDay(on)) missing.push('核查日期');
  else if (on > today) missing.push('不晚于今天的核查日期');
  if (ways.length === 0) missing.push('核查方式（入户、电话、查档、部门函）');
  return missing;
}
