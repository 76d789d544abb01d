import { DESK_CONTRACTS } from '../../shared/contracts/desk/desk.ts';
import type { Database } from '../data/database.ts';
import { openDatabase } from '../data/open-database.ts';
import { sweep } from '../data/sweep.ts';
import { DATA_HANDLERS } from './data/handlers.ts';
import type { FromDataService, ToDataService } from './messages.ts';
import { serviceErrorOf } from './service-error.ts';

/**
 * The process that owns the database for reads and short writes. It lives with the application; jobs write beside it (WAL). Inputs are
 * looked at again here: this is where they meet the data.
 */
const port = process.parentPort;
let db: Database | null = null;

function tell(message: FromDataService): void {
  port.postMessage(message);
}

async function answer({ seq, name, input }: Extract<ToDataService, { type: 'call' }>): Promise<void> {
  try {
    if (db === null) throw new Error('the database is not open');
    const contract = DESK_CONTRACTS[name];
    const handler = (DATA_HANDLERS as Readonly<Record<string, unknown>>)[name];
    if (contract?.at !== 'data' || typeof handler !== 'function') throw new Error('not a call of the data service');
    const context = { db, now: () => new Date().toISOString() };
    tell({ type: 'answer', seq, value: await handler(context, contract.input.parse(input)) });
  } catch (thrown) {
    tell({ type: 'refused', seq, error: serviceErrorOf(thrown) });
  }
}

port.on('message', ({ data }: { readonly data: ToDataService }) => {
  switch (data.type) {
    case 'open':
      try {
        db = openDatabase(data.database);
        sweep(db);
        tell({ type: 'opened' });
      } catch (thrown) {
        tell({ type: 'not-opened', error: serviceErrorOf(thrown) });
      }
      return;
    case 'call':
      void answer(data);
      return;
    case 'sweep':
      try {
        if (db !== null) sweep(db);
      } catch {
        // The next start sweeps again; what is half done is shown nowhere.
      }
      return;
    case 'close':
      db?.close();
      db = null;
      tell({ type: 'closed' });
  }
});
