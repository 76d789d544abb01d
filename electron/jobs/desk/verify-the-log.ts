import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { appendLog } from '../../data/log-repo.ts';
import { type KnownHead, type LogVerdict, verifyLog } from '../../data/verify-log.ts';
import type { DeskJobContext } from './desk-job.ts';
import { turns } from './stored-table.ts';

/** Verifies the whole log as it stands at this moment, and writes into it what came of that. */
export async function verifyTheLog(
  { known }: { readonly known: readonly KnownHead[] },
  { db, now, actor, signal, report }: DeskJobContext,
): Promise<Extract<JobResult, { kind: 'verify-log' }>> {
  signal.throwIfAborted();
  const breathe = turns();
  const verdict = await db.snapshot(async (): Promise<LogVerdict> => {
    const verifying = verifyLog(db, known);
    for (;;) {
      const next = verifying.next();
      if (next.done === true) return next.value;
      report({ phase: 'verify', what: '', done: next.value.entries, total: next.value.total, unit: 'rows' });
      await breathe();
      signal.throwIfAborted();
    }
  });
  const { entries, keptRows, head, finding } = verdict;
  appendLog(db, {
    at: now(),
    actor,
    action: 'log.verify',
    subject: `第 1 至 ${entries} 条`,
    detail: { sentence: finding?.sentence ?? '无误', seq: head.seq, sha256: head.sha256 },
  });
  const { seq, sha256, sm3 } = head;
  return { kind: 'verify-log', entries, keptRows, seq, sha256, sm3, problem: finding?.sentence ?? null };
}
