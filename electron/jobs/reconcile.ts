import { refuseSameFileTwice } from './input-files.ts';
import type { JobContext } from './progress.ts';
import { readLedgers } from './read-ledgers.ts';
import { reconcileLedgers } from './reconcile-ledgers.ts';
import type { ReconcileInput, Reconciliation } from './reconciliation.ts';

/** Reads the ledgers, matches them and composes the statement. Writes nothing. Rejects with AppError(s) where input cannot be used. */
export async function reconcile(input: ReconcileInput, context: JobContext): Promise<Reconciliation> {
  refuseSameFileTwice(input);
  const began = performance.now();
  const read = await readLedgers(input, context);
  // What follows holds on to the ledgers, which reports do not need: with them gone there is room for writing. Nor would it be whole:
  // households that were settled before are in none of them.
  const {
    households: _households,
    linesToFollow: _linesToFollow,
    ...reconciliation
  } = reconcileLedgers(read, input, performance.now() - began, context);
  return reconciliation;
}
