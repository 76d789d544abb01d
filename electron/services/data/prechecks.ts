import type { PrecheckBrief, PrecheckRow } from '../../../shared/contracts/desk/precheck.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { maskAccount } from '../../../shared/domain/identity/bank-account.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { PRECHECK_REASONS } from '../../../shared/domain/precheck/precheck-reason.ts';
import { standingExemption } from '../../data/exemption-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { addMoneyEvent } from '../../data/money-event-repo.ts';
import { namesByLogin } from '../../data/person-repo.ts';
import {
  type KeptPrecheckLine,
  type Precheck,
  precheckById,
  precheckLinesPage,
  prechecks,
  signPrecheck,
} from '../../data/precheck-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { DataContext } from './context.ts';
import type { HandlersOf } from './handler.ts';

const MOST = 60;

type PrecheckCalls = 'prechecks.list' | 'prechecks.get' | 'prechecks.lines' | 'prechecks.prepare' | 'prechecks.review';

/** Checks before paying: their lists, and the two people who sign for them. */
export const precheckHandlers: HandlersOf<PrecheckCalls> = {
  'prechecks.list': ({ db }) => {
    const names = namesByLogin(db);
    return prechecks(db, MOST).map((each) => briefOf(each, names));
  },
  'prechecks.get': ({ db }, { precheckId }) => briefOf(precheckById(db, precheckId), namesByLogin(db)),
  'prechecks.lines': ({ db }, { precheckId, list, code, text, offset, limit }) => {
    precheckById(db, precheckId);
    const { maskNames } = readSettings(db);
    const { total, lines } = precheckLinesPage(db, precheckId, { list, code, text }, offset, limit);
    return { total, rows: lines.map((line) => shownLine(line, maskNames)) };
  },
  'prechecks.prepare': (context, { precheckId }) => sign(context, precheckId, 'prepared'),
  'prechecks.review': (context, { precheckId }) => sign(context, precheckId, 'reviewed'),
};

function briefOf({ result, ...rest }: Precheck, names: ReadonlyMap<string, string>): PrecheckBrief {
  const nameOf = (login: string): string => names.get(login) ?? login;
  return {
    ...rest,
    madeBy: nameOf(rest.madeBy),
    preparedBy: nameOf(rest.preparedBy),
    reviewedBy: nameOf(rest.reviewedBy),
    result: { ...result, warnings: result.warnings.map(maskDigitRuns) },
  };
}

function shownLine(line: KeptPrecheckLine, maskNames: boolean): PrecheckRow {
  const { household: _, reasons, ...shown } = line;
  return {
    ...shown,
    name: maskNames ? maskName(line.name) : line.name,
    idNumber: maskPersonId(line.idNumber),
    account: maskAccount(line.account),
    reasons: reasons.map(({ code, sentence }) => {
      const { label, mend, list } = PRECHECK_REASONS[code];
      return { code, label, mend, holds: list === 'hold', sentence: maskDigitRuns(withoutMarks(sentence)) };
    }),
  };
}

/** {id:…} and {acct:…} marks give way to their numbers, which are covered like any other. */
function withoutMarks(sentence: string): string {
  return sentence.replace(/\{(?:id|acct):([^}]*)\}/g, '$1');
}

function sign({ db, now, actor }: DataContext, precheckId: number, as: 'prepared' | 'reviewed') {
  return db.transaction(() => {
    const precheck = precheckById(db, precheckId);
    const { preparedBy, reviewedBy, stale, period, programme, resultSha256 } = precheck;
    if (stale) throw new WorkplaceError('E_REFUSED', '体检以后文件有了变化，不能再确认', '请重新体检');
    if (as === 'prepared' && preparedBy !== '')
      throw new WorkplaceError('E_REFUSED', '制表人已经确认过', '请由复核人确认');
    if (as === 'reviewed' && preparedBy === '')
      throw new WorkplaceError('E_REFUSED', '制表人还没有确认', '请先由制表人确认');
    if (as === 'reviewed' && reviewedBy !== '')
      throw new WorkplaceError('E_REFUSED', '复核人已经确认过', '不必重复确认');
    const exemption = standingExemption(db);
    const alone = as === 'reviewed' && preparedBy === actor.login;
    if (alone && exemption === null)
      throw new WorkplaceError(
        'E_REFUSED',
        '制表和复核不能是同一人',
        '请由另一人复核；只有一个人的单位，可由管理员登记四眼豁免',
      );
    const at = now();
    signPrecheck(db, precheckId, as, actor.login);
    const event = { type: 'signed', as, resultSha256, exempt: alone ? exemption!.reason : null };
    const id = addMoneyEvent(db, `precheck:${precheckId}`, event, { at, actor });
    appendLog(db, {
      at,
      actor,
      action: 'precheck.sign',
      subject: `${period} ${programme}`,
      detail: { precheckId, resultSha256, sentence: as === 'prepared' ? '制表人确认' : '复核人确认' },
      rows: [{ table: 'money_event', id }],
    });
    return {};
  });
}
