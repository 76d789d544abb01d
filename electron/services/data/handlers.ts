import type { z } from 'zod';
import type { CallOutput, CallsAt, DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import type { DataContext } from './context.ts';
import { decisionHandlers } from './decisions.ts';
import { differenceHandlers } from './differences.ts';
import { fileHandlers } from './files.ts';
import { historyHandlers } from './history.ts';
import { monthHandlers } from './months.ts';
import { profileHandlers } from './profiles.ts';
import { runHandlers } from './runs.ts';
import { settingsHandlers } from './settings.ts';

/** What answers every call of the data service. */
export type DataHandlers = {
  readonly [Name in CallsAt<'data'>]: (
    context: DataContext,
    input: z.output<(typeof DESK_CONTRACTS)[Name]['input']>,
  ) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

export const DATA_HANDLERS: DataHandlers = {
  ...monthHandlers,
  ...fileHandlers,
  ...profileHandlers,
  ...settingsHandlers,
  ...runHandlers,
  ...differenceHandlers,
  ...decisionHandlers,
  ...historyHandlers,
};
