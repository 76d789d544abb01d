import { JobPanel } from '../../../components/job/JobPanel.tsx';
import { isRunning, useJob } from '../../../stores/job.ts';
import { useMay } from '../../../stores/session.ts';
import type { ArchiveState } from '../../../text/archive-words.ts';
import { FrameForm } from './FrameForm.tsx';
import { ReadOutcome } from './ReadOutcome.tsx';
import { SourceList } from './SourceList.tsx';
import { StaleNote } from './StaleNote.tsx';
import { TablePlaces } from './TablePlaces.tsx';
import { useArchiveRead } from './use-archive-read.ts';

/** What the archive was read from, what of it was set aside, and by which year and policy it is checked. */
export function SourcesView({ state, onChanged }: { readonly state: ArchiveState; readonly onChanged: () => void }) {
  const reading = useArchiveRead();
  const may = useMay('archive');
  const job = useJob((store) => store.job);
  const shown = job !== null && isRunning(job) && job.kind.startsWith('archive-') ? job : null;
  return (
    <>
      <StaleNote stale={state.stale} />
      {shown !== null && <JobPanel job={shown} />}
      <ReadOutcome />
      <FrameForm key={JSON.stringify(state.frame)} state={state} onChanged={onChanged} />
      {may && <TablePlaces sources={state.sources} reading={reading} />}
      <SourceList sources={state.sources} reading={reading} onChanged={onChanged} />
    </>
  );
}
