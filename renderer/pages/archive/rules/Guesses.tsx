import { Alert } from 'antd';
import type { ArchiveState } from '../../../text/archive-words.ts';

/** Figures of a policy pack that are guesses of ours: to be asked of the office, and changed in a pack of one's own. */
export function Guesses({ guesses }: { readonly guesses: ArchiveState['packs'][number]['guesses'] }) {
  if (guesses.length === 0) return null;
  return (
    <Alert
      className="archive-guess-note"
      type="warning"
      showIcon
      title={`这些规定待核实（${guesses.length} 项）：文件里没有写明，是按一般做法定的，请问清以后用自己的政策包改`}
      description={
        <ul className="archive-guesses">
          {guesses.map(({ what, value }) => (
            <li key={what}>
              {what}：<strong>{value}</strong>
            </li>
          ))}
        </ul>
      }
    />
  );
}
