import type { ArchiveFilter } from '../../../../shared/contracts/desk/archive-views.ts';
import { type ArchiveState, shareWords } from '../../../text/archive-words.ts';
import { formatCount } from '../../../text/format.ts';

interface Props {
  readonly totals: ArchiveState['totals'];
  readonly onNarrow: (filter: ArchiveFilter) => void;
}

/** The archive in figures; each leads to its households. */
export function Figures({ totals, onNarrow }: Props) {
  const { households, complete, compared, consistent, undecided, suspects } = totals;
  const tile = (word: string, figure: string, tells: string, filter: ArchiveFilter) => (
    <button type="button" className="archive-tile" onClick={() => onNarrow(filter)}>
      <span className="archive-tile-word">{word}</span>
      <strong className="figures">{figure}</strong>
      <span className="quiet">{tells}</span>
    </button>
  );
  return (
    <div className="archive-figures">
      {tile('全部', `${formatCount(households)} 户`, `${formatCount(totals.members)} 人`, {})}
      {tile('材料齐全', `${formatCount(complete)} 户`, shareWords(complete, households), { faulty: false })}
      {tile('材料要补', `${formatCount(households - complete)} 户`, `${formatCount(totals.faults)} 份`, {
        faulty: true,
      })}
      {tile(
        '线上线下一致',
        compared === 0 ? '—' : `${formatCount(consistent)} 户`,
        compared === 0
          ? '还没有登记纸质内容'
          : `已登记 ${formatCount(compared)} 户的 ${shareWords(consistent, compared)}`,
        { consistency: 'consistent' },
      )}
      {tile('不一致待认定', `${formatCount(undecided)} 项`, '哪一边错由人认定', { consistency: 'undecided' })}
      <section className="archive-questions" aria-label="五项政策问题">
        <span className="archive-tile-word">五项政策问题（存疑户数）</span>
        <ul>
          {suspects.map(({ question, label, households: count, unknown }) => (
            <li key={question}>
              <button
                type="button"
                className="row-button"
                title={unknown > 0 ? `另有 ${formatCount(unknown)} 户缺信息，无法判断` : undefined}
                onClick={() => onNarrow({ question })}
              >
                {label} <strong className="figures">{formatCount(count)}</strong>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
