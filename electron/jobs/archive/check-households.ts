import { AppError, AppErrors } from '../../../shared/contracts/app-error.ts';
import type { ArchiveHousehold } from '../../../shared/domain/archive/archive-household.ts';
import { checkItems } from '../../../shared/domain/archive/check/completeness.ts';
import {
  type Inconsistency,
  inconsistencies,
  strayInconsistency,
} from '../../../shared/domain/archive/check/consistency.ts';
import { policyFindings } from '../../../shared/domain/archive/check/policy-questions.ts';
import { yearsKept } from '../../../shared/domain/archive/check/retention.ts';
import { type Place, volumesOf } from '../../../shared/domain/archive/dossier/volumes.ts';
import type { PackRules } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { certKey } from '../../../shared/domain/archive/read/household-keys.ts';
import type { JoinedArchive } from '../../../shared/domain/archive/read/join-households.ts';
import type { JobContext } from '../progress.ts';
import type { CheckedHousehold } from './checked-archive.ts';

export interface HouseholdChecks {
  readonly rules: PackRules;
  /** YYYY-MM-DD. */
  readonly makingDate: string;
  /** Whether anybody said what lies on paper; without, every wanted material is missing. */
  readonly hasInventory: boolean;
  /** Whether anybody keyed in what the papers say; without, nothing is compared. */
  readonly hasPaper: boolean;
  /** Certificate numbers; empty: every household. */
  readonly only: readonly string[];
}

const HOUSEHOLDS_A_TURN = 500;

/**
 * Checks households, wherever they were put together: by township, village and certificate, each with its place among all. Rejects with
 * AppErrors where one is wanted that is not there, with the signal's reason on abort.
 */
export async function checkHouseholds(
  joined: Pick<JoinedArchive, 'households'>,
  { rules, makingDate, hasInventory, hasPaper, only }: HouseholdChecks,
  context: JobContext,
): Promise<readonly CheckedHousehold[]> {
  const all = [...joined.households].sort(byPlace);
  const places = volumesOf(all.map((household) => placeOf(household, rules.pack)));
  const volumes = new Map(places.map((volume, i) => [all[i]!, volume]));
  const wanted = selected(all, only);
  const checked: CheckedHousehold[] = [];
  for (const [i, household] of wanted.entries()) {
    if (i % HOUSEHOLDS_A_TURN === 0) {
      await new Promise((resume) => setImmediate(resume));
      context.signal.throwIfAborted();
      context.report({ phase: 'match', what: '', done: i, total: wanted.length, unit: 'rows' });
    }
    checked.push({
      household,
      volume: volumes.get(household)!,
      items: checkItems(household, rules, makingDate, hasInventory),
      inconsistencies: hasPaper ? inconsistencies(household) : null,
      findings: policyFindings(household, rules),
    });
  }
  return checked;
}

/** What is said of papers whose household the system does not have. */
export function checkStrays(
  { strayPapers }: Pick<JoinedArchive, 'strayPapers'>,
  only: readonly string[],
): readonly Inconsistency[] {
  const wanted = only.map(certKey);
  const strays =
    only.length === 0 ? strayPapers : strayPapers.filter(({ facts }) => wanted.includes(certKey(facts.cert_no)));
  return strays.map(strayInconsistency);
}

/** What decides in which box a household's dossier lies. */
export function placeOf(household: ArchiveHousehold, pack: PackRules['pack']): Place {
  const { township, village, inventory } = household;
  if (!pack.settings.boxesByTerm.value) return { township, village };
  return { township, village, term: String(yearsKept(new Set(inventory.map(({ code }) => code)), pack)) };
}

function byPlace(a: ArchiveHousehold, b: ArchiveHousehold): number {
  const keys = [
    [a.township, b.township],
    [a.village, b.village],
    [a.certNo, b.certNo],
    [a.headId, b.headId],
  ] as const;
  for (const [left, right] of keys) if (left !== right) return left < right ? -1 : 1;
  return 0;
}

/** The households wanted. Throws E_USAGE for every certificate number that no household has. */
function selected(households: readonly ArchiveHousehold[], only: readonly string[]): readonly ArchiveHousehold[] {
  if (only.length === 0) return households;
  const wanted = new Set(only.map(certKey));
  const found = new Set(households.map(({ certNo }) => certNo));
  const unknown = only.filter((each) => !found.has(certKey(each)));
  if (unknown.length > 0)
    throw new AppErrors(
      unknown.map(
        (each) =>
          new AppError(
            'E_USAGE',
            {},
            { zh: `--only 指的低保证号“${each}”不在家庭查询里`, en: `no household has the certificate "${each}"` },
            { zh: '请检查证号', en: 'check the number' },
          ),
      ),
    );
  return households.filter(({ certNo }) => wanted.has(certNo));
}
