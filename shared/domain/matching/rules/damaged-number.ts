import { accountSurvivesIn } from '../../identity/bank-account.ts';
import { survivesIn } from '../../identity/person-id.ts';
import type { HouseholdView, MatchRule } from '../rule.ts';

/** Whether the digits that survived in one household's number are those of the other's (or of its own surviving digits). */
export function damagedNumberAgrees(one: HouseholdView, other: HouseholdView): boolean {
  const survives = (damaged: HouseholdView, whole: HouseholdView): boolean =>
    damaged.damagedIds.some((digits) => [...whole.ids, ...whole.damagedIds].some((id) => survivesIn(digits, id)));
  return survives(one, other) || survives(other, one);
}

/** Whether both have the same account, or one whose surviving digits are those of the other's. */
export function accountsAgree(one: HouseholdView, other: HouseholdView): boolean {
  const survives = (damaged: HouseholdView, whole: HouseholdView): boolean =>
    damaged.damagedAccounts.some((digits) =>
      [...whole.accounts, ...whole.damagedAccounts].some((account) => accountSurvivesIn(digits, account)),
    );
  return (
    one.accounts.some((account) => other.accounts.includes(account)) || survives(one, other) || survives(other, one)
  );
}

/** Whether both have the same account (as far as it survived) or the same certificate number. */
export function accountOrCertificateAgrees(one: HouseholdView, other: HouseholdView): boolean {
  return accountsAgree(one, other) || one.certs.some((cert) => other.certs.includes(cert));
}

/** A number a spreadsheet damaged: the surviving digits, the name, and the account or the certificate. dibao.md 6.2. */
export const damagedNumber: MatchRule<'damaged-id'> = {
  name: 'damaged-id',
  keys: (household) => household.names,
  agree: (one, other) => damagedNumberAgrees(one, other) && accountOrCertificateAgrees(one, other),
};
