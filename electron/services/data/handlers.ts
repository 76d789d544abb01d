import type { CallsAt } from '../../../shared/contracts/desk/desk.ts';
import { archiveHandlers } from './archive.ts';
import { caseHandlers } from './cases.ts';
import { decisionHandlers } from './decisions.ts';
import { differenceHandlers } from './differences.ts';
import { disposalHandlers } from './disposals.ts';
import { documentHandlers } from './documents.ts';
import { evidenceHandlers } from './evidence.ts';
import { fileHandlers } from './files.ts';
import type { HandlersOf } from './handler.ts';
import { historyHandlers } from './history.ts';
import { leadHandlers } from './leads.ts';
import { monthHandlers } from './months.ts';
import { paymentHandlers } from './payments.ts';
import { peopleHandlers } from './people.ts';
import { precheckHandlers } from './prechecks.ts';
import { profileHandlers } from './profiles.ts';
import { reportHandlers } from './reports.ts';
import { runHandlers } from './runs.ts';
import { samplingHandlers } from './sampling.ts';
import { sealHandlers } from './seals.ts';
import { settingsHandlers } from './settings.ts';
import { taskHandlers } from './tasks.ts';

/** What answers every call of the data service. */
export type DataHandlers = HandlersOf<CallsAt<'data'>>;

export const DATA_HANDLERS: DataHandlers = {
  ...archiveHandlers,
  ...monthHandlers,
  ...fileHandlers,
  ...profileHandlers,
  ...settingsHandlers,
  ...sealHandlers,
  ...runHandlers,
  ...differenceHandlers,
  ...decisionHandlers,
  ...historyHandlers,
  ...peopleHandlers,
  ...documentHandlers,
  ...samplingHandlers,
  ...caseHandlers,
  ...evidenceHandlers,
  ...taskHandlers,
  ...paymentHandlers,
  ...disposalHandlers,
  ...precheckHandlers,
  ...leadHandlers,
  ...reportHandlers,
};
