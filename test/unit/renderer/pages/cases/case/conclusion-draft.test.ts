import { describe, expect, it } from 'vitest';
import {
  type Draft,
  firstDraft,
  givenOf,
  missingOf,
  onStandingEvidence,
} from '../../../../../../renderer/pages/cases/case/conclusion-draft.ts';
import type { CaseDetail } from '../../../../../../shared/contracts/desk/cases.ts';

const piece = (evidenceId: number, withdrawn = false) =>
  ({ evidenceId, withdrawn: withdrawn ? { at: '', by: '', reason: '' } : null }) as CaseDetail['evidence'][number];

const detail = {
  row: {
    name: '王*芳',
    idNumber: '2399**********1234',
    assignees: [{ personId: 3, name: '李强' }],
  } as unknown as CaseDetail['row'],
  evidence: [piece(1), piece(2, true)],
  conclusion: null as CaseDetail['conclusion'],
  today: '2026-05-20',
};
const PEOPLE = [{ personId: 3, name: '李强', unit: '岭河镇民政所' }];

const whole: Draft = {
  conclusion: 'unfounded',
  investigators: [
    { personId: 3, name: '李强', unit: '岭河镇民政所' },
    { personId: null, name: '赵敏', unit: '' },
  ],
  on: '2026-05-18',
  ways: ['home-visit'],
  basis: '本人在世',
  evidence: [1],
  householdWord: '无异议',
  townshipSignedBy: '孙立',
  townshipSignedOn: '2026-05-19',
  supplementBy: '',
};

describe('a conclusion while it is written', () => {
  it('begins with the people it is assigned to, room for a second, and the evidence that stands', () => {
    const draft = firstDraft(detail, PEOPLE);
    expect(draft.investigators).toEqual([
      { personId: 3, name: '李强', unit: '岭河镇民政所' },
      { personId: null, name: '', unit: '' },
    ]);
    expect(draft.evidence).toEqual([1]);
    expect(draft.conclusion).toBeNull();
    expect(givenOf(draft)).toBeNull();
  });

  it('begins with what was concluded before, without the evidence that was withdrawn since', () => {
    const former = { ...whole, evidence: [1, 2], at: '2026-05-19T00:00:00Z', by: '李强', conclusionLabel: '' };
    const draft = firstDraft({ ...detail, conclusion: former as CaseDetail['conclusion'] }, PEOPLE);
    expect(draft).toEqual({ ...whole, evidence: [1] });
  });

  it('drops evidence that is withdrawn while it is written', () => {
    expect(onStandingEvidence({ ...whole, evidence: [1, 2] }, detail)).toEqual(whole);
  });

  it('is whole when nothing is missing by the rules of the domain', () => {
    expect(missingOf(whole, detail)).toEqual([]);
    expect(givenOf(whole)?.investigators).toHaveLength(2);
  });

  it('names every thing that is missing beside a field of the form', () => {
    const missing = missingOf(firstDraft({ ...detail, evidence: [] }, PEOPLE), { ...detail, evidence: [] });
    expect(missing.map(({ field }) => field)).toEqual([
      'investigators',
      'on',
      'ways',
      'basis',
      'evidence',
      'householdWord',
      'townshipSignedBy',
      'townshipSignedOn',
    ]);
  });

  it('names what 待补充 needs beside its fields too', () => {
    const draft: Draft = { ...firstDraft(detail, PEOPLE), conclusion: 'to-supplement', investigators: [] };
    expect(missingOf(draft, detail).map(({ field }) => field)).toEqual([
      'investigators',
      'on',
      'ways',
      'basis',
      'supplementBy',
    ]);
  });

  it('takes no day that is still to come, and says so at the day', () => {
    expect(missingOf({ ...whole, on: '2026-05-21', townshipSignedOn: '2026-06-01' }, detail)).toEqual([
      { says: '不晚于今天的核查日期', field: 'on' },
      { says: '不晚于今天的乡镇签字日期', field: 'townshipSignedOn' },
    ]);
  });
});
