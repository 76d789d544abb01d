import { lazy, Suspense, useEffect } from 'react';
import { WorkplacePage } from '../../pages/workplace/WorkplacePage.tsx';
import { isRunning, useJob } from '../../stores/job.ts';
import { type Route, useRoute } from '../../stores/route.ts';
import { isOffered } from '../../stores/route-right.ts';
import { useRights } from '../../stores/session.ts';
import { Loading } from '../common/Loading.tsx';

// Bundled apart, so that the 工作台 is on screen before grid and charts have been read.
const FilesPage = lazy(async () => ({ default: (await import('../../pages/files/FilesPage.tsx')).FilesPage }));
const importResult = () => import('../../pages/result/ResultPage.tsx');
const ResultPage = lazy(async () => ({ default: (await importResult()).ResultPage }));
const CasesPage = lazy(async () => ({ default: (await import('../../pages/cases/CasesPage.tsx')).CasesPage }));
const HistoryPage = lazy(async () => ({ default: (await import('../../pages/history/HistoryPage.tsx')).HistoryPage }));
const MoneyPage = lazy(async () => ({ default: (await import('../../pages/money/MoneyPage.tsx')).MoneyPage }));
const PrecheckPage = lazy(async () => ({
  default: (await import('../../pages/precheck/PrecheckPage.tsx')).PrecheckPage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import('../../pages/settings/SettingsPage.tsx')).SettingsPage,
}));
const LeadsPage = lazy(async () => ({ default: (await import('../../pages/leads/LeadsPage.tsx')).LeadsPage }));
const ArchivePage = lazy(async () => ({ default: (await import('../../pages/archive/ArchivePage.tsx')).ArchivePage }));
const AuditPage = lazy(async () => ({ default: (await import('../../pages/audit/AuditPage.tsx')).AuditPage }));
const HelpPage = lazy(async () => ({ default: (await import('../../pages/help/HelpPage.tsx')).HelpPage }));

/** A page of another month or another run is another page: it begins anew. */
function pageOf(route: Route) {
  switch (route.page) {
    case 'workplace':
      return <WorkplacePage />;
    case 'files':
      return <FilesPage key={route.monthId ?? 'new'} />;
    case 'result':
      return <ResultPage key={route.runId} />;
    case 'cases':
      return <CasesPage />;
    case 'history':
      return <HistoryPage />;
    case 'money':
      return <MoneyPage />;
    case 'precheck':
      return <PrecheckPage />;
    case 'leads':
      return <LeadsPage />;
    case 'archive':
      return <ArchivePage />;
    case 'audit':
      return <AuditPage />;
    case 'settings':
      return <SettingsPage />;
    case 'help':
      return <HelpPage />;
  }
}

/** While a month is reconciled the page of its result is read: it is what the person waits for, and there is time. */
function useResultAtHand(): void {
  const reconciling = useJob(({ job }) => job?.kind === 'reconcile' && isRunning(job));
  useEffect(() => {
    // What fails here fails again, and is told, where the page is wanted.
    if (reconciling) importResult().catch(() => undefined);
  }, [reconciling]);
}

/** The page the address names. */
export function CurrentPage() {
  const asked = useRoute((store) => store.route);
  const rights = useRights();
  useResultAtHand();
  // An administrator without another role has nothing but the settings.
  const route: Route = isOffered(asked.page, rights) ? asked : { page: 'settings' };
  useEffect(() => {
    if (route !== asked) useRoute.getState().replace(route);
  });
  return <Suspense fallback={<Loading />}>{pageOf(route)}</Suspense>;
}
