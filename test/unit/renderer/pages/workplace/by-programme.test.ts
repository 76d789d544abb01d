import { describe, expect, it } from 'vitest';
import { byProgramme } from '../../../../../renderer/pages/workplace/by-programme.ts';
import { nextStep } from '../../../../../renderer/pages/workplace/next-step.ts';
import type { MonthCard } from '../../../../../shared/contracts/desk/months.ts';

const card = (monthId: number, period: string, programme: string, change: Partial<MonthCard> = {}): MonthCard => ({
  monthId,
  period,
  programme,
  files: { approval: 1, finance: 1, bank: 1, bankReturn: 0 },
  run: null,
  stale: false,
  sealed: false,
  next: 'reconcile',
  ...change,
});

const run: NonNullable<MonthCard['run']> = {
  runId: 9,
  finishedAt: '2026-05-01T00:00:00Z',
  verdict: 'discrepancies',
  differences: 3,
  undecided: 2,
  byPriority: { P1: 1, P2: 2, P3: 0 },
  atStakeFen: 100,
  resultSha256: 'a'.repeat(64),
};

describe('the months of the 工作台', () => {
  it('stand by programme, newest first, the programme of the newest month first', () => {
    const programmes = byProgramme([
      card(1, '2026-03', '农村低保'),
      card(2, '2026-05', '农村低保'),
      card(3, '2026-06', '城市低保'),
      card(4, '2026-04', '农村低保'),
    ]);
    expect(programmes.map(({ name, months }) => [name, months.map(({ period }) => period)])).toEqual([
      ['城市低保', ['2026-06']],
      ['农村低保', ['2026-05', '2026-04', '2026-03']],
    ]);
  });

  it('lead to where the next thing is done', () => {
    expect(nextStep(card(1, '2026-04', 'x', { next: 'choose-files' })).to).toEqual({ page: 'files', monthId: 1 });
    expect(nextStep(card(1, '2026-04', 'x', { next: 'decide', run }))).toEqual({
      label: '确认 2 处疑似',
      to: { page: 'result', runId: 9, differenceId: null },
    });
  });

  it('are reconciled again where files changed after a run', () => {
    expect(nextStep(card(1, '2026-04', 'x', { next: 'reconcile', run, stale: true }))).toEqual({
      label: '重新核对',
      to: { page: 'files', monthId: 1 },
    });
  });
});
