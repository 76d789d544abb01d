import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Database } from './database.ts';

/** Whether the month is sealed: nothing of it may change any more. */
export function isSealed(db: Database, monthId: number): boolean {
  return db.get('SELECT 1 AS found FROM seal WHERE month_id = ?', [monthId]) !== undefined;
}

/**
 * The one guard of sealed months, called by whatever changes a month: its files, decisions and runs. The triggers of migration 0060 refuse
 * the same to whoever goes around it. Throws WorkplaceError E_REFUSED.
 */
export function refuseSealed(db: Database, monthId: number): void {
  const seal = db.get<{ period: string; programme: string; sealed_at: string }>(
    'SELECT period, programme, sealed_at FROM seal JOIN month USING (month_id) WHERE month_id = ?',
    [monthId],
  );
  if (seal === undefined) return;
  throw new WorkplaceError(
    'E_REFUSED',
    `${seal.period} ${seal.programme}已于 ${seal.sealed_at.slice(0, 10)} 封账，不能再改动`,
    '封账后发现的问题，请在“审计”页登记封账后调整，它会指向这次封账',
  );
}
