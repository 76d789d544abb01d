import { Tag } from 'antd';
import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';
import { formatInstant } from '../../../text/format.ts';

/** Everything that happened to the case, the newest first. Nothing is ever taken away: what was taken back is struck through. */
export function History({ steps }: { readonly steps: CaseDetail['history'] }) {
  return (
    <section className="panel">
      <h3>经过</h3>
      <ol className="case-history">
        {steps.toReversed().map(({ eventId, at, by, label, sentence, undone, exempt }) => (
          <li key={eventId} className={undone ? 'case-undone' : ''}>
            <div className="case-step-head">
              <strong>{label}</strong>
              {undone && <Tag className="tag-grey">已撤销</Tag>}
              {exempt && (
                <Tag className="tag-orange" title="一人单位的豁免下办理">
                  豁免
                </Tag>
              )}
              <span className="quiet small">
                {by === '' ? '程序' : by} · {formatInstant(at)}
              </span>
            </div>
            {sentence !== '' && <div className="case-step-word">{sentence}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
