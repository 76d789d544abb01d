import { z } from 'zod';
import { appContracts, workplaceStateSchema } from './app.ts';
import { archiveContracts } from './archive.ts';
import { caseContracts } from './cases.ts';
import type { deskErrorSchema } from './desk-error.ts';
import { differenceContracts } from './differences.ts';
import { documentContracts } from './documents.ts';
import { fileContracts } from './files.ts';
import { jobContracts, jobSchema } from './jobs.ts';
import { leadContracts } from './leads.ts';
import { moneyContracts } from './money.ts';
import { monthContracts } from './months.ts';
import { peopleContracts } from './people.ts';
import { precheckContracts } from './precheck.ts';
import { reportContracts } from './reports.ts';
import { samplingContracts } from './sampling.ts';
import { sealContracts } from './seals.ts';
import { settingsContracts } from './settings.ts';

/** Every call the window can make. What is not here cannot be reached from the window. */
export const DESK_CONTRACTS = {
  ...appContracts,
  ...jobContracts,
  ...fileContracts,
  ...monthContracts,
  ...differenceContracts,
  ...caseContracts,
  ...settingsContracts,
  ...sealContracts,
  ...peopleContracts,
  ...documentContracts,
  ...samplingContracts,
  ...moneyContracts,
  ...precheckContracts,
  ...leadContracts,
  ...reportContracts,
  ...archiveContracts,
};

export type CallName = keyof typeof DESK_CONTRACTS;
/** What a call takes, before its schema has looked at it. */
export type CallInput<Name extends CallName> = z.input<(typeof DESK_CONTRACTS)[Name]['input']>;
/** What a call takes, once its schema has let it pass. */
export type ParsedInput<Name extends CallName> = z.output<(typeof DESK_CONTRACTS)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof DESK_CONTRACTS)[Name]['output']>;
/** The calls that are answered in one place. */
export type CallsAt<Place extends 'main' | 'data'> = {
  [Name in CallName]: (typeof DESK_CONTRACTS)[Name]['at'] extends Place ? Name : never;
}[CallName];

/** What main tells the window unasked. */
export const DESK_EVENTS = {
  /** The running job, at most ten times a second and once at its end. */
  job: jobSchema,
  workplace: workplaceStateSchema,
  /** A command of the menu. */
  menu: z.enum([
    'new-month',
    'workplace',
    'cases',
    'history',
    'settings',
    'help',
    'find',
    'export',
    'print',
    'back',
    'lock',
  ]),
};
export type EventName = keyof typeof DESK_EVENTS;
export type EventPayload<Name extends EventName> = z.output<(typeof DESK_EVENTS)[Name]>;

/** How every call is answered. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: z.infer<typeof deskErrorSchema> };

/** What the preload script puts on `window.desk`. */
export interface DeskBridge {
  call(name: string, input: unknown): Promise<Answer<unknown>>;
  /** Gives the way to stop listening. */
  on(event: EventName, listener: (payload: unknown) => void): () => void;
  /** A token for a `File` that was dropped on the window. */
  tokenOf(file: object): Promise<Answer<{ readonly token: string; readonly name: string; readonly bytes: number }>>;
}
