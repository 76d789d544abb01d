import { checkItems } from '../../shared/domain/archive/check/completeness.ts';
import { type Inconsistency, inconsistencies } from '../../shared/domain/archive/check/consistency.ts';
import { type ItemResult, isFault } from '../../shared/domain/archive/check/item-status.ts';
import { type PolicyFinding, policyFindings } from '../../shared/domain/archive/check/policy-questions.ts';
import type { ArchiveStep } from '../../shared/domain/archive/keyed/archive-step.ts';
import {
  type HouseholdRecords,
  type KeyedHousehold,
  keyedHousehold,
} from '../../shared/domain/archive/keyed/keyed-household.ts';
import type { PackRules } from '../../shared/domain/archive/policy/rules-of-pack.ts';
import { TABLE_KINDS } from '../../shared/domain/archive/read/table-kind.ts';
import type { TableRecord } from '../../shared/domain/archive/read/table-rows.ts';
import type { ArchiveCheck } from './archive-check-repo.ts';
import type { ChunkRows } from './archive-chunk.ts';
import {
  type Bundle,
  bundleOf,
  type Found,
  keyOfHousehold,
  ROW_STEP,
  updateHousehold,
} from './archive-household-repo.ts';
import { lettersOfStatuses, lettersOfVerdicts } from './archive-letters.ts';
import { rowsOfChunk } from './archive-source-repo.ts';
import { stepsOfHousehold } from './archive-step-repo.ts';
import type { Database } from './database.ts';

/** A household put together and checked. */
export interface DerivedHousehold extends KeyedHousehold {
  readonly key: string;
  readonly steps: readonly ArchiveStep[];
  readonly items: readonly ItemResult[];
  /** null: nobody keyed in a paper. */
  readonly differences: readonly Inconsistency[] | null;
  readonly findings: readonly PolicyFinding[];
}

/** What a household is checked by. */
export interface CheckedBy {
  readonly rules: PackRules;
  /** YYYY-MM-DD. */
  readonly makingDate: string;
}

/**
 * Puts one household together from its rows and steps and checks it: the check of everything calls it for each, and a step for the one it was
 * taken on, so that both come to the same. null where the rows make no household.
 */
export function checkOne(
  key: string,
  records: HouseholdRecords,
  steps: readonly ArchiveStep[],
  { rules, makingDate }: CheckedBy,
): DerivedHousehold | null {
  const keyed = keyedHousehold(records, steps, rules.pack, makingDate);
  if (keyed === null) return null;
  const { household } = keyed;
  return {
    ...keyed,
    key,
    steps,
    // Whether any inventory was given changes the words of what is missing, not what is missing: said where it is shown.
    items: checkItems(household, rules, makingDate, true),
    differences: household.paper === null ? null : inconsistencies(household),
    findings: policyFindings(household, rules),
  };
}

/** What lists and sums show of it. */
export function foundOf({ household, items, differences, findings }: DerivedHousehold): Found {
  return {
    members: household.members.length,
    statuses: lettersOfStatuses(items.map(({ status }) => status)),
    faults: items.filter(({ status }) => isFault(status)).length,
    differences: differences === null ? null : differences.length,
    undecided: (differences ?? []).filter(isUndecided).length,
    verdicts: lettersOfVerdicts(findings.map(({ verdict }) => verdict)),
    suspects: findings.filter(({ verdict }) => verdict === 'suspect').length,
  };
}

/** A difference of which nobody said which side is wrong. */
export function isUndecided({ result }: Inconsistency): boolean {
  return result === 'differs' || result === 'paper_missing' || result === 'system_missing';
}

/** The household as it is now, with all steps; `read` keeps chunks for whoever asks for many. Throws E_GONE where the check has none of this number. */
export function deriveHousehold(
  db: Database,
  check: ArchiveCheck,
  householdId: number,
  read = chunkReader(db, 8),
): DerivedHousehold {
  const bundle = bundleOf(db, check, householdId);
  const key = keyOfHousehold(db, householdId);
  const derived = checkOne(key, recordsOfBundle(key, bundle, read), stepsOfHousehold(db, key), {
    rules: check.rules,
    makingDate: check.input.frame.makingDate,
  });
  if (derived === null) throw new Error('the rows of a household of the archive make none');
  return derived;
}

/** Checks a household again after a step, in the step's transaction. */
export function recheckHousehold(db: Database, check: ArchiveCheck, householdId: number): DerivedHousehold {
  const derived = deriveHousehold(db, check, householdId);
  updateHousehold(db, check, householdId, foundOf(derived));
  return derived;
}

/** The rows of a household, each known to be its. */
export function recordsOfBundle(key: string, bundle: Bundle, read: ReadChunk): HouseholdRecords {
  const of = (numbers: readonly number[]): readonly TableRecord[] =>
    numbers.map((number) => recordOf(number, key, read));
  const records = Object.fromEntries(TABLE_KINDS.map((kind) => [kind, of(bundle[kind])]));
  return records as unknown as HouseholdRecords;
}

/** A row by its number, as one of this household. */
export function recordOf(number: number, household: string, read: ReadChunk): TableRecord {
  return read(Math.floor(number / ROW_STEP)).record(number % ROW_STEP, household);
}

export type ReadChunk = (chunkId: number) => ChunkRows;

/** Reads chunks and keeps the last ones, as many as are said. */
export function chunkReader(db: Database, most: number): ReadChunk {
  const kept = new Map<number, ChunkRows>();
  return (chunkId) => {
    const known = kept.get(chunkId);
    if (known !== undefined) {
      // The least recently used goes first.
      kept.delete(chunkId);
      kept.set(chunkId, known);
      return known;
    }
    const rows = rowsOfChunk(db, chunkId);
    kept.set(chunkId, rows);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return rows;
  };
}
