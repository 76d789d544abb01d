import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { DisposalEvent, DisposalSubject } from '../../shared/domain/disposal/disposal-event.ts';
import type { MonthMoney } from '../../shared/domain/disposal/disposal-fault.ts';
import {
  type DisposalHead,
  type DisposalState,
  disposalHeadOf,
  dueMonths,
  type RecoveryState,
} from '../../shared/domain/disposal/disposal-head.ts';
import type { DisposalKind } from '../../shared/domain/disposal/disposal-kind.ts';
import type { Database, SqlValue } from './database.ts';
import { addMoneyEvent, eventsOfChain, type KeptMoneyEvent } from './money-event-repo.ts';
import { searchPatterns } from './search-pattern.ts';
import { SearchTexts } from './search-text.ts';
import type { Stamp } from './write-payment.ts';

/** A disposal with its chain. Names and numbers are sensitive. */
export interface Disposal extends DisposalSubject {
  readonly disposalId: number;
  readonly caseId: number;
  readonly proposedBy: string;
  /** Login; '' as long as nobody has. */
  readonly approvedBy: string;
  readonly proposedAt: string;
  readonly movedAt: string;
  readonly head: DisposalHead;
  readonly events: readonly KeptMoneyEvent<DisposalEvent>[];
}

interface DisposalRow extends DisposalSubject {
  readonly disposalId: number;
  readonly caseId: number;
  readonly proposedBy: string;
  readonly approvedBy: string;
  readonly proposedAt: string;
  readonly movedAt: string;
}

const SELECT = `
  SELECT disposal_id AS disposalId, case_id AS caseId, household, programme, name, id_number AS idNumber, township, village,
         proposed_by AS proposedBy, approved_by AS approvedBy, proposed_at AS proposedAt, moved_at AS movedAt
  FROM disposal`;

export interface DisposalFilter {
  readonly programme?: string | undefined;
  readonly kinds?: readonly DisposalKind[] | undefined;
  readonly states?: readonly DisposalState[] | undefined;
  readonly recovery?: readonly RecoveryState[] | undefined;
  readonly caseId?: number | undefined;
  readonly household?: string | undefined;
  readonly text?: string | undefined;
}

function disposalOf(db: Database, row: DisposalRow): Disposal {
  const events = eventsOfChain<DisposalEvent>(db, `disposal:${row.disposalId}`);
  return { ...row, head: disposalHeadOf(events.map(({ event }) => event)), events };
}

