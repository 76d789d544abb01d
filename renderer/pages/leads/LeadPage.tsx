import { Alert } from 'antd';
import { useState } from 'react';
import type { LeadDetail } from '../../../shared/contracts/desk/leads.ts';
import { LEAD_CATEGORY_TEXT, LEAD_SOURCE_LABEL } from '../../../shared/domain/lead/category.ts';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { hashOf } from '../../stores/route.ts';
import { formatInstant } from '../../text/format.ts';
import { LeadDocuments } from './LeadDocuments.tsx';
import { LeadEvidence } from './LeadEvidence.tsx';
import { LeadMoney } from './LeadMoney.tsx';
import { LeadStateTag } from './LeadStateTag.tsx';
import { LeadSteps } from './LeadSteps.tsx';

/** One lead: what it says, its money and evidence, its documents, what was done and what can be done now. */
export function LeadPage({ leadId }: { readonly leadId: number }) {
  const lead = useCall('leads.get', { leadId });
  const [done, setDone] = useState('');
  return (
    <PageFrame
      title={`问题线索 ${lead.value?.number ?? ''}`}
      extra={<a href={hashOf({ page: 'leads', leadId: null })}>全部线索</a>}
    >
      {lead.state === 'loading' && <Loading />}
      {lead.state === 'failed' && <Failure error={lead.error} retry={lead.reload} />}
      {lead.state === 'ready' && (
        <>
          <LeadHead lead={lead.value} />
          <div role="status" className="quiet">
            {done}
          </div>
          <LeadSteps
            lead={lead.value}
            onDone={(label) => {
              setDone(`已${label}`);
              lead.reload();
            }}
          />
          <LeadDocuments lead={lead.value} />
          <LeadWords lead={lead.value} />
          <LeadMoney money={lead.value.money} households={lead.value.households} />
          <LeadEvidence evidence={lead.value.evidence} cases={lead.value.cases} />
          <LeadHistory history={lead.value.history} />
        </>
      )}
    </PageFrame>
  );
}

function LeadHead({ lead }: { readonly lead: LeadDetail }) {
  return (
    <>
      <p>
        <LeadStateTag state={lead.state} /> {LEAD_CATEGORY_TEXT[lead.content.category]}
      </p>
      {lead.missing.length > 0 && (
        <Alert
          className="leads-missing"
          type="info"
          showIcon
          title="提交审核前还缺"
          description={
            <ul>
              {lead.missing.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}

function LeadWords({ lead: { content, writers } }: { readonly lead: LeadDetail }) {
  return (
    <section className="panel">
      <h2>内容</h2>
      <dl className="leads-facts">
        <dt>来源</dt>
        <dd>{LEAD_SOURCE_LABEL[content.source]}</dd>
        <dt>主要问题</dt>
        <dd>{content.problem || '（未写）'}</dd>
        <dt>查明的情况</dt>
        <dd className="leads-text">{content.facts || '（未写）'}</dd>
        <dt>接收单位</dt>
        <dd>{content.receiver || '（未写）'}</dd>
        <dt>拟稿</dt>
        <dd>{writers.join('、')}</dd>
      </dl>
      <h3>涉及人员</h3>
      {content.people.length === 0 ? (
        <p className="quiet">还没有写。</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              {['姓名', '职务', '单位', '党员', '公职人员'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.people.map((person, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name; the list is only shown
              <tr key={at}>
                <th scope="row">{person.name}</th>
                <td>{person.post}</td>
                <td>{person.unit}</td>
                <td>{person.isPartyMember ? '是' : '否'}</td>
                <td>{person.isPublicOfficial ? '是' : '否'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function LeadHistory({ history }: { readonly history: LeadDetail['history'] }) {
  return (
    <section className="panel">
      <h2>办理过程</h2>
      <ol className="leads-history">
        {history.map(({ at, by, label, sentence, exempt }) => (
          <li key={`${at} ${label}`}>
            <span className="figures">{formatInstant(at)}</span> <strong>{label}</strong> {by}
            {exempt && '（一人单位豁免）'}
            {sentence !== '' && <div className="quiet">{sentence}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
