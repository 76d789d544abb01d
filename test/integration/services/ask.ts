import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import { type CallInput, type CallOutput, type CallsAt, DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import { contextOf } from '../data/people.ts';
import type { Workplace } from '../desk/workplace.ts';

/** Asks the data service as the window would: what goes in and what comes out passes its contract. */
export async function ask<Name extends CallsAt<'data'>>(
  { context: { db, now, actor } }: Workplace,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const contract = DESK_CONTRACTS[name];
  const handler = DATA_HANDLERS[name] as (context: unknown, input: unknown) => unknown;
  return contract.output.parse(
    await handler(contextOf(db, now, actor), contract.input.parse(input)),
  ) as CallOutput<Name>;
}
