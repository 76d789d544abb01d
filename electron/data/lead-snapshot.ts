import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Case } from '../../shared/domain/case/case.ts';
import type { LeadContent } from '../../shared/domain/lead/lead-content.ts';
import type { LeadEvidence, LeadHousehold, LeadSnapshot } from '../../shared/domain/lead/lead-event.ts';
import { type CaseMoney, leadMoney } from '../../shared/domain/lead/lead-money.ts';
import type { LeadCase } from '../../shared/domain/lead/missing.ts';
import { occurrencesOf } from './case-chain.ts';
import { caseById } from './case-repo.ts';
import type { Database } from './database.ts';
import { evidenceOfCase } from './evidence-repo.ts';

/** What a lead says as its cases stand now: money by household and month, evidence, households; and the cases themselves. */
export interface LeadAsOfNow {
  readonly snapshot: LeadSnapshot;
  readonly cases: readonly (LeadCase & Pick<Case, 'state'>)[];
}

/** Throws E_GONE where a case is not there. */
export function leadAsOfNow(db: Database, content: LeadContent): LeadAsOfNow {
  const cases = content.caseIds.map((caseId) => caseById(db, caseId));
  const households = new Map<string, LeadHousehold>();
  const money: CaseMoney[] = [];
  const evidence: LeadEvidence[] = [];
  for (const found of cases) {
    const { caseId, programme, problem, subject } = found;
    const { household, name, township, village, idNumber } = subject;
    households.set(household, { household, name, idNumber, township, village });
    for (const { period, amountFen } of occurrencesOf(db, programme, problem))
      money.push({ caseId, household, name, township, period, fen: amountFen });
    const stands = new Set(found.evidence);
    for (const { evidenceId, name: file, sha256, bytes } of evidenceOfCase(db, caseId))
      if (stands.has(evidenceId)) evidence.push({ evidenceId, caseId, name: file, sha256, bytes });
  }
  const known = [...households.values()].sort((a, b) => (a.household < b.household ? -1 : 1));
  for (const { household } of content.corrections)
    if (!households.has(household))
      throw new WorkplaceError(
        'E_REFUSED',
        '改动金额的一户不在关联的疑点里',
        '请去掉这一处改动，或把这一户的疑点加进线索',
      );
  return {
    snapshot: {
      content,
      money: leadMoney(money, content.corrections, (household) => ({
        name: households.get(household)?.name ?? '',
        township: households.get(household)?.township ?? '',
      })),
      evidence,
      households: known,
    },
    cases: cases.map(({ caseId, conclusion, state }) => ({
      caseId,
      conclusion: conclusion?.conclusion ?? null,
      state,
    })),
  };
}
