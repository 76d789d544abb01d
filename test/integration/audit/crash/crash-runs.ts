import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Database } from '../../../../electron/data/database.ts';
import type { DifferenceCandidate } from '../../../../electron/data/difference-candidate.ts';
import { appendLog } from '../../../../electron/data/log-repo.ts';
import { openDatabase } from '../../../../electron/data/open-database.ts';
import { digestOfRun } from '../../../../electron/data/run-digest.ts';
import { readSettings } from '../../../../electron/data/setting-repo.ts';
import { sweep } from '../../../../electron/data/sweep.ts';
import { verifyLog } from '../../../../electron/data/verify-log.ts';
import { aDifference, writeRun } from '../../data/written-run.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PROGRAM = join(ROOT, '.cache', 'crash', 'deciding-child.mjs');
const KEY = '0f'.repeat(32);
const AT = '2026-05-01T00:00:00.000Z';

/** What came of many runs that were killed. */
export interface CrashRuns {
  readonly acknowledged: number;
  /** What was wrong, in sentences; none is what is promised. */
  readonly wrong: readonly string[];
}

interface Kept {
  readonly decided?: number;
  readonly undone?: number;
  readonly office?: string;
}

/** Has a process decide at random and kills it at a random moment, so many times on one database; looks at the database after each. */
export async function crashRuns(folder: string, runs: number): Promise<CrashRuns> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/integration/audit/crash/deciding-child.ts'],
    outfile: PROGRAM,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'crash.db');
  const { runId, monthId } = await prepared(path);
  const wrong: string[] = [];
  const decided = new Set<number>();
  const undone = new Set<number>();
  let acknowledged = 0;
  for (let run = 1; run <= runs; run++) {
    const heard = await killed([path, KEY, String(run * 7919), String(runId), String(monthId)], 1 + ((run * 37) % 90));
    acknowledged += heard.length;
    for (const each of heard) {
      if (each.decided !== undefined) decided.add(each.decided);
      if (each.undone !== undefined) undone.add(each.undone);
    }
    const db = openDatabase({ path, key: KEY });
    sweep(db);
    wrong.push(...problemsOf(db, run, decided, undone, heard.at(-1)));
    db.close();
  }
  return { acknowledged, wrong };
}

function problemsOf(
  db: Database,
  run: number,
  decided: Set<number>,
  undone: Set<number>,
  last: Kept | undefined,
): string[] {
  const there = new Set(db.all<{ id: number }>('SELECT decision_id AS id FROM decision').map(({ id }) => id));
  const back = new Set(db.all<{ id: number }>('SELECT decision_id AS id FROM decision_undo').map(({ id }) => id));
  const wrong = [
    ...[...decided]
      .filter((id) => !there.has(id))
      .map((id) => `run ${run}: decision ${id} was acknowledged and is gone`),
    ...[...undone]
      .filter((id) => !back.has(id))
      .map((id) => `run ${run}: the undoing of ${id} was acknowledged and is gone`),
  ];
  // What was set after it was not acknowledged may stand there as well.
  if (last?.office !== undefined && readSettings(db).office === '') wrong.push(`run ${run}: a setting is gone`);
  const verifying = verifyLog(db);
  let next = verifying.next();
  while (next.done !== true) next = verifying.next();
  if (next.value.finding !== null) wrong.push(`run ${run}: ${next.value.finding.sentence}`);
  return wrong;
}

/** Starts the process, lets it work for some milliseconds after its first word, kills it, and gives all that it said was kept. */
function killed(args: readonly string[], afterMs: number): Promise<readonly Kept[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      said += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the process ended by itself: ${code}`));
      // A line that was cut off was not said.
      else
        resolve(
          said
            .split('\n')
            .slice(0, -1)
            .map((line) => JSON.parse(line) as Kept),
        );
    });
  });
}

async function prepared(path: string) {
  const db = openDatabase({ path, key: KEY });
  const candidate = (n: number, ledger: DifferenceCandidate['ledger']): DifferenceCandidate => ({
    key: `${ledger}:${n}`,
    ledger,
    household: ledger === 'approval' ? 0 : 1,
    name: '张三',
    idNumber: '',
    idDamaged: false,
    account: '',
    accountDamaged: false,
    cert: '',
    township: '',
    village: '',
    amountFen: 30000,
    months: '',
    headcount: null,
    rows: '',
  });
  const differences = Array.from({ length: 400 }, (_, n) =>
    aDifference({
      id: String(n).padStart(16, '0'),
      problem: `q${n}`,
      code: 'possible_match',
      field: 'household',
      candidates: [candidate(n, 'approval'), candidate(n, 'bank')],
    }),
  );
  const { runId, monthId } = await writeRun(db, { differences, at: AT });
  const subject = '2026-04 农村低保';
  appendLog(db, { at: AT, actor: null, action: 'month.open', subject, detail: { monthId } });
  appendLog(db, {
    at: AT,
    actor: null,
    action: 'run.finish',
    subject,
    detail: { runId, monthId, ...digestOfRun(db, runId) },
  });
  db.close();
  return { runId, monthId };
}
