import { BEFORE_THE_FIRST, hashedText, type VouchedRows } from '../../shared/domain/log/entry.ts';
import type { Database } from './database.ts';
import { sha256Of, sm3Of } from './digest.ts';
import { KEPT_TABLES } from './kept-tables.ts';
import type { KeptEntry } from './log-repo.ts';
import type { Finding, Replay, Told } from './replay/replay.ts';
import { REPLAYS } from './replay/replays.ts';
import { VouchedTable } from './vouched-table.ts';

/** The end of the log as it was at some time, known from outside the database: a printed statement, a seal file, an audit package. */
export interface KnownHead {
  readonly seq: number;
  readonly sha256: string;
  /** Where it is known from, for the sentence: 封账文件《…》. */
  readonly from: string;
}

export interface LogHead {
  readonly seq: number;
  readonly sha256: string;
  readonly sm3: string;
}

/** What the verification of the log came to. */
export interface LogVerdict {
  readonly entries: number;
  readonly head: LogHead;
  /** Rows of kept tables that were found vouched for and unchanged. */
  readonly keptRows: number;
  /** The first thing that is wrong; null where nothing is. */
  readonly finding: Finding | null;
}

/** How far it is: entries of the log behind us, of so many. */
export interface Verified {
  readonly entries: number;
  readonly total: number;
}

const ENTRIES_AT_ONCE = 2000;

/**
 * Proves the log and what it vouches for, or names the first thing that is wrong: numbers without gaps, both chains of hashes, every row of
 * every kept table vouched for exactly once and unchanged, nothing vouched for that is not there, whatever else is derived from the log as the
 * log tells it, and the heads known from outside where they were. Yields every now and then. The database may not be written to meanwhile:
 * to be called in a snapshot.
 */
export function* verifyLog(db: Database, known: readonly KnownHead[] = []): Generator<Verified, LogVerdict> {
  const total = db.get<{ total: number }>('SELECT count(*) AS total FROM log')?.total ?? 0;
  const tables = new Map(Object.keys(KEPT_TABLES).map((table) => [table, new VouchedTable(db, table)]));
  const replays = REPLAYS.map((make) => make());
  const listeners = listenersOf(replays);
  const heads = new Map<number, KnownHead[]>();
  for (const each of known) heads.set(each.seq, [...(heads.get(each.seq) ?? []), each]);
  let head: LogHead = { seq: 0, sha256: BEFORE_THE_FIRST, sm3: BEFORE_THE_FIRST };
  const verdict = (finding: Finding | null): LogVerdict => ({
    entries: head.seq,
    head,
    keptRows: [...tables.values()].reduce((sum, table) => sum + table.count, 0),
    finding,
  });

  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const entries = db.all<KeptEntry>(
      `SELECT seq, at, actor, action, subject, detail, vouched AS "rows", sha256, sm3 FROM log
       WHERE seq > ? ORDER BY seq LIMIT ${ENTRIES_AT_ONCE}`,
      [after],
    );
    for (const entry of entries) {
      const finding = chainFinding(entry, head) ?? vouchedFinding(entry, tables) ?? knownFinding(entry, heads);
      if (finding !== null) return verdict(finding);
      head = entry;
      const hearing = listeners.get(entry.action);
      if (hearing === undefined) continue;
      const told = toldOf(entry);
      if (told === null) return verdict(atEntry(entry.seq, `操作日志第 ${entry.seq} 条的 detail 不成样子`));
      for (const replay of hearing) replay.see(told);
    }
    if (entries.length < ENTRIES_AT_ONCE) break;
    after = entries.at(-1)!.seq;
    yield { entries: head.seq, total };
  }
  const beyond = known.find(({ seq }) => seq > head.seq);
  if (beyond !== undefined)
    return verdict(
      atEntry(
        beyond.seq,
        `操作日志只到第 ${head.seq} 条，${beyond.from}记着第 ${beyond.seq} 条：末尾被截去，或资料库被换成了较早的`,
      ),
    );
  for (const table of tables.values()) {
    const finding = table.unvouched();
    if (finding !== null) return verdict(finding);
  }
  for (const replay of replays) {
    const finding = yield* looking(replay, db, { entries: head.seq, total });
    if (finding !== null) return verdict(finding);
  }
  return verdict(null);
}

function* looking(replay: Replay, db: Database, progress: Verified): Generator<Verified, Finding | null> {
  const look = replay.look(db);
  for (;;) {
    const next = look.next();
    if (next.done === true) return next.value;
    yield progress;
  }
}

function listenersOf(replays: readonly Replay[]): ReadonlyMap<string, readonly Replay[]> {
  const listeners = new Map<string, Replay[]>();
  for (const replay of replays)
    for (const action of replay.actions) listeners.set(action, [...(listeners.get(action) ?? []), replay]);
  return listeners;
}

/** null where its detail is no JSON object: the program writes no such entry. */
function toldOf({ seq, at, action, subject, detail }: KeptEntry): Told | null {
  const parsed = parsedOf(detail);
  if (typeof parsed !== 'object' || parsed === null) return null;
  return { seq, at, action: action as Told['action'], subject, detail: parsed as Told['detail'] };
}

function parsedOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function chainFinding(entry: KeptEntry, former: LogHead): Finding | null {
  const { seq } = entry;
  if (seq !== former.seq + 1)
    return atEntry(
      former.seq + 1,
      former.seq === 0
        ? `操作日志缺第 1 条，最早的是第 ${seq} 条`
        : `操作日志缺第 ${former.seq + 1} 条：第 ${former.seq} 条之后就是第 ${seq} 条`,
    );
  const isSha256 = sha256Of(hashedText(entry, former.sha256)) === entry.sha256;
  const isSm3 = sm3Of(hashedText(entry, former.sm3)) === entry.sm3;
  if (isSha256 && isSm3) return null;
  const sentence =
    isSha256 || isSm3
      ? `操作日志第 ${seq} 条的 ${isSha256 ? 'SM3' : 'SHA-256'} 指纹被改动过（内容与另一种指纹相符）`
      : `操作日志第 ${seq} 条的内容与它的指纹（SHA-256、SM3）不符：这一条被改动过，或它与前一条不相接`;
  return atEntry(seq, sentence);
}

function vouchedFinding(entry: KeptEntry, tables: ReadonlyMap<string, VouchedTable>): Finding | null {
  if (entry.rows === '[]') return null;
  const vouched = parsedOf(entry.rows);
  if (!Array.isArray(vouched) || !vouched.every(Array.isArray))
    return atEntry(entry.seq, `操作日志第 ${entry.seq} 条的担保不成样子`);
  for (const [name, first, last, sha256] of vouched as unknown as readonly VouchedRows[]) {
    const table = tables.get(name);
    if (table === undefined) return atEntry(entry.seq, `操作日志第 ${entry.seq} 条担保的表“${name}”不存在`);
    const finding = table.take(entry.seq, first, last, sha256);
    if (finding !== null) return finding;
  }
  return null;
}

function knownFinding(entry: KeptEntry, heads: ReadonlyMap<number, readonly KnownHead[]>): Finding | null {
  const other = heads.get(entry.seq)?.find(({ sha256 }) => sha256 !== entry.sha256);
  if (other === undefined) return null;
  return atEntry(entry.seq, `操作日志第 ${entry.seq} 条的指纹与${other.from}记着的不同：日志在那之后被整个重写过`);
}

function atEntry(seq: number, sentence: string): Finding {
  return { seq, table: null, id: null, sentence };
}
