import type { ArchiveRow } from '../../../shared/contracts/desk/archive-views.ts';
import { ITEM_STATUS_LABEL, type ItemStatus, isFault } from '../../../shared/domain/archive/check/item-status.ts';
import type { PackRules } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import type { HouseholdLine } from '../../data/archive-household-repo.ts';
import { statusesOf } from '../../data/archive-letters.ts';
import type { Cover } from './difference-row.ts';

const FAULTS_IN_WORDS = 3;

/** A household as a row of the list. */
export function archiveRowOf(line: HouseholdLine, { materials }: PackRules, cover: Cover): ArchiveRow {
  const faults = statusesOf(line.statuses).flatMap((status, at) =>
    isFault(status) ? [faultWords(materials[at]!.material.title, status)] : [],
  );
  return {
    householdId: line.householdId,
    certNo: line.certNo,
    name: coveredName(line.name, cover),
    idNumber: cover.uncovered ? line.idNumber : maskPersonId(line.idNumber),
    township: line.township,
    village: line.village,
    members: line.members,
    faults: line.faults,
    faultWords: `${faults.slice(0, FAULTS_IN_WORDS).join('；')}${faults.length > FAULTS_IN_WORDS ? `；等 ${faults.length} 件` : ''}`,
    differences: line.differences,
    undecided: line.undecided,
    suspects: line.suspects,
    volumeNo: line.volumeNo,
  };
}

/** A name as it may be shown; what looks like a number in it is covered. */
export function coveredName(name: string, { uncovered, maskNames }: Cover): string {
  if (uncovered) return name;
  return maskDigitRuns(maskNames ? maskName(name) : name);
}

function faultWords(title: string, status: ItemStatus): string {
  return status === 'missing_required' || status === 'missing_conditional'
    ? `缺${title}`
    : `${title}${ITEM_STATUS_LABEL[status]}`;
}
