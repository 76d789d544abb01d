import { JobPanel } from '../../../components/job/JobPanel.tsx';
import { isRunning, useJob } from '../../../stores/job.ts';
import { useMay } from '../../../stores/session.ts';
import type { ArchiveState } from '../../../text/archive-words.ts';
import { StaleNote } from '../sources/StaleNote.tsx';
import { BatchList } from './BatchList.tsx';
import { MakeForm } from './MakeForm.tsx';
import { MakeOutcome } from './MakeOutcome.tsx';

/** 制作: dossiers of a place or of chosen households into a folder, batch by batch. */
export function MakeView({ state }: { readonly state: ArchiveState }) {
  const may = useMay('archive');
  const job = useJob((store) => store.job);
  const making = job !== null && job.kind === 'archive-make' && isRunning(job);
  return (
    <>
      <StaleNote stale={state.stale} />
      {making && <JobPanel job={job} />}
      {!making && <MakeOutcome />}
      {may && !making && <MakeForm state={state} />}
      <BatchList batches={state.batches} />
    </>
  );
}
