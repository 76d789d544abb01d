import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { Right } from '../../../shared/domain/people/right.ts';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { useRights } from '../../stores/session.ts';
import { About } from './About.tsx';
import { Backup } from './Backup.tsx';
import { General } from './General.tsx';
import { MoneyDays } from './MoneyDays.tsx';
import { Profiles } from './Profiles.tsx';

import { People } from './people/People.tsx';

const TABS: readonly { key: string; label: string; right: Right | null; children: ReactNode }[] = [
  { key: 'general', label: '一般', right: 'settings', children: <General /> },
  { key: 'money', label: '资金期限', right: 'settings', children: <MoneyDays /> },
  { key: 'people', label: '人员', right: 'people.manage', children: <People /> },
  { key: 'profiles', label: '文件版式', right: 'look', children: <Profiles /> },
  { key: 'backup', label: '备份与恢复', right: 'backup', children: <Backup /> },
  { key: 'about', label: '关于', right: null, children: <About /> },
];

/** 设置: what is kept about this office and this computer. */
export function SettingsPage() {
  const rights = useRights();
  const items = TABS.filter(({ right }) => right === null || rights.includes(right));
  return (
    <PageFrame title="设置">
      <Tabs items={items.map(({ key, label, children }) => ({ key, label, children }))} destroyOnHidden />
    </PageFrame>
  );
}
