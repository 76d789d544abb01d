import type { CallOutput, CallsAt, ParsedInput } from '../../../shared/contracts/desk/desk.ts';
import type { DataContext } from './context.ts';

/** What answers some of the calls of the data service: inputs have passed their contracts. */
export type HandlersOf<Names extends CallsAt<'data'>> = {
  readonly [Name in Names]: (
    context: DataContext,
    input: ParsedInput<Name>,
  ) => CallOutput<Name> | Promise<CallOutput<Name>>;
};
