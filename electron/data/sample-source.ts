import type { SampledFrom } from '../../shared/contracts/desk/sampling.ts';
import type { Unit } from '../../shared/domain/sampling/draw.ts';
import { type StrataRule, stratumOf } from '../../shared/domain/sampling/stratum.ts';
import type { Database } from './database.ts';
import { runById } from './run-repo.ts';
import { closedCases, householdsOfRun, type UnitFacts } from './sample-population.ts';
import type { KeptDraw } from './sample-repo.ts';

/** What is drawn from: in words, and all that is known of its units. */
export interface SampleSource {
  readonly runId: number | null;
  readonly about: string;
  readonly facts: readonly UnitFacts[];
}

/** Throws E_GONE where the run is not there. */
export function sampleSource(db: Database, from: SampledFrom): SampleSource {
  if (from.sampled === 'closed-cases')
    return { runId: null, about: from.programme, facts: closedCases(db, from.programme) };
  const { period, programme } = runById(db, from.runId);
  return { runId: from.runId, about: `${period} ${programme}`, facts: householdsOfRun(db, from.runId) };
}

/** What a drawing was made from, as it is now. Throws E_GONE where it is not there any more. */
export function sourceOfDraw(db: Database, { sampled, runId, about }: KeptDraw): SampleSource {
  return sampleSource(db, sampled === 'households' ? { sampled, runId: runId! } : { sampled, programme: about });
}

/** The units of a source in their strata. */
export function unitsOf({ facts }: SampleSource, rule: StrataRule): readonly Unit[] {
  return facts.map((each) => ({ id: each.id, stratum: stratumOf(rule, each) }));
}
