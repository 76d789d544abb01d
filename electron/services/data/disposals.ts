import type { CallOutput, ParsedInput } from '../../../shared/contracts/desk/desk.ts';
import type { DisposalRow, MoneyStep } from '../../../shared/contracts/desk/money.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { DISPOSAL_EVENT_LABEL, type DisposalEvent } from '../../../shared/domain/disposal/disposal-event.ts';
import { DISPOSAL_FAULT_LABEL, faultsOf } from '../../../shared/domain/disposal/disposal-fault.ts';
import {
  firstMonthOf,
  proposalProblem,
  stepRefusal,
  undoRefusal,
} from '../../../shared/domain/disposal/disposal-head.ts';
import { DISPOSAL_KINDS, DISPOSAL_LABEL } from '../../../shared/domain/disposal/disposal-kind.ts';
import { disposalEventWords } from '../../../shared/domain/disposal/event-words.ts';
import { interlockRefusal } from '../../../shared/domain/disposal/interlock.ts';
import { beijingDay } from '../../../shared/domain/identity/beijing-day.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { mayDo } from '../../../shared/domain/people/right.ts';
import { caseStanding, caseSubject } from '../../data/case-standing.ts';
import { addDays } from '../../data/days.ts';
import {
  addDisposalEvent,
  type Disposal,
  disposalById,
  disposalsPage,
  keepProposal,
  moneyOfHousehold,
  removedWithoutStop,
  settleDue,
  standingDisposals,
} from '../../data/disposal-repo.ts';
import { standingExemption } from '../../data/exemption-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { readMoneyRules } from '../../data/money-rules-repo.ts';
import { namesByLogin } from '../../data/person-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { DataContext } from './context.ts';
import type { HandlersOf } from './handler.ts';

type DisposalCalls =
  | 'disposals.ofCase'
  | 'disposals.propose'
  | 'disposals.decide'
  | 'disposals.step'
  | 'disposals.undo'
  | 'disposals.page'
  | 'disposals.get'
  | 'disposals.faults';

const MOST_OF_CASE = 50;
const MOST_REMOVED = 200;

/** 停发, 减发, 增发, 补发 and 追缴: only out of a case whose conclusion was reviewed. */
export const disposalHandlers: HandlersOf<DisposalCalls> = {
  'disposals.ofCase': (context, { caseId }) => {
    const { db } = context;
    const { household, programme } = caseSubject(db, caseId);
    const standing = caseStanding(db, caseId);
    const exempt = standingExemption(db) !== null;
    return {
      refusals: DISPOSAL_KINDS.map((kind) => ({ kind, refusal: interlockRefusal(kind, standing, exempt) })),
      months: moneyOfHousehold(db, household, programme).map(({ period, approvedFen, creditedFen }) => ({
        period,
        approvedFen,
        creditedFen,
      })),
      rows: disposalsPage(db, { caseId }, 0, MOST_OF_CASE).disposals.map((each) => shown(each, context)),
    };
  },
  'disposals.propose': propose,
  'disposals.decide': decide,
  'disposals.step': step,
  'disposals.undo': (context, { disposalId, place, reason }) => {
    const { db } = context;
    return db.transaction(() => {
      const disposal = disposalById(db, disposalId);
      refuse(
        undoRefusal(
          disposal.events.map(({ event }) => event),
          place,
        ),
      );
      const { label } = stepOf(disposal, disposal.events[place]!, new Map(), false);
      add(context, disposal, { type: 'undone', event: place, reason }, 'disposal.undo', `${label}；理由：${reason}`);
      return {};
    });
  },
  'disposals.page': (context, { filter, offset, limit }) => {
    const { total, disposals } = disposalsPage(context.db, filter, offset, limit);
    return { total, rows: disposals.map((each) => shown(each, context)) };
  },
  'disposals.get': (context, { disposalId }) => {
    const disposal = disposalById(context.db, disposalId);
    const names = namesByLogin(context.db);
    const mayUndo = mayDo(context.actor, 'money.propose');
    return {
      row: shown(disposal, context),
      steps: disposal.events.map((each) => stepOf(disposal, each, names, mayUndo)),
    };
  },
  'disposals.faults': (context, { programme }) => {
    const { db } = context;
    const { total, period, households } = removedWithoutStop(db, programme, MOST_REMOVED);
    const { maskNames } = readSettings(db);
    return {
      rows: standingDisposals(db, programme)
        .map((each) => shown(each, context))
        .filter(({ faults }) => faults.length > 0),
      removed: {
        total,
        period,
        rows: households.map(({ name, idNumber, township, village, fen }) => ({
          name: maskNames ? maskName(name) : name,
          idNumber: maskPersonId(idNumber),
          township,
          village,
          fen,
        })),
      },
    };
  },
};

