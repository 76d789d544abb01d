import type { PlantableKind } from './fault-kind.ts';
import { type CountyPlan, type Household, householdAt, spareAccount } from './household.ts';
import type { HouseholdLines } from './lines.ts';
import { makeDottedName, mistypeName } from './names.ts';
import { randomFor } from './random.ts';
import { asOldNumber, asSpreadsheetNumber, toFullWidth, withSignsBetween, withWrongCheck } from './spoil-text.ts';

/** What a planter may ask for besides the households it was given. */
export interface PlantContext {
  readonly plan: CountyPlan;
  /** A person and an account that no household of the county has. Each call gives another. */
  stranger(): Household;
}

/** How one kind of fault is planted. */
export interface Planter {
  /** Which households it can be planted on; any where left out. */
  readonly suits?: (household: Household) => boolean;
  /** Changes the household before its lines are made, so that all ledgers agree on it. */
  readonly reshape?: (household: Household, context: PlantContext) => Household;
  /** A second household, which must suit the first, made to fit it. */
  readonly second?: {
    readonly suits: (first: Household, other: Household) => boolean;
    readonly reshape: (first: Household, other: Household) => Household;
  };
  /** Changes the lines. */
  readonly plant: (first: HouseholdLines, context: PlantContext, second: HouseholdLines | undefined) => void;
}

const withName = (household: Household, name: string): Household => ({
  ...household,
  name,
  members: household.members.map((member, i) => (i === 0 ? { ...member, name } : member)),
});
const withIdNumber = (household: Household, idNumber: string): Household => ({
  ...household,
  idNumber,
  members: household.members.map((member, i) => (i === 0 ? { ...member, idNumber } : member)),
});
const hasCard = (household: Household): boolean => household.account.length === 19;
const endsWithDigit = (household: Household): boolean => !household.idNumber.endsWith('X');

/** Lines of these ledgers left out: the presence faults. */
const without =
  (...ledgers: readonly ('approval' | 'finance' | 'bank')[]): Planter['plant'] =>
  (lines) => {
    for (const ledger of ledgers) lines[ledger] = [];
  };

/**
 * How each kind is planted. Every fault stands on households of its own and shows itself in its own code only; the meaning of the
 * codes is that of contract cli.md.
 */
