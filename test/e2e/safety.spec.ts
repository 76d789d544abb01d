import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DESK_CONTRACTS } from '../../shared/contracts/desk/desk.ts';
import { type Desk, expect, test } from './desk.ts';

/** The official checklist of Electron, point by point: each test tries to break one of them. */

let server: Server;
let heard: string[] = [];

test.beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*').end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test.afterAll(() => server.close());

test.beforeEach(() => {
  heard = [];
});

function address(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The page is hostile in these tests: what it is refused is said on its console. */
function expectComplaints(desk: Desk): void {
  desk.complaints.length = 0;
}

test('the page has neither Node nor Electron, and of the bridge three functions', async ({ desk }) => {
  const seen = await desk.page.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>).require,
    process: typeof (globalThis as Record<string, unknown>).process,
    module: typeof (globalThis as Record<string, unknown>).module,
    bridge: Object.keys((globalThis as unknown as { desk: object }).desk).sort(),
    frozen: Object.isFrozen((globalThis as unknown as { desk: object }).desk),
  }));
  expect(seen).toEqual({
    require: 'undefined',
    process: 'undefined',
    module: 'undefined',
    bridge: ['call', 'on', 'tokenOf'],
    frozen: true,
  });
});

test('the window is sandboxed, isolated and without any weakened setting', async ({ desk }) => {
  const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    nodeIntegrationInSubFrames: false,
  });
  expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
  expect(preferences.allowRunningInsecureContent ?? false).toBe(false);
  expect(preferences.experimentalFeatures ?? false).toBe(false);
});

test('nothing leaves the computer from the page, whatever it tries', async ({ desk }) => {
  const said = await desk.page.evaluate(async (url) => {
    const tried: Record<string, string> = {};
    const attempt = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      tried[name] = await Promise.race([
        work().then(
          () => 'done',
          () => 'refused',
        ),
        new Promise<string>((resolve) => setTimeout(resolve, 2000, 'refused')),
      ]);
    };
    await attempt('fetch', () => fetch(`${url}/fetch`));
    await attempt('no-cors', () => fetch(`${url}/nocors`, { mode: 'no-cors' }));
    await attempt('image', () => {
      const image = new Image();
      image.src = `${url}/image`;
      return image.decode();
    });
    await attempt(
      'socket',
      () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(url.replace('http', 'ws'));
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
    );
    await attempt('beacon', async () => {
      if (!navigator.sendBeacon(`${url}/beacon`, 'x')) throw new Error('refused');
    });
    await attempt(
      'script',
      () =>
        new Promise((resolve, reject) => {
          const script = document.createElement('script');
          script.src = `${url}/script.js`;
          script.onload = resolve;
          script.onerror = reject;
          document.head.append(script);
        }),
    );
    return tried;
  }, address());
  expect(said.fetch).toBe('refused');
  expect(said['no-cors']).toBe('refused');
  expect(said.image).toBe('refused');
  expect(said.socket).toBe('refused');
  expect(said.script).toBe('refused');
  expect(heard).toEqual([]);
  expectComplaints(desk);
});

test('nothing leaves the computer from main either', async ({ desk }) => {
  const said = await desk.app.evaluate(async ({ net, session }, url) => {
    const tried: string[] = [];
    for (const attempt of [
      () => net.fetch(`${url}/net`),
      () => session.defaultSession.fetch(`${url}/session`),
      () => net.fetch('https://example.org/'),
    ])
      tried.push(
        await Promise.race([
          attempt().then(
            () => 'done',
            () => 'refused',
          ),
          new Promise<string>((resolve) => setTimeout(resolve, 3000, 'refused')),
        ]),
      );
    return tried;
  }, address());
  expect(said).toEqual(['refused', 'refused', 'refused']);
  expect(heard).toEqual([]);
});

test('no script runs that did not come with the program', async ({ desk }) => {
  const ran = await desk.page.evaluate(async () => {
    const marks = globalThis as Record<string, unknown>;
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.inlineRan = true';
    document.head.append(inline);
    const holder = document.createElement('div');
    holder.innerHTML = '<img src="x" onerror="globalThis.handlerRan = true">';
    document.body.append(holder);
    let evalRan = false;
    try {
      // biome-ignore lint/security/noGlobalEval: whether it is refused is what is asked.
      evalRan = globalThis.eval('1 + 1') === 2;
    } catch {
      evalRan = false;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { inline: marks.inlineRan ?? false, handler: marks.handlerRan ?? false, eval: evalRan };
  });
  // Playwright evaluates in the page by the debugger, which the policy does not bind; what the page itself does is bound.
  expect({ inline: ran.inline, handler: ran.handler }).toEqual({ inline: false, handler: false });
  expectComplaints(desk);
});

test('the page cannot go elsewhere, open a window, or hold another page', async ({ desk }) => {
  const before = desk.page.url();
  const opened = await desk.page.evaluate(async (url) => {
    const other = window.open(`${url}/window`);
    for (const target of [`${url}/go`, 'data:text/html,x', 'file:///etc/passwd', 'javascript:1']) {
      const link = document.createElement('a');
      link.href = target;
      document.body.append(link);
      link.click();
      link.remove();
    }
    const frame = document.createElement('iframe');
    frame.src = `${url}/frame`;
    document.body.append(frame);
    const view = document.createElement('webview');
    view.setAttribute('src', `${url}/view`);
    document.body.append(view);
    await new Promise((resolve) => setTimeout(resolve, 800));
    frame.remove();
    view.remove();
    return other === null;
  }, address());
  expect(opened).toBe(true);
  expect(desk.page.url().split('#')[0]).toBe(before.split('#')[0]);
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(heard).toEqual([]);
  expectComplaints(desk);
});

test('no permission is granted', async ({ desk }) => {
  const states = await desk.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const found: Record<string, string> = {};
    for (const name of names) {
      try {
        found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
      } catch {
        found[name] = 'denied';
      }
    }
    return found;
  });
  for (const state of Object.values(states)) expect(state).toBe('denied');
  expectComplaints(desk);
});