function refuse(refusal: string | null, mend = '请刷新页面，看看现在走到哪一步'): void {
  if (refusal === null) return;
  const [problem, ...rest] = refusal.split('；');
  throw new WorkplaceError('E_REFUSED', problem!, rest.join('；') || mend);
}

function propose(
  context: DataContext,
  { caseId, proposal }: ParsedInput<'disposals.propose'>,
): CallOutput<'disposals.propose'> {
  const { db, now, actor } = context;
  return db.transaction(() => {
    const at = now();
    const standing = caseStanding(db, caseId);
    refuse(interlockRefusal(proposal.kind, standing, standingExemption(db) !== null), '在“差异核查”里办理这个疑点');
    refuse(proposalProblem(proposal, beijingDay(at)), '请更正后再提出');
    const subject = caseSubject(db, caseId);
    const { household, programme } = subject;
    const open = disposalsPage(
      db,
      { programme, household, kinds: [proposal.kind], states: ['proposed', 'approved'] },
      0,
      1,
    );
    if (open.total > 0 && proposal.kind === 'stop')
      throw new WorkplaceError('E_REFUSED', '这一户已经有一份停发', '请在“资金跟踪”里查看');
    const event = { type: 'proposed', subject, standing: standing!, ...proposal } as const;
    const { disposalId, eventId } = keepProposal(db, caseId, event, { at, actor });
    appendLog(db, {
      at,
      actor,
      action: 'disposal.propose',
      subject: subjectOf(disposalId, proposal.kind, programme),
      detail: { disposalId, caseId, sentence: disposalEventWords(event, proposal.kind) },
      rows: [{ table: 'money_event', id: eventId }],
    });
    return { disposalId };
  });
}

function subjectOf(disposalId: number, kind: keyof typeof DISPOSAL_LABEL, programme: string): string {
  return `${programme} ${DISPOSAL_LABEL[kind]} ${disposalId}`;
}

/** Another person's word on a proposal. The interlock is asked for once more: the case may have been opened again since. */
function decide(context: DataContext, { disposalId, verdict, reason }: ParsedInput<'disposals.decide'>) {
  const { db, now, actor } = context;
  return db.transaction(() => {
    const disposal = disposalById(db, disposalId);
    const { head, caseId, proposedBy } = disposal;
    if (verdict !== 'approve') {
      if (reason.length < 2) throw new WorkplaceError('E_REFUSED', '要写明理由', '请写明理由后再提交');
      const event = { type: verdict === 'reject' ? 'rejected' : 'revoked', reason } as const;
      refuse(stepRefusal(head, event));
      add(context, disposal, event, verdict === 'reject' ? 'disposal.reject' : 'disposal.undo', reason);
      return {};
    }
    const standing = caseStanding(db, caseId);
    const exemption = standingExemption(db);
    refuse(interlockRefusal(head.kind, standing, exemption !== null), '在“差异核查”里办理这个疑点');
    const sameEyes = proposedBy === actor.login || standing!.concludedBy === actor.personId;
    if (sameEyes && exemption === null)
      throw new WorkplaceError(
        'E_REFUSED',
        proposedBy === actor.login ? '提出的人不能自己批准' : '作结论的人不能批准',
        '请由另一人批准；只有一个人的单位，可由管理员登记四眼豁免',
      );
    const at = now();
    const approvedOn = beijingDay(at);
    const event = {
      type: 'approved',
      firstMonth: firstMonthOf(head, approvedOn),
      executeBy: addDays(approvedOn, readMoneyRules(db).deregisterDays),
      standing: standing!,
      exempt: sameEyes ? exemption!.reason : null,
    } as const;
    refuse(stepRefusal(head, event));
    add(context, disposal, event, 'disposal.approve', disposalEventWords(event, head.kind), at);
    return {};
  });
}

