import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerKind } from '../../../shared/domain/ledger/ledger-kind.ts';
import { type CountyPlan, type Household, householdAt, spareAccount } from '../../../shared/domain/sample/household.ts';
import { mistypeName } from '../../../shared/domain/sample/names.ts';
import { randomFor, shuffledIndexes } from '../../../shared/domain/sample/random.ts';
import { PRESENT_IN, type SimpleFault, simpleFaultOf } from '../../../shared/domain/sample/simple-fault.ts';
import type { TruthEntry } from '../../../shared/domain/sample/truth.ts';
import type { JobContext } from '../progress.ts';
import { yuanText } from './yuan.ts';

/** The files of the csv format by ledger: plain names, because scripts and other programs read them. */
export const CSV_FILES: Readonly<Record<LedgerKind, string>> = {
  approval: 'approval.csv',
  finance: 'finance.csv',
  bank: 'bank.csv',
};

interface CsvLedger {
  readonly kind: LedgerKind;
  readonly header: string;
  line(seq: number, household: Household, fault: SimpleFault | null, plan: CountyPlan): string;
}

const LEDGERS: readonly CsvLedger[] = [
  {
    kind: 'approval',
    header:
      '序号,乡镇,村,户主姓名,户主身份证号,低保证号,救助类型,保障人口,户月保障金额（元）,分类施保金额（元）,合计（元）,开户银行,银行账号',
    line: (seq, h) =>
      `${seq},${h.township},${h.village},${h.name},${h.idNumber},${h.certNo},农村低保,${h.insuredSize},${yuanText(h.baseFen)},${yuanText(h.classFen)},${yuanText(h.totalFen)},${h.bankName},${h.account}\r\n`,
  },
  {
    kind: 'finance',
    header: '序号,乡镇,村,户主姓名,户主身份证号,低保证号,保障人口,请款金额（元）,开户银行,银行账号',
    line: (seq, h) =>
      `${seq},${h.township},${h.village},${h.name},${h.idNumber},${h.certNo},${h.insuredSize},${yuanText(h.totalFen)},${h.bankName},${h.account}\r\n`,
  },
  {
    kind: 'bank',
    header: '序号,银行账号,户名,身份证号,代发金额（元）,摘要',
    line(seq, h, fault, plan) {
      const account = fault === 'account_mismatch' ? spareAccount(plan, h.index) : h.account;
      const name = fault === 'name_mismatch' ? mistypeName(h.name) : h.name;
      const fen = fault === 'amount_mismatch' ? h.totalFen + 1000 : h.totalFen;
      return `${seq},${account},${name},${h.idNumber},${yuanText(fen)},农村低保金\r\n`;
    },
  },
];

const BLOCK_CHARS = 1 << 20;

/**
 * Writes the three ledgers as UTF-8 CSV with a header, each in an order of its own, and gives what was planted. Households are made
 * as they are written and never held, so that a million of them costs a few megabytes.
 */
export async function writeCsvLedgers(
  dir: string,
  plan: CountyPlan,
  faultShare: number,
  context: JobContext,
): Promise<readonly TruthEntry[]> {
  const lineOf = {
    approval: new Map<number, number>(),
    finance: new Map<number, number>(),
    bank: new Map<number, number>(),
  };
  for (const [stream, ledger] of LEDGERS.entries()) {
    const order = shuffledIndexes(plan.count, randomFor(plan.seed, 10 + stream, 0));
    const report = (done: number) =>
      context.report({ phase: 'sample', what: CSV_FILES[ledger.kind], done, total: plan.count, unit: 'rows' });
    const file = await open(join(dir, CSV_FILES[ledger.kind]), 'w');
    try {
      let block = `${ledger.header}\r\n`;
      let seq = 0;
      for (const index of order) {
        const fault = simpleFaultOf(plan, index, faultShare);
        if (fault !== null) {
          if (!PRESENT_IN[fault][ledger.kind]) continue;
          lineOf[ledger.kind].set(index, seq + 2);
        }
        block += ledger.line(++seq, householdAt(plan, index), fault, plan);
        if (block.length < BLOCK_CHARS) continue;
        await file.writeFile(block);
        block = '';
        context.signal.throwIfAborted();
        report(seq);
      }
      await file.writeFile(block);
      report(seq);
    } finally {
      await file.close();
    }
  }

  const pointers = (kind: LedgerKind, index: number): string[] => {
    const line = lineOf[kind].get(index);
    return line === undefined ? [] : [`${CSV_FILES[kind]}#${line}`];
  };
  const planted: TruthEntry[] = [];
  for (let index = 0; index < plan.count; index++) {
    const fault = simpleFaultOf(plan, index, faultShare);
    if (fault === null) continue;
    const { name, idNumber } = householdAt(plan, index);
    planted.push({
      fault,
      codes: [fault],
      name,
      idNumber,
      others: [],
      rows: {
        approval: pointers('approval', index),
        finance: pointers('finance', index),
        bank: pointers('bank', index),
        bankReturn: [],
      },
    });
  }
  return planted;
}
