import { describe, expect, it } from 'vitest';
import { type Pace, paceOf, perSecond, timeLeftMs } from '../../../../renderer/text/pace.ts';

const at = (elapsedMs: number, done: number, total = 1000, phase: 'read' | 'match' = 'read') => ({
  elapsedMs,
  progress: { phase, what: '', done, total, unit: 'rows' as const },
});

const paceAfter = (...reports: readonly Parameters<typeof paceOf>[1][]): Pace =>
  reports.reduce<Pace | null>((pace, report) => paceOf(pace, report), null)!;

describe('how fast a job goes', () => {
  it('cannot be told from one report', () => {
    expect(perSecond(paceAfter(at(5000, 400)))).toBeNull();
    expect(timeLeftMs(paceAfter(at(5000, 400)))).toBeNull();
  });

  it('cannot be told in the first moments', () => {
    expect(timeLeftMs(paceAfter(at(0, 0), at(1000, 100)))).toBeNull();
  });

  it('is what was done since the phase was first seen', () => {
    const pace = paceAfter(at(0, 0), at(2000, 200), at(4000, 400));
    expect(perSecond(pace)).toBe(100);
    expect(timeLeftMs(pace)).toBe(6000);
  });

  it('is measured from a reload on, not from the start of the job', () => {
    expect(perSecond(paceAfter(at(60_000, 900), at(62_000, 920)))).toBe(10);
  });

  it('begins anew with each phase', () => {
    expect(perSecond(paceAfter(at(0, 0), at(4000, 1000), at(4100, 10, 1000, 'match')))).toBeNull();
  });

  it('begins anew when a phase begins again for another file', () => {
    expect(perSecond(paceAfter(at(0, 0), at(4000, 900), at(4100, 10)))).toBeNull();
  });

  it('tells a rate but no time left where there is no total', () => {
    const pace = paceAfter(at(0, 0, 0), at(2000, 200, 0));
    expect(perSecond(pace)).toBe(100);
    expect(timeLeftMs(pace)).toBeNull();
  });

  it('tells no time left at the end', () => {
    expect(timeLeftMs(paceAfter(at(0, 0), at(2000, 1000)))).toBeNull();
  });

  it('is nothing where a job says nothing', () => {
    expect(paceOf(null, { elapsedMs: 10, progress: null })).toBeNull();
  });
});