function step(context: DataContext, { disposalId, step: asked }: ParsedInput<'disposals.step'>) {
  const { db, now } = context;
  return db.transaction(() => {
    const disposal = disposalById(db, disposalId);
    refuse(stepRefusal(disposal.head, asked));
    const date = asked.type === 'executed' ? asked.date : asked.type === 'receipt' ? asked.receipt.date : '';
    if (date > beijingDay(now())) throw new WorkplaceError('E_REFUSED', `日期 ${date} 在今天以后`, '请核对日期');
    const sentence = `${labelOf(asked, disposal)}：${disposalEventWords(asked, disposal.head.kind)}`;
    add(context, disposal, asked, 'disposal.step', sentence);
    return {};
  });
}

/** Adds an event, and with it what is to be recovered as the months say now; one entry of the log vouches for both. */
function add(
  { db, now, actor }: DataContext,
  disposal: Disposal,
  event: DisposalEvent,
  action: 'disposal.approve' | 'disposal.reject' | 'disposal.step' | 'disposal.undo',
  sentence: string,
  at = now(),
): void {
  const firstId = addDisposalEvent(db, disposal.disposalId, event, { at, actor });
  const due = settleDue(db, disposalById(db, disposal.disposalId), { at, actor: null });
  appendLog(db, {
    at,
    actor,
    action,
    subject: subjectOf(disposal.disposalId, disposal.head.kind, disposal.programme),
    detail: { disposalId: disposal.disposalId, sentence },
    rows: [{ table: 'money_event', firstId, lastId: due ?? firstId }],
  });
}

function labelOf(event: DisposalEvent, { head }: Disposal): string {
  if (event.type === 'executed') return head.kind === 'stop' ? '省系统注销' : '登记执行';
  return event.type === 'proposed' ? `提出${DISPOSAL_LABEL[head.kind]}` : DISPOSAL_EVENT_LABEL[event.type];
}

function stepOf(
  disposal: Disposal,
  { place, at, byLogin, event }: Disposal['events'][number],
  names: ReadonlyMap<string, string>,
  mayUndo: boolean,
): MoneyStep {
  const events = disposal.events.map((each) => each.event);
  return {
    place,
    at,
    by: names.get(byLogin) ?? byLogin,
    type: event.type,
    label: labelOf(event, disposal),
    sentence: maskDigitRuns(disposalEventWords(event, disposal.head.kind)),
    fen: event.type === 'receipt' ? event.fen : null,
    isUndone: events.some((each) => each.type === 'undone' && each.event === place),
    canUndo: mayUndo && undoRefusal(events, place) === null,
  };
}

function shown(disposal: Disposal, { db, now }: DataContext): DisposalRow {
  const { disposalId, caseId, head, household, programme, township, village, proposedAt } = disposal;
  const names = namesByLogin(db);
  const today = beijingDay(now());
  const interlock = interlockRefusal(head.kind, caseStanding(db, caseId), standingExemption(db) !== null);
  return {
    disposalId,
    caseId,
    programme,
    township,
    village,
    proposedAt,
    name: readSettings(db).maskNames ? maskName(disposal.name) : disposal.name,
    idNumber: maskPersonId(disposal.idNumber),
    ...head,
    note: maskDigitRuns(head.note),
    backPay: head.backPay.map((each) => ({ ...each })),
    months: head.months.map((each) => ({ ...each })),
    proposedBy: names.get(disposal.proposedBy) ?? disposal.proposedBy,
    approvedBy: names.get(disposal.approvedBy) ?? disposal.approvedBy,
    isOverdue: head.state === 'approved' && head.executeBy !== null && head.executeBy < today,
    faults: faultsOf(head, moneyOfHousehold(db, household, programme), interlock, today).map((fault) => ({
      ...fault,
      label: DISPOSAL_FAULT_LABEL[fault.code],
    })),
  };
}
