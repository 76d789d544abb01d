import { writeSync } from 'node:fs';
import { openDatabase } from '../../../../electron/data/open-database.ts';
import { DATA_HANDLERS } from '../../../../electron/services/data/handlers.ts';
import { contextOf } from '../../data/people.ts';

/**
 * Decides and undoes at random until it is killed, as the data service would, and says of each decision that it is kept only once it is. What it
 * says is one line of JSON, written at once: nothing is lost in a pipe.
 */
const [path = '', key = '', seed = '1', runId = '0', monthId = '0'] = process.argv.slice(2);
const db = openDatabase({ path, key });
const context = contextOf(db, () => new Date().toISOString());
let state = Number(seed);
const next = (below: number): number => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % below;
};
const kept = (what: object): void => {
  writeSync(1, `${JSON.stringify(what)}\n`);
};
const questions = (
  await DATA_HANDLERS['differences.page'](context, {
    runId: Number(runId),
    filter: {},
    sort: { by: 'standard', descending: false },
    offset: 0,
    limit: 500,
  })
).rows;

for (;;) {
  const standing = (await DATA_HANDLERS['decisions.list'](context, { monthId: Number(monthId) })).filter(
    ({ undoneAt }) => undoneAt === null,
  );
  if (standing.length > 0 && next(3) === 0) {
    const { decisionId } = standing[next(standing.length)]!;
    await DATA_HANDLERS['decisions.undo'](context, { decisionId, reason: '点错了' });
    kept({ undone: decisionId });
    continue;
  }
  if (next(5) === 0) {
    const office = `局 ${next(1000)}`;
    await DATA_HANDLERS['settings.set'](context, { ...(await DATA_HANDLERS['settings.get'](context, {})), office });
    kept({ office });
    continue;
  }
  const { differenceId } = questions[next(questions.length)]!;
  const { candidates } = await DATA_HANDLERS['differences.get'](context, { differenceId });
  const input = {
    differenceId,
    verdict: 'different' as const,
    reason: `第 ${next(1e6)} 次`,
    households: candidates.map(({ key }) => key),
  };
  try {
    const { decisionId } = await DATA_HANDLERS['decisions.make'](context, input);
    kept({ decided: decisionId });
  } catch {
    // It is decided already.
  }
}
