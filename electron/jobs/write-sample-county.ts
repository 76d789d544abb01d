import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/contracts/app-error.ts';
import type { FaultChoice } from '../../shared/domain/sample/fault-kind.ts';
import { planCounty } from '../../shared/domain/sample/household.ts';
import { FEWEST_HOUSEHOLDS_WITH_FAULTS, makeCounty } from '../../shared/domain/sample/make-county.ts';
import { composeTruth, type SampleTruth, type TruthEntry } from '../../shared/domain/sample/truth.ts';
import { writeWhole } from './output-folder.ts';
import type { JobContext } from './progress.ts';
import { writeApprovalWorkbook } from './sample-county/approval-workbook.ts';
import { writeArchiveFiles } from './sample-county/archive-files.ts';
import { writeBankFile, writeBankReturnFile } from './sample-county/bank-text.ts';
import { CSV_FILES, writeCsvLedgers } from './sample-county/csv-ledgers.ts';
import { writeFinanceWorkbook } from './sample-county/finance-workbook.ts';
import { readmeText } from './sample-county/readme-text.ts';
import { type RowPointers, truthEntries } from './sample-county/row-pointers.ts';
import { writeTruth } from './sample-county/truth-file.ts';

export interface SampleCountyOptions {
  /** At least 1. */
  readonly households: number;
  /** A whole number from 0 up. */
  readonly seed: number;
  /** YYYY-MM. */
  readonly period: string;
  /** Which faults to plant; the csv format plants its own simple kinds unless 'none'. */
  readonly faults: FaultChoice;
  /** `office`: the files clerks have. `csv`: three plain tables for scripts and benches. */
  readonly format?: 'office' | 'csv';
  /** office only: the month before the county of these options (see MakeCountyOptions). */
  readonly monthBefore?: boolean;
  /** office only: the later month pays again what failed in the month before (see MakeCountyOptions). */
  readonly reissues?: boolean;
  /** office only: also the county's archive (exports of persons, inventories, papers, scans), in a folder of its own. */
  readonly archive?: boolean;
  /** csv only: the share of households with a fault. */
  readonly faultShare?: number;
}

const DEFAULT_FAULT_SHARE = 0.002;

/** The names of the files of the office format, as clerks know them. `period` is YYYY-MM. */
export function officeFiles(period: string) {
  const month = period.replace('-', '');
  return {
    approval: `农村低保家庭查询_${month}.xlsx`,
    finance: `财政请款明细_${month}.xlsx`,
    bank: `代发明细_${month}.txt`,
    bankReturn: `代发回盘_${month}.txt`,
  } as const;
}

/**
 * Makes the sample county in `dir`: three ledgers, the bank's result (office only), truth.json and README.txt, and gives the truth.
 * The same options give the same bytes. Rejects with AppError where there are too few households for all faults, with the signal's
 * reason on abort; `dir` is then left as it was.
 */
export async function writeSampleCounty(
  dir: string,
  options: SampleCountyOptions,
  context: JobContext,
): Promise<SampleTruth> {
  const { households, period, faults, format = 'office' } = options;
  if (format === 'office' && faults === 'all' && households < FEWEST_HOUSEHOLDS_WITH_FAULTS) throw tooFew(households);
  const files = format === 'csv' ? { ...CSV_FILES, bankReturn: '' } : officeFiles(period);
  return writeWhole(dir, 'truth.json', async (stage) => {
    const planted = await (format === 'csv' ? writeCsv(stage, options, context) : writeOffice(stage, options, context));
    const truth = composeTruth(options, planted);
    await writeTruth(stage, truth);
    // With a byte order mark, because the plain editors of old Windows take UTF-8 without one for GBK.
    await writeFile(join(stage, 'README.txt'), `\ufeff${readmeText({ ...options, ...files })}`);
    return truth;
  });
}

function writeCsv(stage: string, options: SampleCountyOptions, context: JobContext): Promise<readonly TruthEntry[]> {
  const { households, seed, period, faults, faultShare = DEFAULT_FAULT_SHARE } = options;
  return writeCsvLedgers(stage, planCounty(households, seed, period), faults === 'none' ? 0 : faultShare, context);
}

async function writeOffice(
  stage: string,
  options: SampleCountyOptions,
  context: JobContext,
): Promise<readonly TruthEntry[]> {
  const files = officeFiles(options.period);
  const dated = new Date(`${options.period}-01T00:00:00Z`);
  const county = makeCounty(options);
  const pointers: RowPointers = { ledgers: new Map(), bankReturn: new Map(), falseTotal: '' };
  await writeApprovalWorkbook(stage, files.approval, dated, county, pointers, context);
  await writeFinanceWorkbook(stage, files.finance, dated, county, pointers, context);
  await writeBankFile(stage, files.bank, county, pointers);
  await writeBankReturnFile(stage, files.bankReturn, county, pointers);
  if (options.archive === true) await writeArchiveFiles(stage, county, options.faults !== 'none', context);
  context.signal.throwIfAborted();
  return truthEntries(county.planted, pointers);
}

function tooFew(households: number): AppError {
  return new AppError(
    'E_USAGE',
    {},
    {
      zh: `${households} 户太少，埋不下全部种类的问题`,
      en: `${households} households are too few to plant every fault`,
    },
    {
      zh: `请把 --households 设为 ${FEWEST_HOUSEHOLDS_WITH_FAULTS} 以上，或用 --faults none`,
      en: `set --households to ${FEWEST_HOUSEHOLDS_WITH_FAULTS} or more, or use --faults none`,
    },
  );
}
