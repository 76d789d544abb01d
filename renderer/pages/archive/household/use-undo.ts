import { App } from 'antd';
import { useEffect, useRef } from 'react';
import type { ArchiveHouseholdView } from '../../../text/archive-words.ts';
import type { HouseholdDesk } from './use-household.ts';

/** The step that Ctrl+Z takes back: the last one that may be. */
export function lastUndoable(steps: ArchiveHouseholdView['steps']): ArchiveHouseholdView['steps'][number] | null {
  return steps.reduce<ArchiveHouseholdView['steps'][number] | null>(
    (last, step) => (step.undoable && !step.undone && step.stepId > (last?.stepId ?? 0) ? step : last),
    null,
  );
}

/** Ctrl+Z takes the last step back, unless something was typed in the field it is pressed in: there it belongs to the typing. */
export function useUndo({ shown, change, saving }: HouseholdDesk): void {
  const { message } = App.useApp();
  const undo = useRef((): void => {});
  undo.current = () => {
    if (saving > 0) return;
    const step = shown === null ? null : lastUndoable(shown.steps);
    if (step === null) {
      void message.info('没有可以撤销的操作');
      return;
    }
    void change('archive.undo', { stepId: step.stepId }).then((error) => {
      if (error === null) void message.success(`已撤销：${step.sentence}`);
    });
  };
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'z')
        return;
      const field = event.target instanceof HTMLElement ? event.target.closest('input, textarea') : null;
      if (field !== null && field.closest('[data-typed="true"]') !== null) return;
      event.preventDefault();
      undo.current();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
