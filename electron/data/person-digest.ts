import type { Database } from './database.ts';
import { RowsDigest } from './rows-digest.ts';

/**
 * SHA-256 over an account: login, name, unit, roles, the hash of its password. The log vouches for it with every change, so that nobody gives a
 * role or a password beside the program. Failed tries and locks come and go and are left out.
 */
export function digestOfPerson(db: Database, personId: number): string {
  const digest = new RowsDigest();
  const row = db.get<Record<string, unknown>>(
    'SELECT login, name, unit, roles, password, must_change, state, created_at FROM person WHERE person_id = ?',
    [personId],
  );
  digest.add(Object.values(row ?? {}));
  return digest.hex();
}
