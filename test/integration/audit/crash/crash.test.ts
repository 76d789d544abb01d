import { expect, it } from 'vitest';
import { scratchFolder } from '../../desk/workplace.ts';
import { crashRuns } from './crash-runs.ts';

const folder = scratchFolder();

// Two hundred take minutes on a busy machine: test/bench/crash-runs.ts does them.
it('a process killed at any moment loses no decision it has acknowledged, and the log verifies', {
  timeout: 240_000,
}, async () => {
  const { acknowledged, wrong } = await crashRuns(folder, 15);
  expect(wrong).toEqual([]);
  expect(acknowledged).toBeGreaterThan(15);
});
