import type { CaseDetail, GivenConclusion } from '../../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import { missingOfConclusion, missingOfSupplement } from '../../../../shared/domain/case/missing.ts';

/** A conclusion while it is written: nothing is chosen at first. */
export type Draft = Omit<GivenConclusion, 'conclusion'> & { readonly conclusion: GivenConclusion['conclusion'] | null };

/** The fields of the form, as what is missing is told beside them. */
export type DraftField = Exclude<keyof Draft, 'conclusion'>;

const NOBODY = { personId: null, name: '', unit: '' } as const;

/** What the form begins with: what was concluded before where it was sent back, else the people it is assigned to. */
export function firstDraft(
  { conclusion, row, evidence }: Pick<CaseDetail, 'conclusion' | 'row' | 'evidence'>,
  people: CallOutput<'cases.people'>,
): Draft {
  if (conclusion !== null) {
    const { at: _at, by: _by, conclusionLabel: _label, ...given } = conclusion;
    return onStandingEvidence(given, { evidence });
  }
  const units = new Map(people.map(({ personId, unit }) => [personId, unit]));
  const investigators = row.assignees.map(({ personId, name }) => ({
    personId: personId as number | null,
    name,
    unit: units.get(personId) ?? '',
  }));
  while (investigators.length < 2) investigators.push({ ...NOBODY });
  return {
    conclusion: null,
    investigators,
    on: '',
    ways: [],
    basis: '',
    evidence: [...standingOf(evidence)],
    householdWord: '',
    townshipSignedBy: '',
    townshipSignedOn: '',
    supplementBy: '',
  };
}

/** The draft without evidence that was withdrawn since it was chosen: nobody could take it out of the form any more. */
export function onStandingEvidence(draft: Draft, { evidence }: Pick<CaseDetail, 'evidence'>): Draft {
  const standing = standingOf(evidence);
  return { ...draft, evidence: draft.evidence.filter((id) => standing.includes(id)) };
}

function standingOf(evidence: CaseDetail['evidence']): readonly number[] {
  return evidence.filter(({ withdrawn }) => withdrawn === null).map(({ evidenceId }) => evidenceId);
}

/** The draft as it is given: people without a name are nobody. null where no conclusion is chosen yet. */
export function givenOf(draft: Draft): GivenConclusion | null {
  const { conclusion } = draft;
  if (conclusion === null) return null;
  return { ...draft, conclusion, investigators: draft.investigators.filter(({ name }) => name.trim() !== '') };
}

/** By the beginning of what is said, the field it is said of; the rules know nothing of forms. */
const FIELD_OF: readonly (readonly [RegExp, DraftField])[] = [
  [/^核查人/, 'investigators'],
  [/核查日期/, 'on'],
  [/^核查方式/, 'ways'],
  [/依据材料/, 'evidence'],
  [/^依据|^说明/, 'basis'],
  [/^对象意见/, 'householdWord'],
  [/签字人/, 'townshipSignedBy'],
  [/签字日期/, 'townshipSignedOn'],
  [/补充期限/, 'supplementBy'],
];

/** Everything that is still missing, by the rules of the domain, in their order; which field each belongs to. */
export function missingOf(
  draft: Draft,
  { evidence, row, today }: Pick<CaseDetail, 'evidence' | 'row' | 'today'>,
): readonly { readonly says: string; readonly field: DraftField | null }[] {
  const given = givenOf({ ...draft, conclusion: draft.conclusion ?? 'partly' })!;
  const found = { evidence: standingOf(evidence), subject: { ...row, household: '' } };
  const says =
    draft.conclusion === 'to-supplement'
      ? missingOfSupplement(given, { today })
      : missingOfConclusion(found, given, { today });
  return says.map((sentence) => ({
    says: sentence,
    field: FIELD_OF.find(([begins]) => begins.test(sentence))?.[1] ?? null,
  }));
}
