import { Tabs } from 'antd';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { About } from './About.tsx';
import { Backup } from './Backup.tsx';
import { General } from './General.tsx';
import { Profiles } from './Profiles.tsx';
import { RecordList } from './RecordList.tsx';

const TABS = [
  { key: 'general', label: '一般', children: <General /> },
  { key: 'profiles', label: '文件版式', children: <Profiles /> },
  { key: 'backup', label: '备份与恢复', children: <Backup /> },
  { key: 'record', label: '操作记录', children: <RecordList /> },
  { key: 'about', label: '关于', children: <About /> },
];

/** 设置: what is kept about this office and this computer. */
export function SettingsPage() {
  return (
    <PageFrame title="设置">
      <Tabs items={TABS} destroyOnHidden />
    </PageFrame>
  );
}
