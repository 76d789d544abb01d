import type { CallsAt } from '../../shared/contracts/desk/desk.ts';
import type { Database } from '../data/database.ts';
import { openDatabase } from '../data/open-database.ts';
import { personByLogin } from '../data/person-repo.ts';
import { sweep } from '../data/sweep.ts';
import { claimWorkplace, leaveWorkplace } from '../data/workplace-lock.ts';
import { authorise, type Desk, dispatch } from './data/dispatch.ts';
import { Session } from './data/session.ts';
import type { FromDataService, ToDataService } from './messages.ts';
import { serviceErrorOf } from './service-error.ts';

/**
 * The process that owns the database for reads and short writes. It lives with the application; jobs write beside it (WAL). Inputs are
 * looked at again here, and so is who asks: this is where they meet the data.
 */
const port = process.parentPort;
let db: Database | null = null;

function tell(message: FromDataService): void {
  port.postMessage(message);
}

const session = new Session();

function desk(): Desk {
  if (db === null) throw new Error('the database is not open');
  return { db, now: () => new Date().toISOString(), session };
}

/** Goes on with the session of before; where the person is not there (any more), somebody has to sign in. */
function resume(db: Database, login: string | null): void {
  const person = login === null ? undefined : personByLogin(db, login);
  if (person?.state === 'active') session.begin(person, new Date().toISOString());
}

async function answer(asked: Extract<ToDataService, { type: 'call' | 'authorise' }>): Promise<void> {
  const { seq, name } = asked;
  try {
    const value =
      asked.type === 'call' ? await dispatch(desk(), name as CallsAt<'data'>, asked.input) : authorise(desk(), name);
    tell({ type: 'answer', seq, value });
  } catch (thrown) {
    tell({ type: 'refused', seq, error: serviceErrorOf(thrown) });
  }
}

port.on('message', ({ data }: { readonly data: ToDataService }) => {
  switch (data.type) {
    case 'open':
      try {
        db = openDatabase(data.database);
        claimWorkplace(data.database.path);
        sweep(db);
        resume(db, data.resume);
        tell({ type: 'opened' });
      } catch (thrown) {
        tell({ type: 'not-opened', error: serviceErrorOf(thrown) });
      }
      return;
    case 'call':
    case 'authorise':
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
      if (db !== null) leaveWorkplace(db.path);
      db?.close();
      db = null;
      tell({ type: 'closed' });
  }
});
