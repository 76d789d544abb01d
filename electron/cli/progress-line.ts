import type { JobProgress } from '../../shared/contracts/desk/jobs.ts';
import type { Io } from './io.ts';

const PHASE = {
  read: { zh: '读取', en: 'reading' },
  match: { zh: '核对', en: 'matching' },
  write: { zh: '写出', en: 'writing' },
  verify: { zh: '复核', en: 'verifying' },
  sample: { zh: '生成', en: 'making' },
  keep: { zh: '保存', en: 'keeping' },
} as const;

const SHOW_AFTER_MS = 1000;
const AT_MOST_EVERY_MS = 100;

/** Draws one line of progress on a terminal for anything that takes over a second: phase, how far, how fast. Elsewhere: nothing. */
export function progressLine(io: Io): { readonly report: (progress: JobProgress) => void; readonly clear: () => void } {
  const began = Date.now();
  let phaseKey = '';
  let phaseBegan = began;
  let drawnAt = 0;
  let drawn = false;
  return {
    report: (progress) => {
      if (!io.isTty) return;
      const now = Date.now();
      const key = `${progress.phase}|${progress.what}`;
      if (key !== phaseKey) {
        // The first report of all comes when the first stretch is already done.
        phaseBegan = phaseKey === '' ? began : now;
        phaseKey = key;
      }
      if (now - began < SHOW_AFTER_MS || now - drawnAt < AT_MOST_EVERY_MS) return;
      drawnAt = now;
      drawn = true;
      const seconds = Math.max(0.001, (now - phaseBegan) / 1000);
      const scale = progress.unit === 'bytes' ? 1e6 : 1;
      const unit = progress.unit === 'bytes' ? 'MB' : io.language === 'zh' ? '行' : 'rows';
      const done = `${(progress.done / scale).toFixed(0)}${progress.total > 0 ? `/${(progress.total / scale).toFixed(0)}` : ''} ${unit}`;
      const rate = `${(progress.done / scale / seconds).toFixed(0)} ${unit}/s`;
      // A phase that cannot say how far it is says only what it does.
      const howFar = progress.done > 0 ? `${done}, ${rate}` : '';
      const parts = [PHASE[progress.phase][io.language], progress.what, howFar].filter((part) => part !== '');
      io.stderr(`\r\u001b[K${parts.join(' ')}`);
    },
    clear: () => {
      if (drawn) io.stderr('\r\u001b[K');
      drawn = false;
    },
  };
}
