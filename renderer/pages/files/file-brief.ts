import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';

/** A file of a month, as its page lists it. */
export type FileBrief = CallOutput<'months.get'>['files'][number];
