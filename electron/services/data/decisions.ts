import type { CallOutput, ParsedInput } from '../../../shared/contracts/desk/desk.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { refusalOfMatch } from '../../../shared/domain/case/refusal.ts';
import { LEDGER_LABEL } from '../../../shared/domain/ledger/ledger-kind.ts';
import { areConsistent } from '../../../shared/domain/matching/decided-households.ts';
import { importersOf } from '../../data/case-chain.ts';
import {
  addDecision,
  decisionById,
  decisionsOfMonth,
  standingDecisions,
  undoDecision,
} from '../../data/decision-repo.ts';
import type { DifferenceCandidate } from '../../data/difference-candidate.ts';
import { differenceById } from '../../data/difference-repo.ts';
import { standingExemption } from '../../data/exemption-repo.ts';
import { householdToken } from '../../data/household-token.ts';
import { appendLog } from '../../data/log-repo.ts';
import { lastRunOfMonth, runById } from '../../data/run-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { refusedStep } from '../../data/take-case-step.ts';
import type { DataContext } from './context.ts';
import { shownDecision } from './decision-row.ts';
import type { HandlersOf } from './handler.ts';

/** A person's word on possible and ambiguous matches: kept, shown, taken back. The next run goes by it. */
export const decisionHandlers: HandlersOf<'decisions.make' | 'decisions.undo' | 'decisions.list'> = {
  'decisions.make': make,
  'decisions.undo': ({ db, now, actor }, { decisionId, reason }) => {
    const at = now();
    db.transaction(() => {
      const id = undoDecision(db, decisionId, at, reason);
      const { stableId, about, monthId } = decisionById(db, decisionId);
      appendLog(db, {
        at,
        actor,
        action: 'decision.undo',
        subject: stableId,
        detail: { sentence: `${about}；理由：${reason}`, decisionId, monthId },
        rows: [{ table: 'decision_undo', id }],
      });
    });
    return {};
  },
  'decisions.list': ({ db }, { monthId }) => {
    const cover = readSettings(db);
    return decisionsOfMonth(db, monthId).map((decision) => shownDecision(decision, cover));
  },
};

function make({ db, now, actor }: DataContext, input: ParsedInput<'decisions.make'>): CallOutput<'decisions.make'> {
  return db.transaction(() => {
    const { verdict, reason } = input;
    const difference = differenceById(db, input.differenceId);
    const run = lastRunOfMonthOf(db, difference.runId);
    const refused = refusalOfMatch(importersOf(db, run.monthId), actor, { exempt: standingExemption(db) !== null });
    if (refused !== null) throw refusedStep(refused);
    const all = chosenOf(difference.candidates, input.households);
    if (verdict === 'same') refuseTwoOfOneLedger(all);
    const chosen = verdict === 'same' ? all : oneOfEachHousehold(all);
    const households = chosen.map(({ key }) => key).sort();
    const standing = standingDecisions(db, run.monthId);
    if (standing.some((each) => each.verdict === verdict && isSameSet(each.households, households)))
      throw new WorkplaceError('E_REFUSED', '已经有同样的决定', '不必重复；重新对账后这条差异就会消失');
    if (!areConsistent([...standing, { verdict, households }]))
      throw new WorkplaceError(
        'E_REFUSED',
        '与已有的决定矛盾：同样的几户，先前的结论与这次相反',
        '如要改变结论，请先撤销先前的决定',
      );
    const about = chosen.map(({ ledger, name }) => `${LEDGER_LABEL[ledger]}“${name}”`).join('、');
    const at = now();
    const decisionId = addDecision(db, {
      monthId: run.monthId,
      verdict,
      households,
      about,
      reason,
      stableId: difference.id,
      madeAt: at,
      madeBy: actor.personId,
    });
    appendLog(db, {
      at,
      actor,
      action: `decision.${verdict}`,
      subject: difference.id,
      detail: { sentence: `${about}；理由：${reason}`, decisionId, monthId: run.monthId },
      rows: [{ table: 'decision', id: decisionId }],
    });
    return shownDecision(decisionById(db, decisionId), readSettings(db));
  });
}

/** Decisions are made on what the month says now: an earlier run may ask what has been answered since. */
function lastRunOfMonthOf(db: DataContext['db'], runId: number) {
  const last = lastRunOfMonth(db, runById(db, runId).monthId);
  if (last?.runId === runId) return last;
  throw new WorkplaceError('E_REFUSED', '这是较早一次对账的结果，不能据此决定', '请打开这个月最近一次的结果');
}

/** The candidates that were chosen by their tokens. */
function chosenOf(
  candidates: readonly DifferenceCandidate[],
  tokens: readonly string[],
): readonly DifferenceCandidate[] {
  if (candidates.length === 0)
    throw new WorkplaceError('E_REFUSED', '这条差异不需要人工决定', '只有“疑似同一户”和“多个候选”需要人工决定');
  const wanted = new Set(tokens);
  const chosen = candidates.filter(({ key }) => wanted.has(householdToken(key)));
  const keys = new Set(chosen.map(({ key }) => key));
  if (keys.size !== wanted.size || keys.size < 2)
    throw new WorkplaceError('E_REFUSED', '选中的户不都是这条差异的候选', '请刷新页面，从候选中选择两户或更多');
  if (new Set(chosen.map(({ household }) => household)).size < 2)
    throw new WorkplaceError('E_REFUSED', '选中的几处已经对应为同一户', '请选择两户或更多');
  return chosen.filter(({ key }, at) => chosen.findIndex((other) => other.key === key) === at);
}

/** That households are different says nothing of the places of one household: what joined those holds. */
function oneOfEachHousehold(chosen: readonly DifferenceCandidate[]): readonly DifferenceCandidate[] {
  return chosen.filter(({ household }, at) => chosen.findIndex((other) => other.household === household) === at);
}

/** A household has one place in a ledger: two that stand in it apart cannot be one. */
function refuseTwoOfOneLedger(chosen: readonly DifferenceCandidate[]): void {
  const ledgers = chosen.map(({ ledger }) => ledger);
  const twice = ledgers.find((ledger, at) => ledgers.indexOf(ledger) !== at);
  if (twice !== undefined)
    throw new WorkplaceError(
      'E_REFUSED',
      `选中的有两户都在${LEDGER_LABEL[twice]}里，不能确认是同一户`,
      '每本台账请只选一户；如确属重复，请在台账里更正后重新选入',
    );
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}
