import { join } from 'node:path';
import { app, type BrowserWindow, safeStorage, session } from 'electron';
import type { EventName, EventPayload } from '../../shared/contracts/desk/desk.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { DataClient } from './data-client.ts';
import { FileTokens } from './file-tokens.ts';
import { composeAnswers } from './ipc/answers.ts';
import { handleCalls, handleDroppedFiles } from './ipc/handle.ts';
import { JobDesk } from './jobs/job-desk.ts';
import { systemKeyStore } from './key/system-key-store.ts';
import { lockPages, lockSession, muteChromium } from './lock-down.ts';
import { Log } from './log.ts';
import { setMenu } from './menu.ts';
import { openWindow } from './window.ts';
import { Workplace } from './workplace.ts';

/** The one composition root of the desktop application: what is made in which order, and who is given what. */

const HERE = __dirname;

// A data folder of its own: for tests, and for offices that keep it on another drive.
const ownFolder = process.env.SANZHANG_DATA_FOLDER;
app.setName('Sanzhang');
if (ownFolder !== undefined && ownFolder !== '') app.setPath('userData', ownFolder);

registerAppScheme();
muteChromium(app);
lockPages(app);

let window: BrowserWindow | null = null;

function tell<Name extends EventName>(event: Name, payload: EventPayload<Name>): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(`desk:event:${event}`, payload);
}

async function start(): Promise<void> {
  const userData = app.getPath('userData');
  const log = new Log(join(userData, 'log'), new Date());
  process.on('uncaughtException', (error) => log.failure('main', error));
  process.on('unhandledRejection', (error) => log.failure('main', error));
  lockSession(session.defaultSession, log);
  serveApp(join(HERE, 'renderer'));

  const data = new DataClient(join(HERE, 'data-service.cjs'), log);
  const workplace = new Workplace(join(userData, 'data'), data, log, (state) => tell('workplace', state));
  const tokens = new FileTokens();
  const jobs = new JobDesk({
    script: join(HERE, 'job-runner.cjs'),
    log,
    access: () => workplace.access,
    tell: (job) => tell('job', job),
    over: () => data.sweep(),
  });
  const answers = composeAnswers({ window: () => window, workplace, data, jobs, tokens });
  handleCalls(answers, log);
  handleDroppedFiles((path) => tokens.give(path), log);
  setMenu((command) => tell('menu', command), process.platform === 'darwin');

  const open = (): void => {
    window = openWindow(join(HERE, 'preload.cjs'), join(userData, 'window.json'));
    window.on('closed', () => {
      window = null;
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      log.write('error', `window gone: ${reason}`);
      if (reason !== 'clean-exit' && window !== null && !window.isDestroyed()) window.webContents.reload();
    });
  };
  open();
  app.on('second-instance', () => {
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (window === null) open();
  });
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    // The database is closed before the processes are: nothing is left in the write-ahead log.
    event.preventDefault();
    jobs.stop();
    void data.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  // The page is being loaded while the key is found and the database opened.
  await workplace.start(() => systemKeyStore(safeStorage, process.platform));
}

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();
