import type { ParsedInput } from '../../../shared/contracts/desk/desk.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { caseStatesOf } from '../../data/case-repo.ts';
import { decidedIn } from '../../data/decision-repo.ts';
import { differenceById, differencesByIds, firstDifferenceOf } from '../../data/difference-repo.ts';
import { viewsOf } from '../../data/difference-view.ts';
import { appendLog } from '../../data/log-repo.ts';
import { nameOfSource } from '../../data/run-file-repo.ts';
import { runById } from '../../data/run-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { rowsBetween, sheetsOf } from '../../data/source-store.ts';
import type { DataContext } from './context.ts';
import { countsOf } from './difference-counts.ts';
import { besideOf, detailOf } from './difference-detail.ts';
import { ALONE, type Cover, rowOf } from './difference-row.ts';
import type { HandlersOf } from './handler.ts';

/** The grid of differences, one difference, and the numbers behind the stars. */
export const differenceHandlers: HandlersOf<
  | 'differences.page'
  | 'differences.counts'
  | 'differences.get'
  | 'differences.neighbours'
  | 'differences.uncover'
  | 'files.uncoverRow'
> = {
  'differences.page': ({ db }, { runId, filter, sort, offset, limit }) => {
    const view = viewsOf(db).view(runId, filter, sort);
    const rows = differencesByIds(db, view.slice(offset, limit));
    const problems = rows.map(({ problem }) => problem);
    const setting = {
      cover: covered({ db }),
      first: firstDifferenceOf(db, runId),
      decided: decidedIn(db, runId),
      caseStates: caseStatesOf(db, runById(db, runId).programme, problems),
    };
    return { total: view.total, rows: rows.map((difference) => rowOf(difference, setting)) };
  },
  'differences.counts': ({ db }, { runId, filter }) => countsOf(viewsOf(db).groups(runId, filter), filter),
  'differences.get': ({ db }, { differenceId }) => detailOf(db, differenceId, covered({ db })),
  'differences.neighbours': ({ db }, { runId, filter, sort, differenceId }) => {
    const view = viewsOf(db).view(runId, filter, sort);
    const place = view.placeOf(differenceId);
    if (place === -1) return { position: null, total: view.total, previous: null, next: null };
    const [previous] = place === 0 ? [] : view.slice(place - 1, 1);
    const [next] = view.slice(place + 1, 1);
    return { position: place, total: view.total, previous: previous ?? null, next: next ?? null };
  },
  'differences.uncover': ({ db, now, actor }, { differenceId }) => {
    const difference = differenceById(db, differenceId);
    const run = runById(db, difference.runId);
    const cover = { uncovered: true, maskNames: false };
    const { fields, candidates, weighed } = besideOf(db, difference, run, cover);
    const { idNumber, account, values, explanation } = rowOf(difference, { ...ALONE, cover });
    appendLog(db, {
      at: now(),
      actor,
      action: 'look.numbers',
      subject: difference.id,
      detail: { sentence: `${run.period} ${run.programme}` },
    });
    return { idNumber, account, values, explanation, fields, candidates, weighed };
  },
  'files.uncoverRow': uncoverRow,
};

function covered({ db }: Pick<DataContext, 'db'>): Cover {
  return { uncovered: false, maskNames: readSettings(db).maskNames };
}

function uncoverRow({ db, now, actor }: DataContext, { fileId, sheet, row }: ParsedInput<'files.uncoverRow'>) {
  const position = sheetsOf(db, fileId).find(({ name }) => name === sheet)?.position;
  const found = position === undefined ? undefined : rowsBetween(db, fileId, position, row, row)[0];
  if (found === undefined) throw new WorkplaceError('E_GONE', '文件里没有这一行', '请刷新页面');
  appendLog(db, {
    at: now(),
    actor,
    action: 'look.row',
    subject: `${nameOfSource(db, fileId)}#${sheet === '' ? '' : `${sheet}!`}${row}`,
  });
  return { row: found.row, cells: [...found.cells], hidden: found.hidden };
}
