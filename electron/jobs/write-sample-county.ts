import { AppError } from '../../shared/contracts/app-error.ts';
import type { FaultChoice } from '../../shared/domain/sample/fault-kind.ts';
import { planCounty } from '../../shared/domain/sample/household.ts';
import { composeTruth, type SampleTruth } from '../../shared/domain/sample/truth.ts';
import { writeCsvLedgers } from './sample-county/csv-ledgers.ts';
import type { SampleJobContext } from './sample-county/sample-progress.ts';
import { writeStaged } from './sample-county/staged-folder.ts';
import { writeTruth } from './sample-county/truth-file.ts';

export interface SampleCountyOptions {
  readonly households: number;
  readonly seed: number;
  /** YYYY-MM. */
  readonly period: string;
  readonly faults: FaultChoice;
  /** `office`: the files clerks have. `csv`: three plain tables for scripts and benches. */
  readonly format?: 'office' | 'csv';
  /** csv only: the share of households with a fault where `faults` is not 'none'. */
  readonly faultShare?: number;
}

const DEFAULT_FAULT_SHARE = 0.002;

/**
 * Makes the sample county in `dir`: three ledgers, the bank's result, truth.json and README.txt. The same options give the same
 * files. Rejects with AppError where the options cannot be met, with the signal's reason on abort; `dir` is then left as it was.
 */
export async function writeSampleCounty(
  dir: string,
  options: SampleCountyOptions,
  context: SampleJobContext = {},
): Promise<SampleTruth> {
  const { households, seed, period, faults, faultShare = DEFAULT_FAULT_SHARE } = options;
  const plan = planCounty(households, seed, period);
  let truth: SampleTruth | undefined;
  await writeStaged(dir, async (stage) => {
    const planted = await writeCsvLedgers(stage, plan, faults === 'none' ? 0 : faultShare, context);
    truth = composeTruth(options, planted);
    await writeTruth(stage, truth);
  });
  return truth!;
}
