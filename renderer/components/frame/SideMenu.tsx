import {
  AuditOutlined,
  FileSearchOutlined,
  FlagOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  HomeOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TransactionOutlined,
} from '@ant-design/icons';
import { hashOf, type Route, useRoute } from '../../stores/route.ts';
import { isOffered } from '../../stores/route-right.ts';
import { useRights } from '../../stores/session.ts';
import { PersonMenu } from '../session/PersonMenu.tsx';

interface Item {
  readonly label: string;
  readonly icon: typeof HomeOutlined;
  readonly to: Route;
  /** The pages that belong to it. */
  readonly pages: readonly Route['page'][];
}

const ITEMS: readonly Item[] = [
  { label: '工作台', icon: HomeOutlined, to: { page: 'workplace' }, pages: ['workplace'] },
  { label: '对账', icon: AuditOutlined, to: { page: 'files', monthId: null }, pages: ['files', 'result'] },
  { label: '差异核查', icon: FileSearchOutlined, to: { page: 'cases', caseId: null }, pages: ['cases'] },
  {
    label: '发放前体检',
    icon: SafetyCertificateOutlined,
    to: { page: 'precheck', precheckId: null },
    pages: ['precheck'],
  },
  {
    label: '资金跟踪',
    icon: TransactionOutlined,
    to: { page: 'money', tab: 'payments', id: null },
    pages: ['money'],
  },
  { label: '历史', icon: HistoryOutlined, to: { page: 'history', monthId: null, household: null }, pages: ['history'] },
  {
    label: '档案',
    icon: FolderOpenOutlined,
    to: { page: 'archive', view: 'map', householdId: null },
    pages: ['archive'],
  },
  { label: '问题线索', icon: FlagOutlined, to: { page: 'leads', leadId: null }, pages: ['leads'] },
  { label: '审计', icon: SafetyCertificateOutlined, to: { page: 'audit' }, pages: ['audit'] },
  { label: '设置', icon: SettingOutlined, to: { page: 'settings' }, pages: ['settings'] },
  { label: '帮助', icon: QuestionCircleOutlined, to: { page: 'help', topic: null }, pages: ['help'] },
];

/** Plain links: they work with Tab, Enter and a screen reader without any more code. */
export function SideMenu() {
  const page = useRoute(({ route }) => route.page);
  const rights = useRights();
  return (
    <nav className="side" aria-label="主菜单">
      <div className="side-name">三账通</div>
      <ul>
        {ITEMS.filter(({ to }) => isOffered(to.page, rights)).map(({ label, icon: Icon, to, pages }) => (
          <li key={label}>
            <a href={hashOf(to)} aria-current={pages.includes(page) ? 'page' : undefined}>
              <Icon aria-hidden /> <span>{label}</span>
            </a>
          </li>
        ))}
      </ul>
      <PersonMenu />
    </nav>
  );
}
