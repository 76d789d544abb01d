import { Button } from 'antd';
import type { ArchiveHouseholdView } from '../../../text/archive-words.ts';
import { formatInstant } from '../../../text/format.ts';
import type { Change } from './use-household.ts';
import { lastUndoable } from './use-undo.ts';

/** Everything people did to this household, the newest first; what nothing rests on can be taken back. */
export function StepsTab({
  steps,
  change,
}: {
  readonly steps: ArchiveHouseholdView['steps'];
  readonly change: Change;
}) {
  if (steps.length === 0) return <p className="quiet">还没有人在窗口里录入或认定过什么。</p>;
  const byCtrlZ = lastUndoable(steps)?.stepId;
  return (
    <ol className="archive-steps">
      {[...steps]
        .sort((a, b) => b.stepId - a.stepId)
        .map(({ stepId, at, by, sentence, undone, undoable }) => (
          <li key={stepId} className={undone ? 'archive-step-undone' : undefined}>
            <span className="quiet figures">{formatInstant(at)}</span>
            <span>{by}</span>
            <span className="archive-step-sentence">{sentence}</span>
            {undone && <span className="quiet">已撤销</span>}
            {undoable && !undone && (
              <Button size="small" onClick={() => void change('archive.undo', { stepId })}>
                撤销{stepId === byCtrlZ ? '（Ctrl+Z）' : ''}
              </Button>
            )}
          </li>
        ))}
    </ol>
  );
}
