// Measures the window: how long it takes to be usable, to reconcile, and to answer while a job runs. A real application, driven from outside.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron } from 'playwright-core';
import { bundleDesktop, DESKTOP } from '../../build/bundle-desktop.mjs';
import { hasDisplay, startXvfb } from '../../build/display.mjs';
import { commandFor, findRuntime } from '../../build/electron-runtime.mjs';
import { median } from './measure.mjs';

const PASSPHRASE = 'bench passphrase 2026';
const PASSWORD = '春播 2026 月报';

/** Starts the application. Gives its page and how long it took until a person could type. */
async function launch(command, folder) {
  const began = performance.now();
  const app = await electron.launch({
    executablePath: command.executable,
    args: [...command.args],
    env: { ...process.env, SANZHANG_DATA_FOLDER: folder },
  });
  const page = await app.firstWindow();
  await page.getByLabel('口令', { exact: true }).waitFor();
  return { app, page, startMs: performance.now() - began };
}

function call(page, name, input) {
  return page.evaluate(
    async ([name, input]) => {
      const answer = await window.desk.call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
      return answer.value;
    },
    [name, input],
  );
}

/** Waits in the page for the job to end: what is measured is what a person waits for. */
function jobEnd(page, jobId) {
  return page.evaluate(
    (jobId) =>
      new Promise((resolve, reject) => {
        const stop = window.desk.on('job', (job) => {
          if (job.id !== jobId || job.state === 'running') return;
          stop();
          if (job.state === 'done') resolve(job.result);
          else reject(new Error(`job ${job.state}: ${job.error?.message}`));
        });
      }),
    jobId,
  );
}

/** Asks and lets the page breathe all the while: every answer's time, and the longest time between two frames. */
function watch(page) {
  return page.evaluate(() => {
    const seen = { answers: [], frames: [], on: true };
    window.benchSeen = seen;
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      seen.frames.push(now - last);
      last = now;
      if (seen.on) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    void (async () => {
      while (seen.on) {
        const asked = performance.now();
        await window.desk.call('months.list', {});
        seen.answers.push(performance.now() - asked);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
  });
}

function watched(page) {
  return page.evaluate(() => {
    window.benchSeen.on = false;
    return { answers: window.benchSeen.answers, frames: window.benchSeen.frames };
  });
}

const quantile = (numbers, share) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];

/**
 * `runs` times: a cold start, files imported, 开始, the statement on screen. `files`: the paths of the three ledgers.
 * Gives medians in milliseconds, and every answer's time while jobs ran.
 */
export async function measureWindow({ files, runs, say }) {
  await bundleDesktop();
  const runtime = findRuntime();
  const xvfb = hasDisplay() ? null : await startXvfb();
  if (runtime === null || (!hasDisplay() && xvfb === null)) throw new Error('no runtime or no display for the window');
  if (xvfb !== null) process.env.DISPLAY = xvfb.display;
  const command = commandFor(runtime, DESKTOP);
  const folder = mkdtempSync(join(tmpdir(), 'sanzhang-bench-'));
  const all = { start: [], unlock: [], import: [], reconcile: [], answers: [], frames: [] };
  let differences = 0;
  try {
    for (let run = 0; run <= runs; run++) {
      const { app, page, startMs } = await launch(command, folder);
      if (run === 0) {
        await call(page, 'app.createPassphrase', { passphrase: PASSPHRASE });
        await page.getByLabel('姓名', { exact: true }).fill('王芳');
        await page.getByLabel('登录密码', { exact: true }).fill(PASSWORD);
        await page.getByLabel('再输入一次').fill(PASSWORD);
        await page.getByRole('button', { name: '开始工作' }).click();
        await page.getByRole('navigation').waitFor();
      } else {
        all.start.push(startMs);
        await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
        const typed = performance.now();
        await page.keyboard.press('Enter');
        await page.getByLabel('密码', { exact: true }).waitFor();
        all.unlock.push(performance.now() - typed);
        await page.getByLabel('登录名').fill('王芳');
        await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
        await page.keyboard.press('Enter');
        await page.getByRole('navigation').waitFor();
        await app.evaluate(({ dialog }, filePaths) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
        }, Object.values(files));
        const chosen = await call(page, 'files.choose', { kind: null, several: true });
        const { monthId } = await call(page, 'months.open', { period: '2026-04', programme: `第 ${run} 次` });
        await watch(page);
        let began = performance.now();
        const tokens = chosen.map(({ token }) => token);
        for (const [at, kind] of ['approval', 'finance', 'bank'].entries()) {
          const order = { monthId, kind, tokens: [tokens[at]], replaces: null, overrides: null };
          await jobEnd(page, (await call(page, 'jobs.import', order)).jobId);
        }
        all.import.push(performance.now() - began);
        await page.evaluate((monthId) => {
          location.hash = `#/files/${monthId}`;
        }, monthId);
        await page.getByRole('button', { name: '开始核对' }).click({ trial: true });
        began = performance.now();
        await page.getByRole('button', { name: '开始核对' }).click();
        await page.getByRole('tab', { name: /差异清单/ }).waitFor({ timeout: 120_000 });
        all.reconcile.push(performance.now() - began);
        const seen = await watched(page);
        all.answers.push(...seen.answers);
        all.frames.push(...seen.frames);
        const { files: _files, ...month } = await call(page, 'months.get', { monthId });
        differences = month.card.run.differences;
        say(
          `  ${run}/${runs}  start ${startMs.toFixed(0)} ms, unlock ${all.unlock.at(-1).toFixed(0)} ms, import ${all.import.at(-1).toFixed(0)} ms, 开始 to statement ${all.reconcile.at(-1).toFixed(0)} ms`,
        );
      }
      await app.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    xvfb?.end();
  }
  const line = (numbers) => ({ ms: median(numbers), allMs: numbers });
  return {
    runtime,
    differences,
    start: line(all.start),
    unlock: line(all.unlock),
    import: line(all.import),
    reconcile: line(all.reconcile),
    answers: { count: all.answers.length, p95: quantile(all.answers, 0.95), worst: Math.max(...all.answers) },
    frames: { count: all.frames.length, p95: quantile(all.frames, 0.95), worst: Math.max(...all.frames) },
  };
}
