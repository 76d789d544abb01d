import type { Candidate } from '../../../shared/contracts/desk/differences.ts';
import { maskApart } from '../../../shared/domain/discrepancy/mask-apart.ts';
import { maskAccount } from '../../../shared/domain/identity/bank-account.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import type { DifferenceCandidate } from '../../data/difference-candidate.ts';
import { householdToken } from '../../data/household-token.ts';
import type { Cover } from './difference-row.ts';

/** The candidates of a question as a page shows them: numbers that differ also look different. */
export function shownCandidates(
  candidates: readonly DifferenceCandidate[],
  { uncovered, maskNames }: Cover,
): Candidate[] {
  const ids = maskApart(
    candidates.map(({ idNumber }) => idNumber),
    maskPersonId,
  );
  const accounts = maskApart(
    candidates.map(({ account }) => account),
    maskAccount,
  );
  return candidates.map(({ key, ledger, name, idNumber, account, township, village, amountFen, rows }) => ({
    key: householdToken(key),
    ledger,
    name: maskNames && !uncovered ? maskName(name) : name,
    idNumber: uncovered ? idNumber : (ids.get(idNumber) ?? ''),
    account: uncovered ? account : (accounts.get(account) ?? ''),
    township,
    village,
    amountFen,
    rows,
  }));
}
