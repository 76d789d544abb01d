import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { BUILT_IN_PACKS, builtInPack } from '../../shared/domain/archive/policy/heilongjiang.ts';
import type { PolicyPack } from '../../shared/domain/archive/policy/policy-pack.ts';
import { canonicalJson, type LogValue } from '../../shared/domain/log/entry.ts';
import type { Database } from './database.ts';
import { sha256Of } from './digest.ts';

/** What the archive is made by. */
export interface ArchiveFrame {
  /** YYYY. */
  readonly year: string;
  /** YYYY-MM-DD: the date that stands on what is made; reports must be good until it. */
  readonly makingDate: string;
  readonly packId: string;
}

/** A policy pack; `file`: what its file was called, null for those that come with the program. */
export interface StoredPack {
  readonly pack: PolicyPack;
  readonly file: string | null;
}

/** The packs that come with the program, then those of the county in the order of their ids. */
export function archivePacks(db: Database): readonly StoredPack[] {
  const own = db
    .all<{ name: string; content: string }>('SELECT name, content FROM archive_pack ORDER BY pack_id')
    .map(({ name, content }) => ({ pack: JSON.parse(content) as PolicyPack, file: name }));
  return [...BUILT_IN_PACKS.map((pack) => ({ pack, file: null })), ...own];
}

/** Throws E_GONE where there is no such pack. */
export function archivePackById(db: Database, packId: string): StoredPack {
  const found = archivePacks(db).find(({ pack }) => pack.id === packId);
  if (found === undefined) throw new WorkplaceError('E_GONE', '没有这个政策包', '请在“档案”里重新选择政策包');
  return found;
}

/** Those of the packs that come with the program are asked for at every look. */
const HASHES = new WeakMap<PolicyPack, string>();

/** The hash by which a delivery names its pack. */
export function hashOfPack(pack: PolicyPack): string {
  const known = HASHES.get(pack);
  if (known !== undefined) return known;
  const hash = sha256Of(canonicalJson(JSON.parse(JSON.stringify(pack)) as LogValue));
  HASHES.set(pack, hash);
  return hash;
}

/** What was set; until then the year of `today` (YYYY-MM-DD) and its built-in pack. */
export function archiveFrame(db: Database, today: string): ArchiveFrame {
  const kept = db.get<ArchiveFrame>(
    'SELECT year, making_date AS makingDate, pack_id AS packId FROM archive_frame WHERE frame_id = 1',
  );
  if (kept !== undefined) return kept;
  const year = today.slice(0, 4);
  return { year, makingDate: today, packId: (builtInPack(Number(year)) ?? BUILT_IN_PACKS.at(-1)!).id };
}

export function hasFrame(db: Database): boolean {
  return db.get('SELECT 1 AS found FROM archive_frame') !== undefined;
}

export function setArchiveFrame(db: Database, { year, makingDate, packId }: ArchiveFrame): void {
  db.run(
    `INSERT INTO archive_frame (frame_id, year, making_date, pack_id) VALUES (1, ?, ?, ?)
     ON CONFLICT (frame_id) DO UPDATE SET year = excluded.year, making_date = excluded.making_date, pack_id = excluded.pack_id`,
    [year, makingDate, packId],
  );
}

/** Keeps a pack of the county's own; one of the same id is replaced. */
export function keepPack(
  db: Database,
  pack: PolicyPack,
  file: string,
  { at, by }: { readonly at: string; readonly by: string },
): 'added' | 'replaced' {
  const was = db.get('SELECT 1 AS found FROM archive_pack WHERE pack_id = ?', [pack.id]);
  db.run(
    `INSERT INTO archive_pack (pack_id, name, content, added_at, added_by) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (pack_id) DO UPDATE SET name = excluded.name, content = excluded.content, added_at = excluded.added_at, added_by = excluded.added_by`,
    [pack.id, file, JSON.stringify(pack), at, by],
  );
  return was === undefined ? 'added' : 'replaced';
}

export function removePack(db: Database, packId: string): void {
  db.run('DELETE FROM archive_pack WHERE pack_id = ?', [packId]);
}
