import { Tag } from 'antd';
import { hashOf } from '../../../stores/route.ts';
import { type ArchiveHouseholdView, villageLabel } from '../../../text/archive-words.ts';
import { formatPeriod } from '../../../text/format.ts';
import { townshipLabel } from '../../../text/words.ts';
import { RequestedForms } from './RequestedForms.tsx';

/** How many facts of the system stand in the head; all of them are compared further down. */
const SHOWN = 8;

/** Who it is, where the dossier stands on the shelf, how it is with it, and where else the household is known. */
export function HouseholdHead({ view, saving }: { readonly view: ArchiveHouseholdView; readonly saving: boolean }) {
  const { row, facts, volume, retention, account } = view;
  const doubled = new Set(['head_name', 'head_id', 'cert_no', 'township', 'village']);
  return (
    <section className="panel archive-head" aria-label="这一户">
      <div className="archive-head-line">
        <span className="digits">{row.idNumber || '没有身份证号'}</span>
        <span>低保证号 {row.certNo || '空'}</span>
        <span>
          {townshipLabel(row.township)} {villageLabel(row.village)}
        </span>
        <span>
          案卷号 {volume.volumeNo}，第 {volume.boxNo} 盒第 {volume.inBox} 卷
        </span>
        <span className="quiet">{retention}</span>
        <span className="tag-line">
          <Tag className={row.faults === 0 ? 'tag-green' : 'tag-red'}>
            {row.faults === 0 ? '材料齐全' : `要补 ${row.faults} 份`}
          </Tag>
          {row.differences === null ? (
            <Tag className="tag-grey">没有纸质登记</Tag>
          ) : (
            <Tag className={row.differences === 0 ? 'tag-green' : row.undecided > 0 ? 'tag-orange' : 'tag-grey'}>
              {row.differences === 0
                ? '线上线下一致'
                : row.undecided > 0
                  ? `${row.undecided} 项不一致待认定`
                  : `${row.differences} 项不一致已认定`}
            </Tag>
          )}
          {row.suspects > 0 && <Tag className="tag-orange">{row.suspects} 项政策问题存疑</Tag>}
        </span>
        <span className="quiet" role="status">
          {saving ? '正在保存' : ''}
        </span>
      </div>
      <dl className="archive-facts">
        {facts
          .filter(({ name }) => !doubled.has(name))
          .slice(0, SHOWN)
          .map(({ name, label, value }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{value || '空'}</dd>
            </div>
          ))}
      </dl>
      <RequestedForms view={view} />
      {account !== null && (
        <p className="archive-account">
          对账里：
          <a href={hashOf({ page: 'history', monthId: null, household: account.household })}>
            历史（{account.months} 个月）
          </a>
          {account.cases.map(({ caseId, number, codeLabel, stateLabel }) => (
            <a key={caseId} href={hashOf({ page: 'cases', caseId })}>
              疑点 {number} {codeLabel}：{stateLabel}
            </a>
          ))}
          {account.differences.map(({ runId, differenceId, period, codeLabel }) => (
            <a key={differenceId} href={hashOf({ page: 'result', runId, differenceId })}>
              {formatPeriod(period)} {codeLabel}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}
