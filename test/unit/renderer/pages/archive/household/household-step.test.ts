import { describe, expect, it } from 'vitest';
import { householdStepOf } from '../../../../../../renderer/pages/archive/household/household-step.ts';

const press = (key: string, held: Partial<Parameters<typeof householdStepOf>[0]> = {}) =>
  householdStepOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, target: null, ...held });
/** Something pressed inside of what answers to one of these selectors. */
const inside = (...selectors: readonly string[]) =>
  ({ closest: (asked: string) => selectors.find((one) => asked.includes(one)) ?? null }) as unknown as EventTarget;

describe('the key to the next household', () => {
  it('is PageDown or Ctrl+↓, and back PageUp or Ctrl+↑', () => {
    expect(press('PageDown')).toBe('next');
    expect(press('PageUp')).toBe('previous');
    expect(press('ArrowDown', { ctrlKey: true })).toBe('next');
    expect(press('ArrowUp', { ctrlKey: true })).toBe('previous');
  });

  it('means nothing without Ctrl, or with other keys held', () => {
    expect(press('ArrowDown')).toBeNull();
    expect(press('PageDown', { shiftKey: true })).toBeNull();
    expect(press('ArrowDown', { ctrlKey: true, altKey: true })).toBeNull();
  });

  it('scrolls the preview, where Ctrl+↓ still goes on', () => {
    const target = inside('.archive-preview-sheet');
    expect(press('PageDown', { target })).toBeNull();
    expect(press('ArrowDown', { ctrlKey: true, target })).toBe('next');
  });

  it('leaves a dialog alone', () => {
    expect(press('ArrowDown', { ctrlKey: true, target: inside('[role="dialog"]') })).toBeNull();
  });
});
