import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { Allowed } from '../../components/session/Allowed.tsx';
import { useJob } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import type { ArchiveView } from '../../stores/route-address.ts';
import type { ArchiveState } from '../../text/archive-words.ts';
import { ArchiveNav } from './ArchiveNav.tsx';
import { HouseholdPage } from './household/HouseholdPage.tsx';
import { ListsMenu } from './ListsMenu.tsx';
import { HouseholdList } from './list/HouseholdList.tsx';
import { MakeView } from './make/MakeView.tsx';
import { CountyMap } from './map/CountyMap.tsx';
import { RulesView } from './rules/RulesView.tsx';
import { NothingRead } from './sources/NothingRead.tsx';
import { SourcesView } from './sources/SourcesView.tsx';
import { StaleNote } from './sources/StaleNote.tsx';

/** 档案: what every household's dossier has to hold, what lies in it, and the dossiers themselves. */
export function ArchivePage() {
  const route = useRoute((store) => store.route);
  const view = route.page === 'archive' ? route.view : 'map';
  const householdId = route.page === 'archive' ? route.householdId : null;
  const endings = useJob((store) => store.endings);
  const state = useCall('archive.state', {}, { reloadOn: [endings, view] });
  if (view === 'household' && householdId !== null)
    return <HouseholdPage householdId={householdId} frame={state.value?.frame ?? null} />;
  return (
    <PageFrame
      title="档案"
      fills={view === 'households'}
      extra={
        state.value !== null && (
          <>
            {state.value.totals.households > 0 && (view === 'map' || view === 'households') && (
              <Allowed right="export">
                <ListsMenu />
              </Allowed>
            )}
            <ArchiveNav view={view} />
          </>
        )
      }
    >
      {state.state === 'loading' && <Loading />}
      {state.state === 'failed' && <Failure error={state.error} retry={state.reload} />}
      {state.state === 'ready' && <Part view={view} state={state.value} reload={state.reload} />}
    </PageFrame>
  );
}

function Part({
  view,
  state,
  reload,
}: {
  readonly view: ArchiveView;
  readonly state: ArchiveState;
  readonly reload: () => void;
}) {
  const isEmpty = state.totals.households === 0;
  if (view === 'rules') return <RulesView state={state} onChanged={reload} />;
  if (view === 'sources' || (isEmpty && state.sources.length > 0))
    return <SourcesView state={state} onChanged={reload} />;
  if (isEmpty) return <NothingRead />;
  switch (view) {
    case 'make':
      return <MakeView state={state} />;
    case 'households':
    case 'household':
      return (
        <div className="archive-list">
          <StaleNote stale={state.stale} />
          <HouseholdList state={state} />
        </div>
      );
    case 'map':
      return (
        <>
          <StaleNote stale={state.stale} />
          <CountyMap state={state} />
        </>
      );
  }
}
