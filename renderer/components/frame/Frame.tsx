import { useEffect } from 'react';
import { call } from '../../api/desk.ts';
import { type MenuCommand, useMenu } from '../../api/use-menu.ts';
import { hashOf, useRoute } from '../../stores/route.ts';
import { useSession } from '../../stores/session.ts';
import { useSettings } from '../../stores/settings.ts';
import { Guard } from '../common/Guard.tsx';
import { JobBar } from '../job/JobBar.tsx';
import { CurrentPage } from './CurrentPage.tsx';
import { SideMenu } from './SideMenu.tsx';

/** What the menu says wherever the window is. `find` and `export` are heard by the pages that can. */
function follow(command: MenuCommand): void {
  // Under the cover nothing moves.
  if (useSession.getState().session?.state !== 'signed-in') return;
  const { go } = useRoute.getState();
  switch (command) {
    case 'new-month':
      go({ page: 'files', monthId: null });
      break;
    case 'workplace':
    case 'settings':
      go({ page: command });
      break;
    case 'cases':
      go({ page: 'cases', caseId: null });
      break;
    case 'history':
      go({ page: 'history', monthId: null, household: null });
      break;
    case 'help':
      go({ page: 'help', topic: null });
      break;
    case 'print':
      // The result has a sheet of its own for paper, and prints that.
      if (useRoute.getState().route.page !== 'result') void call('app.print', {}).catch(() => undefined);
      break;
    case 'back':
      window.history.back();
      break;
    case 'find':
    case 'export':
    case 'lock':
      break;
  }
}

/** Menu on the left, the running job above, the page below it. */
export function Frame() {
  const address = useRoute(({ route }) => hashOf(route));
  useEffect(() => void useSettings.getState().load(), []);
  useMenu(follow);
  return (
    <div className="frame">
      <SideMenu />
      <div className="frame-right">
        <JobBar />
        <main>
          <Guard renewOn={address}>
            <CurrentPage />
          </Guard>
        </main>
      </div>
    </div>
  );
}
