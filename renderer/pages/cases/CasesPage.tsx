import { App, type InputRef } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { FilterTags } from '../../components/filter/FilterTags.tsx';
import { useSearchKey } from '../../components/filter/use-search-key.ts';
import type { GridHandle } from '../../components/grid/row-grid.ts';
import { useCaseView } from '../../stores/case-view.ts';
import { useJob } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import { useMay } from '../../stores/session.ts';
import { formatCount } from '../../text/format.ts';
import { AssignDialog, type ToAssign } from './assign/AssignDialog.tsx';
import { CaseList } from './CaseList.tsx';
import { CaseDrawer } from './case/CaseDrawer.tsx';
import { caseFilterTags } from './filter/case-filter-tags.ts';

/** 差异核查: every difference worked to a conclusion, one by one. */
export function CasesPage() {
  const { message } = App.useApp();
  const { filter, sort, look } = useCaseView();
  const caseId = useRoute(({ route }) => (route.page === 'cases' ? route.caseId : null));
  const replace = useRoute((store) => store.replace);
  const endings = useJob((store) => store.endings);
  const mayAssign = useMay('case.assign');
  const counts = useCall('cases.counts', { filter }, { reloadOn: [endings] });
  const people = useCall('cases.people', {});
  const months = useCall('months.list', {});
  const grid = useRef<GridHandle>(null);
  const search = useRef<InputRef>(null);
  const [assigning, setAssigning] = useState<ToAssign | null>(null);

  const periods = useMemo(
    () =>
      [...new Set((months.value ?? []).filter(({ run }) => run !== null).map(({ period }) => period))].sort().reverse(),
    [months.value],
  );
  const names = useMemo(
    () => new Map((people.value ?? []).map(({ personId, name }) => [personId, name])),
    [people.value],
  );
  const open = (id: number | null): void => replace({ page: 'cases', caseId: id });
  const changed = (): void => {
    counts.reload();
    grid.current?.refresh();
  };

  useSearchKey({ search, grid });

  return (
    <PageFrame title="差异核查" fills>
      <div className="cases">
        <FilterTags tags={caseFilterTags(filter, names)} whole={{}} onFilter={(next) => look({ filter: next })} />
        {counts.state === 'failed' && <Failure error={counts.error} retry={counts.reload} />}
        {people.state === 'failed' && <Failure error={people.error} retry={people.reload} />}
        <CaseList
          filter={filter}
          sort={sort}
          counts={counts.value}
          people={people.value ?? []}
          periods={periods}
          onFilter={(next) => look({ filter: next })}
          onSort={(next) => look({ sort: next })}
          onOpen={(row) => open(row.caseId)}
          onAssign={
            mayAssign
              ? (rows) =>
                  setAssigning(
                    rows === null
                      ? { filter, total: counts.value?.total ?? 0 }
                      : { caseIds: rows.map(({ caseId }) => caseId) },
                  )
              : undefined
          }
          grid={grid}
          search={search}
        />
      </div>
      {caseId !== null && (
        <CaseDrawer
          caseId={caseId}
          filter={filter}
          sort={sort}
          people={people.value ?? []}
          onStep={open}
          onClose={(position) => {
            open(null);
            setTimeout(() => grid.current?.focus(position ?? undefined), 0);
          }}
          onChanged={changed}
        />
      )}
      {assigning !== null && (
        <AssignDialog
          what={assigning}
          people={people.value ?? []}
          onClose={() => {
            setAssigning(null);
            setTimeout(() => grid.current?.focus(), 0);
          }}
          onDone={({ assigned }) => {
            if (assigned > 0) message.success(`已分派 ${formatCount(assigned)} 条`);
            grid.current?.deselect();
            changed();
          }}
        />
      )}
    </PageFrame>
  );
}
