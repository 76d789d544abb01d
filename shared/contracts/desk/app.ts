import { z } from 'zod';
import { instantSchema, nothing } from './common.ts';
import { byMain } from './contract.ts';

/** The life of the workplace: locked until the database is open. */
export const workplaceStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('starting') }),
  /** No key store on this computer and no database yet: a passphrase has to be chosen. */
  z.strictObject({ state: z.literal('new-passphrase') }),
  /** The key is wrapped by a passphrase. */
  z.strictObject({ state: z.literal('passphrase') }),
  z.strictObject({ state: z.literal('open') }),
  /** The database cannot be opened: sentence, what to do, number in the log. */
  z.strictObject({ state: z.literal('failed'), message: z.string(), mend: z.string(), number: z.number().int() }),
]);
export type WorkplaceState = z.infer<typeof workplaceStateSchema>;

export const aboutSchema = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  platform: z.string(),
  dataFolder: z.string(),
  keyStore: z.enum(['system', 'passphrase']),
});

/** What lies behind a native save or open dialog: the base name only. null: the person closed the dialog. */
const savedAs = z.strictObject({ name: z.string() }).nullable();

export const appContracts = {
  'app.state': byMain(nothing, workplaceStateSchema),
  'app.createPassphrase': byMain(z.strictObject({ passphrase: z.string().min(8).max(200) }), workplaceStateSchema),
  'app.unlock': byMain(z.strictObject({ passphrase: z.string().max(200) }), workplaceStateSchema),
  'app.about': byMain(nothing, aboutSchema),
  'app.showDataFolder': byMain(nothing, z.strictObject({})),
  /** Prints what the window shows, by the system's print dialog. */
  'app.print': byMain(nothing, z.strictObject({ printed: z.boolean() })),
  /** One encrypted file with everything in it, chosen by the save dialog. */
  'backup.make': byMain(z.strictObject({ passphrase: z.string().min(8).max(200) }), savedAs),
  /** Replaces everything by a backup, chosen by the open dialog; what was there is kept beside it. */
  'backup.restore': byMain(
    z.strictObject({ passphrase: z.string().max(200) }),
    z.strictObject({ name: z.string(), madeAt: instantSchema, months: z.number().int() }).nullable(),
  ),
};
