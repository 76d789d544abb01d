import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Database } from '../../../electron/data/database.ts';
import { type DatabaseToOpen, openDatabase } from '../../../electron/data/open-database.ts';
import { beginSourceFile, finishSourceFile } from '../../../electron/data/source-file-repo.ts';
import { SheetWriter } from '../../../electron/data/source-store.ts';
import type { MergedRange, SourceRow } from '../../../shared/domain/ledger/source-row.ts';

export const KEY = '0123456789abcdef'.repeat(4);
export const OTHER_KEY = 'fedcba9876543210'.repeat(4);
export const NOW = '2026-04-20T01:30:00.000Z';

/** A folder of its own with a real encrypted database in it; closed and removed after the test. */
export class TemporaryWorkplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'sanzhang-data-'));
  readonly path = join(this.folder, 'sanzhang.db');
  readonly #open: Database[] = [];

  open(options: Partial<DatabaseToOpen> = {}): Database {
    const db = openDatabase({ path: this.path, key: KEY, ...options });
    this.#open.push(db);
    return db;
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  close(): void {
    for (const db of this.#open.splice(0)) {
      try {
        db.close();
      } catch {
        // The test has closed it.
      }
    }
  }

  remove(): void {
    this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** To be called inside of a test. */
export function temporaryWorkplace(): TemporaryWorkplace {
  const workplace = new TemporaryWorkplace();
  onTestFinished(() => workplace.remove());
  return workplace;
}

/** A sheet as a test gives it. */
export interface TestSheet {
  readonly name: string;
  readonly rows: readonly SourceRow[];
  readonly merges?: readonly MergedRange[] | null;
  readonly hidden?: boolean;
}

/** Rows of text from a table of cells, counted from 1. */
export function textRows(cells: readonly (readonly string[])[]): SourceRow[] {
  return cells.map((row, at) => ({ row: at + 1, cells: [...row], kinds: null, hidden: false }));
}

let files = 0;

/** A source file with its rows, as an import leaves it. */
export function keepFile(
  db: Database,
  sheets: readonly TestSheet[],
  { state = 'done', sha256 = `${++files}`.padStart(64, '0') } = {},
): number {
  const file = {
    sha256,
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    bytes: 1000,
    notes: [],
    importedAt: NOW,
  };
  const fileId = beginSourceFile(db, file, null);
  for (const [position, { name, rows, merges = null, hidden = false }] of sheets.entries()) {
    const writer = new SheetWriter(db, fileId, position);
    for (const row of rows) writer.row(row);
    writer.end({ name, hidden, merges, hiddenRows: rows.filter((row) => row.hidden).length });
  }
  if (state === 'done') finishSourceFile(db, fileId, []);
  return fileId;
}
