import type { Run } from '../../../shared/contracts/desk/months.ts';
import { inWindowWords } from '../../../shared/contracts/desk/window-words.ts';
import type { SourceSummary } from '../../../shared/contracts/statement.ts';
import { ALL_CODES, DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { totalOfBridge } from '../../../shared/domain/statement/bridge-total.ts';
import { viewsOf } from '../../data/difference-view.ts';
import { briefOf, runById, runsOfMonth, statementOf } from '../../data/run-repo.ts';
import type { HandlersOf } from './handler.ts';

/** Results of reconciliations. */
export const runHandlers: HandlersOf<'runs.list' | 'runs.get'> = {
  'runs.list': ({ db }, { monthId }) => runsOfMonth(db, monthId).map((run) => briefOf(db, run)),
  'runs.get': ({ db }, { runId }) => {
    const run = runById(db, runId);
    const statement = statementOf(db, runId);
    const { approval, finance, bank, bankReturn } = statement.sources;
    return {
      brief: briefOf(db, run),
      monthId: run.monthId,
      period: run.period,
      programme: run.programme,
      stale: run.stale,
      engine: { version: statement.engine.version, rules: statement.engine.rules },
      sources: {
        approval: sourceOf(approval),
        finance: sourceOf(finance),
        bank: sourceOf(bank),
        bankReturn: bankReturn === undefined ? null : sourceOf(bankReturn),
      },
      presence: { ...statement.presence },
      rules: { ...statement.rules },
      bridge: statement.bridge.map(bridgeRowOf),
      bridgeTotal: { ...bridgeRowOf(totalOfBridge(statement.bridge)), township: '' },
      byCode: byCodeOf(viewsOf(db).groups(runId, {})),
      warnings: statement.warnings.map(inWindowWords),
    };
  },
};

function sourceOf({ files, rowsRead, rowsAccepted, rowsSetAside, households, amountFen }: SourceSummary) {
  return {
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    rowsRead,
    rowsAccepted,
    rowsSetAside: { ...rowsSetAside },
    households,
    amountFen,
  };
}

function bridgeRowOf(row: ReturnType<typeof totalOfBridge>): Run['bridgeTotal'] {
  return { ...row, steps: row.steps.map((step) => ({ ...step })) };
}

function byCodeOf(groups: ReturnType<ReturnType<typeof viewsOf>['groups']>): Run['byCode'] {
  return ALL_CODES.flatMap((code) => {
    const own = groups.filter((group) => group.code === code);
    if (own.length === 0) return [];
    const { label, priority } = DISCREPANCY_CODES[code];
    const sum = (of: 'count' | 'fen'): number => own.reduce((total, group) => total + group[of], 0);
    return [{ code, label, priority, count: sum('count'), fen: sum('fen') }];
  });
}
