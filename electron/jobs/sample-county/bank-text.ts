import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BankLine } from '../../../shared/domain/sample/lines.ts';
import type { SampleCounty } from '../../../shared/domain/sample/make-county.ts';
import { encodeGb18030 } from '../../formats/gb18030.ts';
import type { RowPointers } from './row-pointers.ts';
import { yuanText } from './yuan.ts';

/** Line 1 is the summary, line 2 the header. */
const FIRST_DATA_LINE = 3;

/** Writes the bank's file: GB18030, fields separated and lines ended by `|`, number and sum of payments in the first line. */
export async function writeBankFile(
  dir: string,
  file: string,
  county: SampleCounty,
  pointers: RowPointers,
): Promise<void> {
  const details = county.bank.map((line, i) => {
    pointers.ledgers.set(line, `${file}#${FIRST_DATA_LINE + i}`);
    const amount = line.amountText ?? yuanText(line.amountFen);
    return `${i + 1}|${line.account}|${line.name}|${amount}|${line.idNumber}|${line.summary}|`;
  });
  await writeText(join(dir, file), [summaryOf(county.bank), '序号|账号|户名|金额|身份证号|摘要|', ...details]);
}

/** Writes the bank's result file: the same payments in the same order, each with what became of it. */
export async function writeBankReturnFile(
  dir: string,
  file: string,
  county: SampleCounty,
  pointers: RowPointers,
): Promise<void> {
  const details = county.bank.map((line, i) => {
    pointers.bankReturn.set(line, `${file}#${FIRST_DATA_LINE + i}`);
    return `${i + 1}|${line.account}|${line.name}|${yuanText(line.amountFen)}|${line.status}|${line.reason}|`;
  });
  await writeText(join(dir, file), [summaryOf(county.bank), '序号|账号|户名|金额|状态|原因|', ...details]);
}

function summaryOf(lines: readonly BankLine[]): string {
  return `P|${lines.length}|${yuanText(lines.reduce((sum, line) => sum + line.amountFen, 0))}|`;
}

async function writeText(path: string, lines: readonly string[]): Promise<void> {
  await writeFile(path, encodeGb18030(`${lines.join('\r\n')}\r\n`));
}
