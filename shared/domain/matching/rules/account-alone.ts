import { LEDGER_KINDS } from '../../ledger/ledger-kind.ts';
import type { MatchRule } from '../rule.ts';

/**
 * The account alone, where no ledger has it for more than one household: the money went there; the differing name is then the
 * discrepancy (contract: cli.md, `rule`).
 */
export const accountAlone: MatchRule<'account'> = {
  name: 'account',
  keys: (household, context) =>
    household.accounts.filter((account) =>
      LEDGER_KINDS.every((kind) => context.householdsWithAccount(kind, account) <= 1),
    ),
};
