// A display for the window: the one there is, or one of Xvfb's.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether the window has something to open on. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Starts Xvfb and gives its number and the way to end it; null where it does not come up. */
export async function startXvfb() {
  for (let number = 90; number < 190; number++) {
    if (existsSync(`/tmp/.X11-unix/X${number}`) || existsSync(`/tmp/.X${number}-lock`)) continue;
    const server = spawn('Xvfb', [`:${number}`, '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
      stdio: 'ignore',
    });
    const failed = new Promise((resolve) => server.once('error', resolve).once('exit', resolve));
    for (let tries = 0; tries < 100; tries++) {
      if (existsSync(`/tmp/.X11-unix/X${number}`)) return { display: `:${number}`, end: () => server.kill() };
      const ended = await Promise.race([
        failed.then(() => true),
        new Promise((resolve) => setTimeout(resolve, 50, false)),
      ]);
      if (ended) break;
    }
    server.kill();
  }
  return null;
}
