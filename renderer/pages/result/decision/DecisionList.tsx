import { Empty } from '../../../components/common/Empty.tsx';
import { Allowed } from '../../../components/session/Allowed.tsx';
import { formatInstant } from '../../../text/format.ts';
import { type Decision, isPending, standing, VERDICT_WORD } from './decision-state.ts';
import { UndoButton } from './UndoButton.tsx';

interface Props {
  readonly decisions: readonly Decision[];
  readonly onChanged: () => void;
}

/** What people decided for this month, newest first; those taken back stay in the list. */
export function DecisionList({ decisions, onChanged }: Props) {
  if (decisions.length === 0)
    return (
      <Empty
        title="还没有人工决定"
        text="“疑似同一户”和“多个候选”的差异打开后，可以确认是同一户或不是同一户，决定会列在这里。"
      />
    );
  const newestFirst = [...decisions].sort((a, b) => b.decisionId - a.decisionId);
  return (
    <table className="sheet decision-table">
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">决定</th>
          <th scope="col">涉及</th>
          <th scope="col">理由</th>
          <th scope="col">情况</th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {newestFirst.map((decision) => (
          <tr key={decision.decisionId} className={decision.undoneAt === null ? '' : 'decision-undone'}>
            <td className="figures">{formatInstant(decision.madeAt)}</td>
            <td>{VERDICT_WORD[decision.verdict]}</td>
            <td>{decision.about}</td>
            <td>{decision.reason}</td>
            <td className={isPending(decision) ? 'decision-pending' : ''}>{standing(decision)}</td>
            <td>
              {decision.undoneAt === null && (
                <Allowed right="decide-match">
                  <UndoButton decision={decision} onUndone={onChanged} />
                </Allowed>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
