import type { Household } from './household.ts';

/** A line of the provincial export. What a fault may change stands here; all the rest is read off the household. */
export interface ApprovalLine {
  readonly household: Household;
  idNumber: string;
  account: string;
  accountName: string;
  /** 户主姓名 first, as the members are listed. */
  readonly memberNames: readonly string[];
  memberIds: readonly string[];
}

/** A line of the finance workbook. `*Fen` are number cells, null an empty one. */
export interface FinanceLine {
  readonly township: string;
  readonly village: string;
  name: string;
  idNumber: string;
  certNo: string;
  category: '农村低保' | '城市低保';
  insuredSize: number;
  months: number;
  baseFen: number | null;
  classFen: number | null;
  totalFen: number;
  /** Stands in the total's cell in place of the number; the declared totals still go by `totalFen`. */
  totalText: string | null;
  bankName: string;
  account: string;
}

/** A line of the bank's file, with what the bank says became of it in its result file. */
export interface BankLine {
  account: string;
  name: string;
  amountFen: number;
  /** Stands in the file in place of the amount. */
  amountText: string | null;
  idNumber: string;
  summary: string;
  status: '成功' | '失败' | '退汇';
  reason: string;
}

/** A household with its lines in the three ledgers; faults are planted by changing these. */
export interface HouseholdLines {
  readonly household: Household;
  approval: ApprovalLine[];
  finance: FinanceLine[];
  bank: BankLine[];
}

/** The lines of a household with which nothing is wrong: one a ledger, all agreeing. */
export function cleanLines(household: Household, period: string): HouseholdLines {
  const { name, idNumber, certNo, township, village, bankName, account, insuredSize, members } = household;
  const { baseFen, classFen, totalFen } = household;
  return {
    household,
    approval: [
      {
        household,
        idNumber,
        account,
        accountName: name,
        memberNames: members.map((member) => member.name),
        memberIds: members.map((member) => member.idNumber),
      },
    ],
    finance: [
      {
        township,
        village,
        name,
        idNumber,
        certNo,
        category: '农村低保',
        insuredSize,
        months: 1,
        baseFen,
        classFen,
        totalFen,
        totalText: null,
        bankName,
        account,
      },
    ],
    bank: [
      {
        account,
        name,
        amountFen: totalFen,
        amountText: null,
        idNumber,
        summary: `${Number(period.slice(0, 4))}年${Number(period.slice(5))}月农村低保金`,
        status: '成功',
        reason: '',
      },
    ],
  };
}
