import type { App, Session } from 'electron';
import { isOurs } from './app-address.ts';
import type { Log } from './log.ts';

/** Chromium's own wishes for the network, switched off before it starts: no updates, no look-ups, no proxies, no name is resolved. */
export function muteChromium({ commandLine }: Pick<App, 'commandLine'>): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('no-proxy-server');
  // Days are picked and written as people here write them, whatever the system speaks.
  commandLine.appendSwitch('lang', 'zh-CN');
  for (const off of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'disable-quic',
    'no-pings',
    'no-first-run',
  ])
    commandLine.appendSwitch(off);
  commandLine.appendSwitch('webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** No permission is ever granted, no request but app:// leaves, no download, no spelling dictionary is fetched. */
export function lockSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, _permission, grant) => grant(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const cancel = !isOurs(url) && !url.startsWith('devtools:') && !url.startsWith('data:') && !url.startsWith('blob:');
    if (cancel) log.write('error', `request refused: ${url.slice(0, url.indexOf(':') + 1)}`);
    decide({ cancel });
  });
}

/** No page may go elsewhere, open a window, or hold another page in itself. Holds for every page there will ever be. */
export function lockPages(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event, address) => {
      if (!isOurs(address)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isOurs(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
