import type { LeadDetail } from '../../../shared/contracts/desk/leads.ts';
import { Hash } from '../../components/common/Hash.tsx';
import { hashOf } from '../../stores/route.ts';
import { formatBytes } from '../../text/format.ts';

/** The cases a lead comes from, and the evidence they bring. The files are looked at in their case. */
export function LeadEvidence({ evidence, cases }: Pick<LeadDetail, 'evidence' | 'cases'>) {
  return (
    <section className="panel" aria-label="疑点和证据">
      <h2>疑点和证据</h2>
      {cases.length === 0 && <p className="quiet">还没有关联疑点。</p>}
      {cases.length > 0 && (
        <ul className="leads-cases">
          {cases.map(({ caseId, number, stateLabel, conclusionLabel, name, township }) => (
            <li key={caseId}>
              <a href={hashOf({ page: 'cases', caseId })}>{number}</a> {township} {name}，{stateLabel}
              {conclusionLabel !== '' && `，${conclusionLabel}`}
            </li>
          ))}
        </ul>
      )}
      {evidence.length === 0 ? (
        <p className="quiet">关联的疑点没有证据材料。</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              {['材料', '疑点', '大小', '校验码'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {evidence.map(({ evidenceId, name, caseNumber, bytes, sha256 }) => (
              <tr key={evidenceId}>
                <th scope="row">{name}</th>
                <td>{caseNumber}</td>
                <td>{formatBytes(bytes)}</td>
                <td>
                  <Hash sha256={sha256} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
