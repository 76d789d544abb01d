import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import { type SealCheck, sealChecks, sealObstacle } from '../../shared/domain/seal/readiness.ts';
import { type SealContent, type SealFile, sealCode, sealText } from '../../shared/domain/seal/seal.ts';
import { totalOfBridge } from '../../shared/domain/statement/bridge-total.ts';
import type { Database } from './database.ts';
import { standingDecisions } from './decision-repo.ts';
import { sha256Of } from './digest.ts';
import { standingExemption } from './exemption-repo.ts';
import { appendLog, type KeptEntry } from './log-repo.ts';
import { casesOfRun } from './month-cases.ts';
import { isBeingReconciled, monthById } from './month-repo.ts';
import { RowsDigest } from './rows-digest.ts';
import { digestOfRun, type RunDigest } from './run-digest.ts';
import { briefOf, lastRunOfMonth, type Run, statementOf } from './run-repo.ts';
import { isSealed } from './seal-guard.ts';
import { readSettings } from './setting-repo.ts';

/** A seal as it is kept. */
export interface Seal {
  readonly sealId: number;
  readonly monthId: number;
  readonly runId: number;
  readonly sealedAt: string;
  readonly sha256: string;
  readonly code: string;
  readonly content: SealContent;
}

interface SealRow {
  readonly seal_id: number;
  readonly month_id: number;
  readonly run_id: number;
  readonly sealed_at: string;
  readonly content: string;
  readonly sha256: string;
}

const SELECT = 'SELECT seal_id, month_id, run_id, sealed_at, content, sha256 FROM seal';

function sealOf(row: SealRow): Seal {
  return {
    sealId: row.seal_id,
    monthId: row.month_id,
    runId: row.run_id,
    sealedAt: row.sealed_at,
    sha256: row.sha256,
    code: sealCode(row.sha256),
    content: JSON.parse(row.content) as SealContent,
  };
}

/** All seals, in the order they were made. */
export function allSeals(db: Database): readonly Seal[] {
  return db.all<SealRow>(`${SELECT} ORDER BY seal_id`).map(sealOf);
}

export function sealOfMonth(db: Database, monthId: number): Seal | undefined {
  const row = db.get<SealRow>(`${SELECT} WHERE month_id = ?`, [monthId]);
  return row === undefined ? undefined : sealOf(row);
}

/** Throws E_GONE where the month is not sealed. */
export function requireSeal(db: Database, monthId: number): Seal {
  const seal = sealOfMonth(db, monthId);
  if (seal !== undefined) return seal;
  throw new WorkplaceError('E_GONE', '这个月还没有封账', '请先封账');
}

/** The seal as it is handed out, with the entry of the log that vouches for it. */
export function sealFileOf(db: Database, { sealId, sha256, code, content }: Seal): SealFile {
  const entry = db.get<Pick<KeptEntry, 'seq' | 'sha256' | 'sm3'>>(
    "SELECT seq, sha256, sm3 FROM log WHERE action = 'seal.make' AND json_extract(detail, '$.sealId') = ?",
    [sealId],
  );
  if (entry === undefined) throw new Error('a seal without its entry in the log');
  return { seal: content, sha256, code, entry };
}

/** Everything that has to be so before the month is sealed, and what will be said on the seal. */
export function checksBeforeSealing(db: Database, monthId: number, actor: Actor): readonly SealCheck[] {
  const run = lastRunOfMonth(db, monthId);
  const cases = run === undefined ? { open: 0, openP1: 0 } : casesOfRun(db, run.runId);
  return sealChecks({
    isSealed: isSealed(db, monthId),
    isBeingReconciled: isBeingReconciled(db, monthId),
    run: run === undefined ? null : { isStale: run.stale, verdict: run.verdict, undecided: briefOf(db, run).undecided },
    isVouchedFor: run !== undefined && isVouchedFor(db, run.runId),
    openCases: cases.open,
    openP1Cases: cases.openP1,
    ownWork: run === undefined ? null : ownWork(db, monthId, run.runId, actor),
    exemption: standingExemption(db)?.reason ?? null,
  });
}

/**
 * Seals a month: from here on the program and the database refuse every change of it. All in one transaction with its entry in the log.
 * Throws WorkplaceError E_REFUSED with the first thing that stands in the way.
 */
