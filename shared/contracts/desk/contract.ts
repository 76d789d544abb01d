import type { z } from 'zod';

/**
 * One call across the bridge: where it is answered, and what goes in and comes out. `main` answers what touches windows, dialogs, jobs
 * and the key; `data` (the data service) everything that lies in the database.
 */
export interface Contract<At extends 'main' | 'data', In extends z.ZodType, Out extends z.ZodType> {
  readonly at: At;
  readonly input: In;
  readonly output: Out;
}

/** A contract answered by main. */
export function byMain<In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out): Contract<'main', In, Out> {
  return { at: 'main', input, output };
}

/** A contract answered by the data service. */
export function byData<In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out): Contract<'data', In, Out> {
  return { at: 'data', input, output };
}