test('files of the program alone are served, whatever the address', async ({ desk }) => {
  const statuses = await desk.page.evaluate(async () => {
    const found: Record<string, number> = {};
    for (const path of [
      '/app.js',
      '/../main.cjs',
      '/%2e%2e/main.cjs',
      '/..%2fmain.cjs',
      '/%2e%2e%2f%2e%2e%2fpackage.json',
      '/package.json',
      '/nothing.js',
    ])
      found[path] = await fetch(`app://desk${path}`).then(
        ({ status }) => status,
        () => 0,
      );
    found.other = await fetch('app://other/index.html').then(
      ({ status }) => status,
      () => 0,
    );
    found.post = await fetch('app://desk/app.js', { method: 'POST' }).then(
      ({ status }) => status,
      () => 0,
    );
    return found;
  });
  expect(statuses['/app.js']).toBe(200);
  const rest = Object.entries(statuses).filter(([path]) => path !== '/app.js');
  for (const [path, status] of rest) expect([path, status]).toEqual([path, status === 0 ? 0 : 404]);
  expectComplaints(desk);
});

test('a page that is taken over reaches the contracts and nothing else', async ({ desk }) => {
  const names = Object.keys(DESK_CONTRACTS);
  const result = await desk.page.evaluate(async (names) => {
    const bridge = (globalThis as unknown as { desk: { call(name: unknown, input: unknown): Promise<unknown> } }).desk;
    const hostile: unknown[] = [
      undefined,
      null,
      0,
      '',
      [],
      'x'.repeat(100_000),
      { monthId: -1 },
      { monthId: '1; DROP TABLE month' },
      { monthId: 1e308 },
      { path: '/etc/passwd' },
      {
        runId: 1,
        filter: { text: "%' OR 1=1 --" },
        sort: { by: 'id); DROP TABLE run', descending: false },
        offset: 0,
        limit: 1,
      },
      JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}'),
      { tokens: ['../../etc/passwd'], monthId: 1, kind: null, replaces: null, overrides: null },
    ];
    let refused = 0;
    let rejected = 0;
    const quiet = new Set([
      'app.print',
      'app.showDataFolder',
      'jobs.sample',
      'files.choose',
      'app.state',
      'app.about',
      'jobs.current',
      'months.list',
      'profiles.list',
      'cases.people',
      'settings.get',
    ]);
    for (const name of names) {
      if (quiet.has(name)) continue;
      for (const input of hostile) {
        const answer = (await bridge.call(name, input)) as { ok: boolean; error?: { message: string; number: number } };
        if (answer.ok) return { worked: `${name} ${JSON.stringify(input)}`.slice(0, 200) };
        if (answer.error!.message !== '' && answer.error!.number > 0) refused++;
      }
    }
    for (const name of ['constructor', '__proto__', 'app.quit', '', 7, null, {}])
      await bridge.call(name, {}).catch(() => rejected++);
    return { refused, rejected, polluted: ({} as Record<string, unknown>).polluted ?? false };
  }, names);
  expect(result).toMatchObject({ rejected: 7, polluted: false });
  expect(result).not.toHaveProperty('worked');
  // The desk still works.
  const state = await desk.page.evaluate(() =>
    (globalThis as unknown as { desk: { call(name: string, input: unknown): Promise<{ ok: boolean }> } }).desk.call(
      'months.list',
      {},
    ),
  );
  expect(state.ok).toBe(true);
  expectComplaints(desk);
});

test('an object that only looks like a dropped file gets no token', async ({ desk }) => {
  const answers = await desk.page.evaluate(async () => {
    const bridge = (globalThis as unknown as { desk: { tokenOf(file: unknown): Promise<{ ok: boolean }> } }).desk;
    const found: boolean[] = [];
    for (const fake of [{ path: '/etc/passwd' }, new File(['x'], 'passwd'), new Blob(['x']), '/etc/passwd', null])
      found.push(
        await bridge.tokenOf(fake).then(
          ({ ok }) => ok,
          () => false,
        ),
      );
    return found;
  });
  expect(answers).toEqual([false, false, false, false, false]);
});

test('there is one of it: a second start ends at once and brings the first to the front', async ({ desk }) => {
  const { file, args } = await desk.app.evaluate(({ app }) => ({
    file: app.getPath('exe'),
    args: process.argv.slice(1),
  }));
  const second = spawn(
    file,
    args.filter((word) => !word.startsWith('--inspect') && !word.startsWith('--remote')),
    {
      env: { ...process.env, SANZHANG_DATA_FOLDER: join(desk.folder, 'data') },
      stdio: 'ignore',
    },
  );
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