export function makeSeal(db: Database, monthId: number, actor: Actor, at: string): Seal {
  return db.transaction(() => {
    const { period, programme } = monthById(db, monthId);
    const obstacle = sealObstacle(checksBeforeSealing(db, monthId, actor));
    const run = lastRunOfMonth(db, monthId);
    if (obstacle !== undefined || run === undefined)
      throw new WorkplaceError(
        'E_REFUSED',
        `${period} ${programme}还不能封账：${obstacle?.sentence ?? '还没有对账'}`,
        '请先处理，再回到“审计”页封账',
      );
    const content = contentOf(db, run, actor, at);
    const text = sealText(content);
    const sha256 = sha256Of(text);
    const sealId = db.run('INSERT INTO seal (month_id, run_id, sealed_at, content, sha256) VALUES (?, ?, ?, ?, ?)', [
      monthId,
      run.runId,
      at,
      text,
      sha256,
    ]).lastId;
    const code = sealCode(sha256);
    appendLog(db, {
      at,
      actor,
      action: 'seal.make',
      subject: `${period} ${programme}`,
      detail: {
        sentence: `封账编号 ${code}，未销号疑点 ${content.cases.open} 个`,
        sealId,
        monthId,
        runId: run.runId,
        sha256,
      },
      rows: [{ table: 'seal', id: sealId }],
    });
    return { sealId, monthId, runId: run.runId, sealedAt: at, sha256, code, content };
  });
}

function contentOf(db: Database, run: Run, actor: Actor, sealedAt: string): SealContent {
  const statement = statementOf(db, run.runId);
  const total = totalOfBridge(statement.bridge);
  const at = (point: keyof SealContent['money']) => ({ households: total[`${point}Count`], fen: total[`${point}Fen`] });
  const { statementSha256, differencesSha256, householdsSha256 } = toldDigest(db, run.runId)!;
  const { total: cases, open, openP1, sha256 } = casesOfRun(db, run.runId);
  const decisions = standingDecisions(db, run.monthId);
  const digest = new RowsDigest();
  for (const { decisionId, verdict, households, reason, madeAt } of decisions)
    digest.add([decisionId, verdict, households, reason, madeAt]);
  return {
    format: 'szseal',
    version: 1,
    period: run.period,
    programme: run.programme,
    office: readSettings(db).office,
    sealedAt,
    by: { login: actor.login, name: actor.name, unit: actor.unit },
    exemption: standingExemption(db)?.reason ?? null,
    run: {
      runId: run.runId,
      finishedAt: run.finishedAt,
      verdict: run.verdict,
      resultSha256: run.resultSha256,
      statementSha256,
      differencesSha256,
      householdsSha256,
    },
    money: { approved: at('approved'), requested: at('requested'), paid: at('paid'), credited: at('credited') },
    files: db.all<SealContent['files'][number]>(
      `SELECT kind, name, sha256 FROM run_file JOIN source_file USING (file_id) WHERE run_id = ? ORDER BY kind, name`,
      [run.runId],
    ),
    differences: { total: run.differences, ...run.byPriority },
    decisions: { standing: decisions.length, sha256: digest.hex() },
    cases: { total: cases, open, openP1, sha256 },
    log: db.get<SealContent['log']>('SELECT seq, sha256, sm3 FROM log ORDER BY seq DESC LIMIT 1')!,
  };
}

/** What the log vouches for of a run; undefined where it tells of no such run. */
function toldDigest(db: Database, runId: number): RunDigest | undefined {
  const row = db.get<{ detail: string }>(
    `SELECT detail FROM log WHERE action = 'run.finish' AND json_extract(detail, '$.runId') = ? ORDER BY seq DESC LIMIT 1`,
    [runId],
  );
  if (row !== undefined && 'statementSha256' in (JSON.parse(row.detail) as object))
    return JSON.parse(row.detail) as RunDigest;
  const adopted = db.get<{ run: string }>(
    `SELECT each.value AS run FROM log, json_each(log.detail, '$.runs') AS each
     WHERE action = 'adopt' AND json_extract(each.value, '$.runId') = ?`,
    [runId],
  );
  return adopted === undefined ? undefined : (JSON.parse(adopted.run) as RunDigest);
}

function isVouchedFor(db: Database, runId: number): boolean {
  const told = toldDigest(db, runId);
  if (told === undefined) return false;
  const found = digestOfRun(db, runId);
  return Object.entries(found).every(([name, value]) => told[name as keyof RunDigest] === value);
}

/** Whether whoever wants to seal has read in a file of the month or reconciled it, as a sentence. */
function ownWork(db: Database, monthId: number, runId: number, { login, name }: Actor): string | null {
  const reconciled = db.get(
    `SELECT 1 AS found FROM log WHERE action = 'run.finish' AND actor = ? AND json_extract(detail, '$.runId') = ?`,
    [login, runId],
  );
  if (reconciled !== undefined) return `${name}做了这个月的对账`;
  const imported = db.get(
    `SELECT 1 AS found FROM log, json_each(log.detail, '$.files') AS file
     WHERE action = 'file.import' AND actor = ?1
       AND json_extract(file.value, '$.monthFileId') IN
         (SELECT month_file_id FROM month_file WHERE month_id = ?2 AND ended_at IS NULL)
       AND json_extract(log.detail, '$.monthId') = ?2`,
    [login, monthId],
  );
  return imported === undefined ? null : `${name}读入了这个月的文件`;
}
