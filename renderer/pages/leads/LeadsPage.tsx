import { Button, Select } from 'antd';
import { useState } from 'react';
import { LEAD_CATEGORY_LABEL, LEAD_SOURCE_LABEL } from '../../../shared/domain/lead/category.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Money } from '../../components/common/Money.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { DocumentDialog } from '../../components/document/DocumentDialog.tsx';
import { hashOf, useRoute } from '../../stores/route.ts';
import { useMay } from '../../stores/session.ts';
import { formatCount } from '../../text/format.ts';
import { LeadForm } from './LeadForm.tsx';
import { LeadPage } from './LeadPage.tsx';
import { LeadStateTag } from './LeadStateTag.tsx';

/** 问题线索: the list of leads, or the one that is open. */
export function LeadsPage() {
  const route = useRoute((store) => store.route);
  const leadId = route.page === 'leads' ? route.leadId : null;
  return leadId === null ? <LeadList /> : <LeadPage key={leadId} leadId={leadId} />;
}

const ALL = 0;

function LeadList() {
  const [year, setYear] = useState(ALL);
  const [writing, setWriting] = useState(false);
  const [ledger, setLedger] = useState<'xlsx' | 'pdf' | null>(null);
  const mayWrite = useMay('lead.write');
  const leads = useCall('leads.page', year === ALL ? {} : { year });
  const rows = leads.value?.rows ?? [];
  const write = mayWrite && (
    <Button type="primary" onClick={() => setWriting(true)}>
      草拟线索
    </Button>
  );
  return (
    <PageFrame
      title="问题线索"
      extra={
        rows.length > 0 && (
          <>
            <Select
              aria-label="移交年份"
              className="leads-year"
              value={year}
              options={[
                { value: ALL, label: '全部年份' },
                ...(leads.value?.years ?? []).map((each) => ({ value: each, label: `${each} 年移交` })),
              ]}
              onChange={setYear}
            />
            <Button onClick={() => setLedger('xlsx')}>台账（Excel）</Button>
            <Button onClick={() => setLedger('pdf')}>台账（PDF）</Button>
            {write}
          </>
        )
      }
    >
      {leads.state === 'loading' && <Loading />}
      {leads.state === 'failed' && <Failure error={leads.error} retry={leads.reload} />}
      {leads.state === 'ready' && rows.length === 0 && (
        <Empty
          title="还没有问题线索"
          text="核查属实、涉及党员或公职人员的疑点，从这里写成线索，由另一人审核后移交同级纪检监察机关。"
          actions={write || undefined}
        />
      )}
      {rows.length > 0 && (
        <div className="panel table-wide">
          <table className="table leads-table">
            <thead>
              <tr>
                {['编号', '状态', '来源', '类别', '主要问题', '反映对象', '涉及单位'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col" className="number">
                  户
                </th>
                <th scope="col" className="number">
                  金额（元）
                </th>
                {['移交时间', '接收单位', '接收人', '办理结果'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.leadId}>
                  <th scope="row">
                    <a href={hashOf({ page: 'leads', leadId: row.leadId })}>{row.number}</a>
                  </th>
                  <td>
                    <LeadStateTag state={row.state} />
                  </td>
                  <td>{LEAD_SOURCE_LABEL[row.source]}</td>
                  <td>{LEAD_CATEGORY_LABEL[row.category]}</td>
                  <td>{row.problem || '（未写）'}</td>
                  <td>{row.people}</td>
                  <td>{row.units}</td>
                  <td className="number">{formatCount(row.households)}</td>
                  <td className="number">
                    <Money fen={row.fen} />
                  </td>
                  <td className="figures">{row.handedOverOn ?? ''}</td>
                  <td>{row.receiver}</td>
                  <td>{row.receivedBy}</td>
                  <td>{row.result}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {writing && <LeadForm lead={null} onClose={() => setWriting(false)} />}
      {ledger !== null && (
        <DocumentDialog
          title="问题线索移交台账"
          what="按编号列出移交过的线索，含已撤回的；不含身份证号。"
          document={{ what: 'lead-ledger', year: year === ALL ? null : year, format: ledger }}
          hasNumbers={false}
          onClose={() => setLedger(null)}
        />
      )}
    </PageFrame>
  );
}
