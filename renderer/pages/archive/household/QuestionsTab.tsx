import { Tag } from 'antd';
import type { ArchiveHouseholdView } from '../../../text/archive-words.ts';

const TONE = { suspect: 'tag-orange', in_order: 'tag-green', unknown: 'tag-grey', unconcerned: 'tag-grey' } as const;

/** The five policy questions of the notice, read off the dossier. */
export function QuestionsTab({ findings }: { readonly findings: ArchiveHouseholdView['findings'] }) {
  return (
    <table className="table archive-findings">
      <caption className="quiet">黑民函〔2020〕137号 二（二）点名的五项政策问题；存疑是核查的线索，不是结论</caption>
      <thead>
        <tr>
          <th scope="col">问题</th>
          <th scope="col">结果</th>
          <th scope="col">为什么</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ question, label, verdict, verdictLabel, reason }) => (
          <tr key={question}>
            <th scope="row">{label}</th>
            <td>
              <Tag className={TONE[verdict]}>{verdictLabel}</Tag>
            </td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
