import { create } from 'zustand';
import type { Job } from '../../../shared/contracts/desk/jobs.ts';
import { tokensByEntry } from './import-words.ts';
import { changesIn, EMPTY_DRAFT, type ReadingDraft } from './reading-draft.ts';

/** A file the person chose or dropped, as main knows it. */
export interface GivenFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
}

interface FilesSession {
  /** By entry of the month: the token it was read by. Only as long as the window lives: no path is ever kept. */
  readonly tokens: ReadonlyMap<number, string>;
  /** By entry: what was changed in how it is read and not applied yet. */
  readonly drafts: ReadonlyMap<number, ReadingDraft>;
  /** Entries whose changed layout the person has looked at. */
  readonly acknowledged: ReadonlySet<number>;
  /** By job: the files an import was given. */
  readonly imports: ReadonlyMap<number, readonly GivenFile[]>;
  /** The files of the import that was done last, in their order: one that was refused may be read in another way. */
  readonly lastImport: { readonly jobId: number; readonly files: readonly GivenFile[] } | null;
  /** The import whose outcome was put away. */
  readonly closedImport: number | null;
}

/** What the files page remembers while the window is open, and nowhere else. */
export const useFilesSession = create<FilesSession>(() => ({
  tokens: new Map(),
  drafts: new Map(),
  acknowledged: new Set(),
  imports: new Map(),
  lastImport: null,
  closedImport: null,
}));

/** The draft of an entry; the empty one where nothing was changed. */
export function useDraft(monthFileId: number): ReadingDraft {
  return useFilesSession(({ drafts }) => drafts.get(monthFileId)) ?? EMPTY_DRAFT;
}

/** Keeps the draft of an entry; an empty one is forgotten. */
export function keepDraft(monthFileId: number, draft: ReadingDraft): void {
  useFilesSession.setState(({ drafts }) => {
    const kept = new Map(drafts);
    if (changesIn(draft) === 0) kept.delete(monthFileId);
    else kept.set(monthFileId, draft);
    return { drafts: kept };
  });
}

export function acknowledgeLayout(monthFileId: number): void {
  useFilesSession.setState(({ acknowledged }) => ({ acknowledged: new Set(acknowledged).add(monthFileId) }));
}

export function expectImport(jobId: number, files: readonly GivenFile[]): void {
  useFilesSession.setState(({ imports }) => ({ imports: new Map(imports).set(jobId, files) }));
}

/** Remembers which entry was read by which token once an import is done. Doing it twice changes nothing. */
export function settleImport(job: Job): void {
  const given = useFilesSession.getState().imports.get(job.id);
  if (given === undefined || job.state !== 'done' || job.result?.kind !== 'import') return;
  const told = tokensByEntry(given, job.result.files);
  useFilesSession.setState(({ tokens, imports }) => {
    const kept = new Map(tokens);
    for (const { monthFileId, token } of told) kept.set(monthFileId, token);
    const open = new Map(imports);
    open.delete(job.id);
    return { tokens: kept, imports: open, lastImport: { jobId: job.id, files: given } };
  });
}

export function closeImport(jobId: number): void {
  useFilesSession.setState({ closedImport: jobId });
}
