import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDecision } from '../../electron/data/decision-repo.ts';
import { appendLog } from '../../electron/data/log-repo.ts';
import { openMonth } from '../../electron/data/month-repo.ts';
import { openDatabase } from '../../electron/data/open-database.ts';
import { verifyLog } from '../../electron/data/verify-log.ts';

/** Entries of the log, every tenth a decision with its kept row. Promised: a million verified in 20 s. */
const COUNT = Number(process.argv[2] ?? 1_000_000);
const AT_ONCE = 10_000;

const folder = mkdtempSync(join(tmpdir(), 'sanzhang-log-'));
try {
  const path = join(folder, 'sanzhang.db');
  const db = openDatabase({ path, key: '0f'.repeat(32) });
  const at = '2026-04-20T01:30:00.000Z';
  const actor = { login: 'wangfang' };
  const monthId = openMonth(db, '2026-04', '农村低保', at);
  appendLog(db, { at, actor, action: 'month.open', subject: '2026-04 农村低保', detail: { monthId } });
  const began = performance.now();
  for (let entries = 1; entries < COUNT; entries += AT_ONCE)
    db.transaction(() => {
      for (let n = 0; n < AT_ONCE; n++) {
        if (n % 10 !== 0) {
          const detail = { sentence: `查看“张三”的完整号码（第 ${n} 次）`, differenceId: n };
          appendLog(db, { at, actor, action: 'look.numbers', subject: '2026-04 农村低保', detail });
          continue;
        }
        const decisionId = addDecision(db, {
          monthId,
          verdict: 'same',
          households: ['id:239900198001011113', 'id:239900197506232188'],
          about: '审批“张三”、代发“张山”',
          reason: '查过户口簿，是同一人',
          stableId: '0123456789abcdef',
          madeAt: at,
          madeBy: null,
        });
        appendLog(db, {
          at,
          actor,
          action: 'decision.same',
          subject: '0123456789abcdef',
          detail: { decisionId, monthId },
          rows: [{ table: 'decision', id: decisionId }],
        });
      }
    });
  const written = performance.now();
  const cpu = process.cpuUsage();
  const verifying = verifyLog(db);
  let next = verifying.next();
  while (next.done !== true) next = verifying.next();
  const { entries, keptRows, finding } = next.value;
  const verified = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  if (finding !== null) throw new Error(finding.sentence);
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  db.close();
  process.stdout.write(
    `${entries} entries, ${keptRows} kept rows, ${Math.round(statSync(path).size / 1e6)} MB: written in ${seconds(began, written)} s, verified in ${seconds(written, verified)} s (${((user + system) / 1e6).toFixed(1)} s of one core)\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
