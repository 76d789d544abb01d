import type { CountyPlan, Household } from '../household.ts';
import { randomFor } from '../random.ts';
import type { PersonDetails } from './person-details.ts';

/** What the province's household export has besides for the archive, and what happened to a household. '' and null: nothing. */
export interface ArchiveFacts {
  relative: boolean;
  relativeOf: string;
  deductionFen: number;
  deductionNote: string;
  supporters: string;
  supportFeeFen: number;
  agent: string;
  singleGround: string;
  stopDate: string;
  stopReason: string;
  graceFrom: string;
  graceTo: string;
  membersChanged: boolean;
  amountChanged: boolean;
  deathDate: string;
  moved: boolean;
  recoveryFen: number;
  posted: boolean;
  disputed: boolean;
}

const STREAM = 22;
const WORKERS = ['赵丽（民政助理）', '孙强（村委会主任）', '周敏（低保经办员）'];

/** What the archive says of a household with whose dossier nothing is wrong. Depends on the plan and the household alone. */
export function archiveFacts(plan: CountyPlan, household: Household, persons: readonly PersonDetails[]): ArchiveFacts {
  const random = randomFor(plan.seed, STREAM, household.index);
  const year = plan.period.slice(0, 4);
  const isBurdened = persons.some(
    ({ disability, disease, school }) => disability !== null || disease !== '' || school !== '',
  );
  const deduction = isBurdened && random.chance(70) ? (300 + random.below(3000)) * 100 : 0;
  const relative = random.chance(6);
  const isOld = persons[0]!.age >= 60;
  const supporters =
    isOld && random.chance(60) ? `${household.name.slice(0, 1)}守义、${household.name.slice(0, 1)}守信` : '';
  const isAlone = household.members.length > 1 && household.insuredSize === 1;
  // At most one event a household: what follows from it stands alone in the dossier.
  const event = random.below(60);
  const happens = (n: number): boolean => event === n;
  return {
    relative,
    relativeOf: relative ? random.pick(WORKERS) : '',
    deductionFen: deduction,
    deductionNote: isBurdened && deduction === 0 ? '已核无刚性支出' : '',
    supporters,
    supportFeeFen: supporters === '' ? 0 : (50 + random.below(200)) * 100,
    agent: random.chance(5) ? persons.at(-1)!.member.name : '',
    singleGround: isAlone ? '重度残疾人按单人户保障' : '',
    stopDate: happens(0) || happens(1) || happens(2) ? `${year}-10-31` : '',
    stopReason: happens(0) ? '收入超标' : happens(1) ? '人员死亡' : happens(2) ? '户籍迁移' : '',
    graceFrom: happens(0) ? `${year}-11-01` : '',
    graceTo: happens(0) ? `${Number(year) + 1}-04-30` : '',
    membersChanged: happens(3) || happens(4),
    amountChanged: happens(5) || happens(6),
    deathDate: happens(1) ? `${year}-10-12` : '',
    moved: happens(2),
    recoveryFen: happens(7) || happens(8) ? 632_00 : 0,
    posted: true,
    disputed: happens(9),
  };
}
