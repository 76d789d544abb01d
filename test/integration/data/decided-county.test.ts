import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runById } from '../../../electron/data/run-repo.ts';
import { reconcileMonth } from '../../../electron/jobs/desk/reconcile-month.ts';
import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import { importPaths, newMonth, newWorkplace, sampleCounty, scratchFolder } from '../desk/workplace.ts';
import { COLLEAGUE, contextOf, keepPerson } from './people.ts';

test('every question of the sample county can be decided; the next run asks none; undone, it is asked again as before', async () => {
  const folder = scratchFolder();
  const place = newWorkplace(join(folder, 'decided'));
  const { db } = place;
  const data = contextOf(db, place.context.now, keepPerson(db, COLLEAGUE));
  const county = await sampleCounty(join(folder, 'county'));
  const monthId = newMonth(place);
  for (const kind of ['approval', 'finance', 'bank', 'bankReturn'] as const)
    await importPaths(place, monthId, kind, [county[kind]]);
  const questionsOf = async (runId: number) => {
    const { rows } = await DATA_HANDLERS['differences.page'](data, {
      runId,
      filter: { codes: ['possible_match', 'ambiguous_match'] },
      sort: { by: 'standard', descending: false },
      offset: 0,
      limit: 100,
    });
    return rows;
  };
  const first = await reconcileMonth({ monthId }, place.context);
  const questions = await questionsOf(first.runId);
  expect(new Set(questions.map(({ code }) => code))).toEqual(new Set(['possible_match', 'ambiguous_match']));
  for (const { differenceId } of questions) {
    const { candidates, weighed } = await DATA_HANDLERS['differences.get'](data, { differenceId });
    expect(candidates.length).toBeGreaterThan(1);
    expect(weighed.length).toBeGreaterThan(0);
    await DATA_HANDLERS['decisions.make'](data, {
      differenceId,
      verdict: 'different',
      households: candidates.map(({ key }) => key),
      reason: '逐户核实',
    });
  }
  expect((await questionsOf(first.runId)).every(({ status }) => status === 'decided')).toBe(true);
  const second = await reconcileMonth({ monthId }, place.context);
  expect(await questionsOf(second.runId)).toEqual([]);
  const decisions = await DATA_HANDLERS['decisions.list'](data, { monthId });
  expect(decisions.map(({ applied }) => applied)).toEqual(questions.map(() => true));
  for (const { decisionId } of decisions)
    await DATA_HANDLERS['decisions.undo'](data, { decisionId, reason: '重新核实' });
  const third = await reconcileMonth({ monthId }, place.context);
  expect(runById(db, third.runId).resultSha256).toBe(runById(db, first.runId).resultSha256);
});