/** Throws E_GONE where there is no such disposal. */
export function disposalById(db: Database, disposalId: number): Disposal {
  const row = db.get<DisposalRow>(`${SELECT} WHERE disposal_id = ?`, [disposalId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '没有这份停发（减发、增发、补发）', '请刷新页面');
  return disposalOf(db, row);
}

/** The newest first. */
export function disposalsPage(
  db: Database,
  filter: DisposalFilter,
  offset: number,
  limit: number,
): { readonly total: number; readonly disposals: readonly Disposal[] } {
  const conditions = ['1'];
  const bound: Record<string, SqlValue> = {};
  for (const [column, values] of [
    ['kind', filter.kinds],
    ['state', filter.states],
    ['recovery', filter.recovery],
  ] as const) {
    if (values === undefined || values.length === 0) continue;
    conditions.push(`${column} IN (SELECT value FROM json_each(:${column}))`);
    bound[column] = JSON.stringify(values);
  }
  for (const [column, value] of [
    ['programme', filter.programme],
    ['household', filter.household],
    ['case_id', filter.caseId],
  ] as const) {
    if (value === undefined || value === '') continue;
    conditions.push(`${column} = :${column}`);
    bound[column] = value;
  }
  for (const [at, pattern] of searchPatterns(filter.text ?? '').entries()) {
    conditions.push(`search LIKE :text${at} ESCAPE '\\'`);
    bound[`text${at}`] = pattern;
  }
  const where = conditions.join(' AND ');
  return {
    total: db.get<{ total: number }>(`SELECT count(*) AS total FROM disposal WHERE ${where}`, bound)?.total ?? 0,
    disposals: db
      .all<DisposalRow>(`${SELECT} WHERE ${where} ORDER BY disposal_id DESC LIMIT :limit OFFSET :offset`, {
        ...bound,
        limit,
        offset,
      })
      .map((row) => disposalOf(db, row)),
  };
}

/** Every standing disposal of the programme: approved, executed or not. */
export function standingDisposals(db: Database, programme: string): readonly Disposal[] {
  return db
    .all<DisposalRow>(`${SELECT} WHERE programme = ? AND state IN ('approved', 'done') ORDER BY disposal_id`, [
      programme,
    ])
    .map((row) => disposalOf(db, row));
}

/** The household in the newest run of every month of the programme, the oldest first. */
export function moneyOfHousehold(db: Database, household: string, programme: string): readonly MonthMoney[] {
  return db.all<MonthMoney>(
    `SELECT period, sum(approved_fen) AS approvedFen, sum(requested_fen) AS requestedFen, sum(paid_fen) AS paidFen,
            sum(credited_fen) AS creditedFen
     FROM household_month JOIN run USING (run_id) JOIN month USING (month_id)
     WHERE household = ? AND programme = ? AND run_id IN (SELECT max(run_id) FROM run WHERE state = 'done' GROUP BY month_id)
     GROUP BY period ORDER BY period`,
    [household, programme],
  );
}

/** Writes a proposal. Gives its id and that of the event, for the log to vouch for. Whether it may be made was asked before. */
export function keepProposal(
  db: Database,
  caseId: number,
  event: Extract<DisposalEvent, { type: 'proposed' }>,
  stamp: Stamp,
): { readonly disposalId: number; readonly eventId: number } {
  const { subject } = event;
  const { lastId: disposalId } = db.run(
    `INSERT INTO disposal (case_id, kind, reason, household, programme, name, id_number, township, village, state, proposed_by, approved_by,
       proposed_at, moved_at, due_fen, received_fen, recovery, search)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'proposed', ?, '', ?, ?, 0, 0, 'none', ?)`,
    [
      caseId,
      event.kind,
      event.reason ?? '',
      subject.household,
      subject.programme,
      subject.name,
      subject.idNumber,
      subject.township,
      subject.village,
      stamp.actor?.login ?? '',
      stamp.at,
      stamp.at,
      new SearchTexts().of({ ...subject, account: '', stableId: '' }),
    ],
  );
  return { disposalId, eventId: addMoneyEvent(db, `disposal:${disposalId}`, event, stamp) };
}

/** Adds an event and lets the head follow. Gives the event's id. */
export function addDisposalEvent(db: Database, disposalId: number, event: DisposalEvent, stamp: Stamp): number {
  const eventId = addMoneyEvent(db, `disposal:${disposalId}`, event, stamp);
  const events = eventsOfChain<DisposalEvent>(db, `disposal:${disposalId}`);
  const head = disposalHeadOf(events.map((each) => each.event));
  const approval = events.findLast((each) => each.event.type === 'approved');
  db.run(
    `UPDATE disposal SET state = ?, approved_by = ?, moved_at = ?, first_month = ?, execute_by = ?, executed_on = ?, due_fen = ?,
       received_fen = ?, recovery = ? WHERE disposal_id = ?`,
    [
      head.state,
      approval?.byLogin ?? '',
      stamp.at,
      head.firstMonth,
      head.executeBy,
      head.executedOn,
      head.dueFen,
      head.receivedFen,
      head.recovery,
      disposalId,
    ],
  );
  return eventId;
}

/** What is to be recovered of a disposal as the months say now, where that is not what its chain says. Gives the event's id, or null. */
export function settleDue(
  db: Database,
  { disposalId, household, programme, head }: Disposal,
  stamp: Stamp,
): number | null {
  if (head.firstMonth === null) return null;
  const months = moneyOfHousehold(db, household, programme).map(({ period, creditedFen }) => ({
    period,
    creditedFen: creditedFen ?? 0,
  }));
  const due = dueMonths(head, head.firstMonth, months);
  if (JSON.stringify(due) === JSON.stringify(head.months)) return null;
  return addDisposalEvent(db, disposalId, { type: 'due', months: due }, stamp);
}

/** Households the approval of the month before has and that of the newest month has not, without a stop: taken out of the system without one. */
export function removedWithoutStop(
  db: Database,
  programme: string,
  most: number,
): {
  readonly total: number;
  readonly period: string;
  readonly households: readonly (Omit<DisposalSubject, 'programme'> & { readonly fen: number })[];
} {
  const runs = db.all<{ run_id: number; period: string }>(
    `SELECT max(run_id) AS run_id, period FROM run JOIN month USING (month_id) WHERE state = 'done' AND programme = ?
     GROUP BY month_id ORDER BY period DESC LIMIT 2`,
    [programme],
  );
  const [now, before] = runs;
  if (now === undefined || before === undefined) return { total: 0, period: now?.period ?? '', households: [] };
  const from = `FROM household_month AS former WHERE former.run_id = :before AND former.approved_fen IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM household_month AS later WHERE later.household = former.household AND later.run_id = :now
                     AND later.approved_fen IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM disposal WHERE disposal.household = former.household AND disposal.programme = :programme
                     AND kind = 'stop' AND state IN ('approved', 'done'))`;
  const bound = { now: now.run_id, before: before.run_id, programme };
  return {
    total: db.get<{ total: number }>(`SELECT count(*) AS total ${from}`, bound)?.total ?? 0,
    period: now.period,
    households: db.all(
      `SELECT household, name, id_number AS idNumber, township, village, approved_fen AS fen ${from}
       ORDER BY township, name, household LIMIT :most`,
      { ...bound, most },
    ),
  };
}
