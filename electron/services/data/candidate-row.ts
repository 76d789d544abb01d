import type { Candidate } from '../../../shared/contracts/desk/differences.ts';
import { maskApart } from '../../../shared/domain/discrepancy/mask-apart.ts';
import { maskAccount } from '../../../shared/domain/identity/bank-account.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import type { DifferenceCandidate } from '../../data/difference-candidate.ts';
import { householdToken } from '../../data/household-token.ts';
import type { Cover } from './difference-row.ts';

/** Between several numbers of one candidate. */
const LIST_SEPARATOR = '、';

/** The candidates of a question as a page shows them: numbers that differ also look different. */
export function shownCandidates(
  candidates: readonly DifferenceCandidate[],
  { uncovered, maskNames }: Cover,
): Candidate[] {
  const showId = shower(
    candidates.map(({ idNumber }) => idNumber),
    maskPersonId,
  );
  const showAccount = shower(
    candidates.map(({ account }) => account),
    maskAccount,
  );
  return candidates.map(
    ({
      key,
      ledger,
      household,
      name,
      idNumber,
      account,
      township,
      village,
      amountFen,
      months,
      headcount,
      cert,
      rows,
    }) => ({
      key: householdToken(key),
      ledger,
      household,
      name: maskNames && !uncovered ? maskName(name) : name,
      idNumber: uncovered ? idNumber : showId(idNumber),
      account: uncovered ? account : showAccount(account),
      cert: uncovered ? cert : maskDigitRuns(cert),
      township,
      village,
      amountFen,
      months,
      headcount,
      rows,
    }),
  );
}

function shower(texts: readonly string[], mask: (text: string) => string): (text: string) => string {
  const shown = maskApart(
    texts.flatMap((text) => text.split(LIST_SEPARATOR)),
    mask,
  );
  return (text) =>
    text
      .split(LIST_SEPARATOR)
      .map((each) => shown.get(each) ?? '')
      .join(LIST_SEPARATOR);
}
