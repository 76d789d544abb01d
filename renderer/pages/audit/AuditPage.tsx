import { Tabs } from 'antd';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { useMay } from '../../stores/session.ts';
import { LogList } from './LogList.tsx';
import { MakePackage } from './MakePackage.tsx';
import { ReportTab } from './report/ReportTab.tsx';
import { Seals } from './Seals.tsx';
import { SamplingTab } from './sampling/SamplingTab.tsx';
import { VerifyLog } from './VerifyLog.tsx';

/** 审计: what was done, whether that is still so, months that are closed for good, and everything handed out for others to check. */
export function AuditPage() {
  const mayAudit = useMay('audit');
  const tabs = [
    { key: 'seals', label: '封账', children: <Seals /> },
    ...(mayAudit
      ? [
          { key: 'log', label: '操作日志', children: <LogList /> },
          { key: 'verify', label: '核验日志', children: <VerifyLog /> },
          { key: 'package', label: '审计包', children: <MakePackage /> },
          { key: 'sampling', label: '抽查', children: <SamplingTab /> },
          { key: 'report', label: '差异报告', children: <ReportTab /> },
        ]
      : []),
  ];
  return (
    <PageFrame title="审计">
      <Tabs items={tabs} destroyOnHidden />
    </PageFrame>
  );
}