export const PLANTERS = {
  approved_only: { plant: without('finance', 'bank') },
  requested_only: { plant: without('approval', 'bank') },
  paid_only: { plant: without('approval', 'finance') },
  unpaid: { plant: without('bank') },
  paid_without_request: { plant: without('finance') },
  paid_without_approval: { plant: without('approval') },

  amount_mismatch: {
    plant({ bank }) {
      bank[0]!.amountFen += 10_00;
    },
  },
  name_mismatch: {
    plant({ bank, household }) {
      bank[0]!.name = mistypeName(household.name);
    },
  },
  id_mismatch: {
    plant({ bank }, context) {
      bank[0]!.idNumber = context.stranger().idNumber;
    },
  },
  account_mismatch: {
    plant({ bank, household }, { plan }) {
      bank[0]!.account = spareAccount(plan, household.index);
    },
  },
  headcount_mismatch: {
    plant({ finance }) {
      finance[0]!.insuredSize++;
    },
  },
  category_mismatch: {
    plant({ finance }) {
      finance[0]!.category = '城市低保';
    },
  },
  /** Two months requested, one approved and paid: by the month the amounts agree. */
  months_mismatch: {
    plant({ finance, household }) {
      const line = finance[0]!;
      line.months = 2;
      line.baseFen = household.baseFen * 2;
      line.classFen = household.classFen * 2;
      line.totalFen = household.totalFen * 2;
    },
  },

  duplicate_line: {
    plant({ finance }) {
      finance.push({ ...finance[0]! });
    },
  },
  shared_account: {
    second: {
      suits: (first, other) => first.township === other.township,
      reshape: (first, other) => ({ ...other, account: first.account, bankName: first.bankName }),
    },
    plant() {},
  },
  invalid_id_number: {
    reshape: (household) => withIdNumber(household, withWrongCheck(household.idNumber)),
    plant() {},
  },
  damaged_id_number: {
    suits: endsWithDigit,
    plant({ finance, household }) {
      finance[0]!.idNumber = asSpreadsheetNumber(household.idNumber);
    },
  },
  damaged_account: {
    suits: hasCard,
    plant({ finance, household }) {
      finance[0]!.account = asSpreadsheetNumber(household.account);
    },
  },
  invalid_account: {
    reshape: (household) => ({ ...household, account: household.account.slice(0, 6) }),
    plant() {},
  },
  invalid_amount: {
    plant({ finance }) {
      const line = finance[0]!;
      line.baseFen = null;
      line.classFen = null;
      line.totalFen = 0;
      line.totalText = '三百元';
    },
  },
  missing_key: {
    plant({ finance }) {
      finance[0]!.idNumber = '';
    },
  },
  garbled_text: {
    plant({ bank, household }) {
      bank[0]!.name = `${[...household.name].slice(0, -1).join('')}?`;
    },
  },
  /** Stands on no household: the writer of the finance workbook falsifies the total of this township. */
  control_total_mismatch: { plant() {} },

  payment_failed: {
    plant({ bank }) {
      bank[0]!.status = '失败';
      bank[0]!.reason = '户名不符';
    },
  },
  returned_unresolved: {
    plant({ bank }) {
      bank[0]!.status = '退汇';
      bank[0]!.reason = '账户已销户';
    },
  },

  possible_match: {
    plant(lines, context) {
      lines.bank = [];
      makeUnprovable(lines.finance[0]!, context.stranger());
    },
  },
  ambiguous_match: {
    second: {
      suits: (first, other) => other.members.length === first.members.length,
      reshape: (first, other) => ({
        ...withName(other, first.name),
        township: first.township,
        village: first.village,
        insuredSize: first.insuredSize,
        annualIncomeFen: first.annualIncomeFen,
        baseFen: first.baseFen,
        classFen: first.classFen,
        totalFen: first.totalFen,
      }),
    },
    plant(first, context, second) {
      makeUnprovable(first.finance[0]!, context.stranger());
      first.bank = [];
      second!.finance = [];
      second!.bank = [];
    },
  },

  harmless_spaces: {
    plant({ finance, bank, household }) {
      finance[0]!.name = [...household.name].join('\u3000');
      finance[0]!.idNumber = ` ${household.idNumber}\u00a0`;
      bank[0]!.name = `${household.name}  `;
    },
  },
  harmless_full_width: {
    plant({ finance, bank, household }) {
      finance[0]!.idNumber = toFullWidth(household.idNumber);
      bank[0]!.account = toFullWidth(household.account);
    },
  },
  harmless_name_separator: {
    reshape: (household, { plan }) =>
      withName(household, makeDottedName(randomFor(plan.seed, 4, household.index), true)),
    plant({ finance, bank, household }) {
      finance[0]!.name = household.name.replace('·', '•');
      bank[0]!.name = household.name.replace('·', '．');
    },
  },
  harmless_lower_x: {
    suits: (household) => !endsWithDigit(household),
    plant({ finance, bank, household }) {
      finance[0]!.idNumber = household.idNumber.replace('X', 'x');
      bank[0]!.idNumber = household.idNumber.replace('X', 'ｘ');
    },
  },
  harmless_apostrophe: {
    plant({ finance, household }) {
      finance[0]!.idNumber = `'${household.idNumber}`;
      finance[0]!.account = `’${household.account}`;
    },
  },
  harmless_account_separators: {
    suits: hasCard,
    plant({ finance, bank, household }) {
      finance[0]!.account = withSignsBetween(household.account, ' ');
      bank[0]!.account = withSignsBetween(household.account, '-');
    },
  },
  harmless_money_signs: {
    suits: (household) => household.totalFen >= 1000_00,
    plant({ finance, bank, household }) {
      const yuan = String(household.totalFen / 100);
      finance[0]!.totalText = `￥${yuan.slice(0, -3)},${yuan.slice(-3)}.00`;
      bank[0]!.amountText = `${yuan.slice(0, -3)},${yuan.slice(-3)}.00元`;
    },
  },
  harmless_old_id_number: {
    plant({ finance, household }) {
      finance[0]!.idNumber = asOldNumber(household.idNumber);
    },
  },
  harmless_two_lines: {
    suits: (household) => household.classFen > 0 && household.baseFen > 0,
    plant({ bank, household }) {
      const line = bank[0]!;
      bank.push({ ...line, amountFen: household.classFen, summary: line.summary.replace('农村低保金', '分类施保金') });
      line.amountFen = household.baseFen;
    },
  },
  harmless_member_is_payee: {
    suits: (household) => household.members.length > 1,
    plant({ approval, bank, household }) {
      const payee = household.members[1]!;
      approval[0]!.accountName = payee.name;
      bank[0]!.name = payee.name;
      bank[0]!.idNumber = payee.idNumber;
    },
  },
  harmless_debit_only: {
    plant({ bank }) {
      bank[0]!.reason = '只收不付';
    },
  },
} as const satisfies Record<PlantableKind, Planter>;

/** Leaves a finance line nothing but name, village and amount to go by. */
function makeUnprovable(line: HouseholdLines['finance'][number], stranger: Household): void {
  line.idNumber = stranger.idNumber;
  line.account = stranger.account;
  line.certNo = '';
}

/** The n-th stranger of a county: made like its households, but on none of its ledgers. */
export function strangerAt(plan: CountyPlan, n: number): Household {
  return householdAt(plan, plan.count + n);
}
