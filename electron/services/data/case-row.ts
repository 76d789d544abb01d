import type { CaseRow, EvidenceRow, TaskRow } from '../../../shared/contracts/desk/cases.ts';
import { type Case, caseNumber, presenceOf } from '../../../shared/domain/case/case.ts';
import { ageInDays } from '../../../shared/domain/case/case-day.ts';
import { NEVER_OVERDUE } from '../../../shared/domain/case/case-state.ts';
import { standingEvents } from '../../../shared/domain/case/derive-case.ts';
import { EVIDENCE_TYPES } from '../../../shared/domain/case/evidence-type.ts';
import { DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { maskAccount } from '../../../shared/domain/identity/bank-account.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { type CaseLine, newestPeriods } from '../../data/case-repo.ts';
import type { CaseTask } from '../../data/case-task-repo.ts';
import type { Database } from '../../data/database.ts';
import type { Evidence } from '../../data/evidence-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { Cover } from './difference-row.ts';

/** What is the same for all rows of one answer. */
export interface CaseSetting {
  readonly cover: Cover;
  readonly today: string;
  readonly newest: ReadonlyMap<string, string>;
}

/** As everyone who may look sees cases. */
export function caseSetting(db: Database, today: string): CaseSetting {
  return {
    cover: { uncovered: false, maskNames: readSettings(db).maskNames },
    today,
    newest: newestPeriods(db),
  };
}

/** A case as a row of the list. */
export function caseRowOf(line: CaseLine, { cover, today, newest }: CaseSetting): CaseRow {
  const { caseId, programme, code, state, dueOn, firstPeriod, lastPeriod } = line;
  return {
    caseId,
    number: caseNumber(caseId),
    programme,
    code,
    codeLabel: DISCREPANCY_CODES[code].label,
    priority: line.priority,
    state,
    presence: presenceOf(line, newest.get(programme) ?? ''),
    township: line.township,
    village: line.village,
    name: shownName(line.name, cover),
    idNumber: cover.uncovered ? line.idNumber : each(line.idNumber, maskPersonId),
    account: cover.uncovered ? line.account : each(line.account, maskAccount),
    amountFen: line.amountFen,
    conclusion: line.conclusion,
    assignees: [...line.assignees],
    dueOn,
    overdue: !NEVER_OVERDUE.includes(state) && dueOn < today,
    ageDays: ageInDays(firstPeriod, today),
    firstPeriod,
    lastPeriod,
    differenceId: line.differenceId,
    suspendedUntil: line.suspendedUntil,
    closedHow: line.closedHow,
    segment: line.segment,
  };
}

function shownName(name: string, { uncovered, maskNames }: Cover): string {
  if (uncovered) return name;
  return maskNames ? each(name, maskName) : maskDigitRuns(name);
}

function each(text: string, mask: (text: string) => string): string {
  return text === '' ? '' : text.split('、').map(mask).join('、');
}

/** The evidence of a case, with what became of it. */
export function evidenceRowsOf({ events, conclusion }: Case, evidence: readonly Evidence[]): readonly EvidenceRow[] {
  const withdrawals = new Map(
    standingEvents(events).flatMap((event) =>
      event.action === 'evidence-withdraw'
        ? [[event.detail.evidenceId, { at: event.at, by: event.by?.name ?? '', reason: event.detail.reason }] as const]
        : [],
    ),
  );
  return evidence.map(({ evidenceId, name, type, bytes, sha256, addedAt, addedBy }) => ({
    evidenceId,
    name,
    type,
    typeLabel: EVIDENCE_TYPES[type].label,
    shown: EVIDENCE_TYPES[type].shown,
    bytes,
    sha256,
    addedAt,
    addedBy: addedBy.name,
    withdrawn: withdrawals.get(evidenceId) ?? null,
    cited: conclusion?.evidence.includes(evidenceId) ?? false,
  }));
}

/** A task as a row. */
export function taskRowOf(task: CaseTask, today: string): TaskRow {
  const { personId, personName, ...rest } = task;
  return {
    ...rest,
    number: task.caseId === null ? null : caseNumber(task.caseId),
    overdue: task.doneAt === null && task.dueOn < today,
    person: { personId, name: personName },
  };
}
