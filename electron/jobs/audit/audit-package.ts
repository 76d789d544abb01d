import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import type { Database } from '../../data/database.ts';
import { sha256Of } from '../../data/digest.ts';
import { appendLog, type KeptEntry } from '../../data/log-repo.ts';
import { allMonths } from '../../data/month-repo.ts';
import { lastRunOfMonth } from '../../data/run-repo.ts';
import { StoredZip } from '../../formats/write/stored-zip.ts';
import type { DeskJobContext } from '../desk/desk-job.ts';
import type { PreparedDocument } from '../desk/prepared-document.ts';
import { turns } from '../desk/stored-table.ts';
import { engineVersion } from '../engine.ts';
import { hashOfFile } from '../hash-of-file.ts';
import type { PackageScope } from './audit-part.ts';
import { AUDIT_PARTS } from './audit-parts.ts';
import { readmeText } from './readme-text.ts';
import { packagedTables } from './table-part.ts';
import { verifierText } from './verifier-text.ts';

type PackageToMake = Extract<DocumentToMake, { what: 'audit-package' }>;

/** How often it is begun again where somebody else added to the log meanwhile. */
const TRIES = 5;
const ENTRIES_AT_ONCE = 2000;

/**
 * One zip with everything an auditor needs to check the account without this program (verify.mjs in it does). What is in it is of one moment;
 * the log's last entry tells of the package itself and holds the hash over everything else in it.
 */
export async function prepareAuditPackage(asked: PackageToMake, context: DeskJobContext): Promise<PreparedDocument> {
  const scope = scopeOf(context.db, asked);
  const names = scope.runs.map(({ period, programme }) => `${period} ${programme}`);
  return {
    title: `审计包 ${names.length > 3 ? `${names.length} 个月份` : names.join('、')}`,
    write: async (path) => {
      for (let tries = 1; ; tries++) {
        const head = await writePackage(path, asked, scope, context);
        if (head !== null) {
          const sha256 = await hashOfFile(path, context.signal);
          return {
            rows: head.seq,
            warnings: [
              `日志末尾第 ${head.seq} 条 ${head.sha256}`,
              `整包 SHA-256 ${sha256}`,
              '请把这两个指纹抄在交接单上',
            ],
          };
        }
        if (tries === TRIES)
          throw new WorkplaceError('E_BUSY', '导出时一直有人在操作，资料没有停在同一刻', '请在没有人操作时再导出');
      }
    },
  };
}

function scopeOf(db: Database, { months, unmasked, evidence }: PackageToMake): PackageScope {
  const runs = allMonths(db)
    .filter(({ monthId }) => months === null || months.includes(monthId))
    .flatMap(({ monthId }) => lastRunOfMonth(db, monthId) ?? [])
    .sort((a, b) => a.monthId - b.monthId);
  if (months !== null && runs.length < new Set(months).size)
    throw new WorkplaceError('E_REFUSED', '选中的月份里有还没有对账的', '请先对账，或去掉这个月份');
  return { runs, unmasked, evidence };
}

/** Writes the whole file; null where the log had grown before the entry that tells of it: then nothing of it counts. */
async function writePackage(
  path: string,
  { purpose }: PackageToMake,
  scope: PackageScope,
  context: DeskJobContext,
): Promise<Pick<KeptEntry, 'seq' | 'sha256' | 'sm3'> | null> {
  const { db, now, actor, signal, report } = context;
  const zip = new StoredZip(path);
  try {
    const before = await db.snapshot(() => writeParts(zip, scope, context));
    const tables = packagedTables();
    const contents = zip.entries.map((entry) => [entry.path, entry.sha256, entry.bytes]);
    const made = {
      masked: !scope.unmasked,
      evidence: scope.evidence,
      purpose: purpose.trim(),
      program: engineVersion(),
    };
    const seq = db.transaction(() => {
      if (headOf(db).seq !== before) return null;
      return appendLog(db, {
        at: now(),
        actor,
        action: 'audit.package',
        subject: scope.runs.map(({ period, programme }) => `${period} ${programme}`).join('、'),
        detail: {
          sentence: [
            made.masked ? '号码已打码' : '完整号码',
            ...(made.purpose === '' ? [] : [`用途：${made.purpose}`]),
          ].join('，'),
          ...made,
          contentsSha256: sha256Of(JSON.stringify([contents, tables])),
        },
      });
    });
    if (seq === null) return null;
    report({ phase: 'write', what: '操作日志', done: 0, total: seq, unit: 'rows' });
    zip.add(
      'log.jsonl',
      logLines(db, seq, (done) => report({ phase: 'write', what: '操作日志', done, total: seq, unit: 'rows' })),
    );
    signal.throwIfAborted();
    const entry = entriesFrom(db, seq, seq)[0]!;
    const head = { seq, sha256: entry.sha256, sm3: entry.sm3 };
    // As the log has it: whatever it masks is masked here.
    const { purpose: told } = JSON.parse(entry.detail) as { purpose: string };
    const manifest = {
      format: 'sanzhang-audit-package',
      version: 1,
      madeAt: entry.at,
      by: entry.actor,
      ...made,
      purpose: told,
      head,
      tables,
      entries: zip.entries,
    };
    zip.add('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`]);
    zip.finish();
    return head;
  } finally {
    zip.close();
  }
}

/** Everything that is of this moment. Gives the number of the log's last entry. */
async function writeParts(
  zip: StoredZip,
  scope: PackageScope,
  { db, signal, report }: DeskJobContext,
): Promise<number> {
  const breathe = turns();
  const { seq } = headOf(db);
  zip.add('README.md', [readmeText(scope)]);
  zip.add('verify.mjs', [verifierText()]);
  for (const part of AUDIT_PARTS)
    for (const { path, content } of part(db, scope)) {
      zip.add(path, content);
      report({ phase: 'read', what: path, done: 0, total: 0, unit: 'rows' });
      await breathe();
      signal.throwIfAborted();
    }
  return seq;
}

function headOf(db: Database): { readonly seq: number } {
  return db.get<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM log')!;
}

function entriesFrom(db: Database, first: number, last: number): readonly KeptEntry[] {
  return db.all<KeptEntry>(
    `SELECT seq, at, actor, action, subject, detail, vouched AS "rows", sha256, sm3 FROM log WHERE seq BETWEEN ? AND ? ORDER BY seq`,
    [first, last],
  );
}

function* logLines(db: Database, last: number, told: (done: number) => void): Generator<string> {
  for (let first = 1; first <= last; first += ENTRIES_AT_ONCE) {
    for (const { seq, at, actor, action, subject, detail, rows, sha256, sm3 } of entriesFrom(
      db,
      first,
      Math.min(last, first + ENTRIES_AT_ONCE - 1),
    ))
      yield `${JSON.stringify({ seq, at, actor, action, subject, detail, rows, sha256, sm3 })}\n`;
    told(Math.min(last, first + ENTRIES_AT_ONCE - 1));
  }
}
