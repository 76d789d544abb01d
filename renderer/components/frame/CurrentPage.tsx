import { FilesPage } from '../../pages/files/FilesPage.tsx';
import { HelpPage } from '../../pages/help/HelpPage.tsx';
import { HistoryPage } from '../../pages/history/HistoryPage.tsx';
import { ResultPage } from '../../pages/result/ResultPage.tsx';
import { SettingsPage } from '../../pages/settings/SettingsPage.tsx';
import { WorkplacePage } from '../../pages/workplace/WorkplacePage.tsx';
import { useRoute } from '../../stores/route.ts';

/** The page the address names. A page of another month or another run is another page: it begins anew. */
export function CurrentPage() {
  const route = useRoute((store) => store.route);
  switch (route.page) {
    case 'workplace':
      return <WorkplacePage />;
    case 'files':
      return <FilesPage key={route.monthId ?? 'new'} />;
    case 'result':
      return <ResultPage key={route.runId} />;
    case 'history':
      return <HistoryPage />;
    case 'settings':
      return <SettingsPage />;
    case 'help':
      return <HelpPage />;
  }
}
