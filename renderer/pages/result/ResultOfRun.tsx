import { PrinterOutlined, SyncOutlined } from '@ant-design/icons';
import { App, Button, type InputRef, Tabs } from 'antd';
import { useRef, useState } from 'react';
import type { DifferenceFilter } from '../../../shared/contracts/desk/differences.ts';
import type { Run } from '../../../shared/contracts/desk/months.ts';
import { errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { useMenu } from '../../api/use-menu.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { VerdictTag } from '../../components/common/VerdictTag.tsx';
import { FilterTags } from '../../components/filter/FilterTags.tsx';
import { toggled } from '../../components/filter/filter-values.ts';
import { useSearchKey } from '../../components/filter/use-search-key.ts';
import type { GridHandle } from '../../components/grid/row-grid.ts';
import { Allowed } from '../../components/session/Allowed.tsx';
import { isRunning, useJob, useJobEnd } from '../../stores/job.ts';
import { type ResultTab, type ResultView, useResultView, useViewOf } from '../../stores/result-view.ts';
import { useRoute } from '../../stores/route.ts';
import { formatCount, formatPeriod } from '../../text/format.ts';
import { DecisionList } from './decision/DecisionList.tsx';
import { isPending } from './decision/decision-state.ts';
import { DifferenceDrawer } from './difference/DifferenceDrawer.tsx';
import { ExportDialog, type ExportKind } from './export/ExportDialog.tsx';
import { ExportMenu } from './export/ExportMenu.tsx';
import { filterTags, tidied } from './filter/filter-tags.ts';
import { DifferenceList } from './list/DifferenceList.tsx';
import { Overview } from './Overview.tsx';
import { usePrint } from './print/use-print.tsx';
import { ResultHead } from './ResultHead.tsx';
import { StaleBar } from './StaleBar.tsx';

/** The page once its run is known. */
export function ResultOfRun({ run, onChanged }: { readonly run: Run; readonly onChanged: () => void }) {
  const { runId } = run.brief;
  const { monthId } = run;
  const { message } = App.useApp();
  const differenceId = useRoute(({ route }) => (route.page === 'result' ? route.differenceId : null));
  const replace = useRoute((store) => store.replace);
  const { tab, filter, sort } = useViewOf(runId);
  const look = (change: Partial<ResultView>): void => useResultView.getState().look(runId, change);
  const endings = useJob((store) => store.endings);
  const running = useJob(({ job }) => isRunning(job));
  const startReconcile = useJob((store) => store.startReconcile);

  const counts = useCall('differences.counts', { runId, filter });
  const decisions = useCall('decisions.list', { monthId });
  const month = useCall('months.get', { monthId }, { reloadOn: [endings] });
  const history = useCall('history.compare', { monthId, againstMonthId: null });
  const lastRunId = month.value?.card.run?.runId ?? runId;
  const earlierRunId = history.value?.runId === runId ? (history.value.against?.runId ?? null) : null;

  const grid = useRef<GridHandle>(null);
  const search = useRef<InputRef>(null);
  const [exporting, setExporting] = useState<ExportKind | null>(null);
  const [exportOpen, setExportOpen] = useState(false);
  const { print, sheet } = usePrint(run, filter, sort);

  const open = (id: number | null): void => replace({ page: 'result', runId, differenceId: id });
  const narrow = (narrowed: DifferenceFilter): void => look({ filter: narrowed, tab: 'list' });
  // The grid is there from the first look at the list on; it keeps its place while another tab is in front.
  useSearchKey({ search, grid, show: () => look({ tab: 'list' }) });
  const decided = (): void => {
    decisions.reload();
    counts.reload();
    onChanged();
    grid.current?.refresh();
  };

  useMenu((command) => {
    if (command === 'export') setExportOpen(true);
    if (command === 'print') print();
  });
  // The new result of the same month is looked at as this one was; what it was compared with may be another now.
  useJobEnd(({ result }) => {
    if (result?.kind !== 'reconcile' || result.monthId !== monthId || lastRunId !== runId) return;
    useResultView.getState().look(result.runId, { tab, filter: tidied({ ...filter, compared: undefined }), sort });
    replace({ page: 'result', runId: result.runId, differenceId: null });
  });

  const pending = decisions.value?.filter(isPending).length ?? 0;
  const made = decisions.value?.length ?? 0;
  const isList = tab === 'list' || (tab === 'overview' && differenceId !== null);
  return (
    <PageFrame
      fills={isList}
      title={
        <>
          {formatPeriod(run.period)} {run.programme} <VerdictTag verdict={run.brief.verdict} />
        </>
      }
      extra={
        <>
          <Allowed right="reconcile">
            <Button
              icon={<SyncOutlined aria-hidden />}
              disabled={running}
              onClick={() => startReconcile(monthId).catch((thrown: unknown) => message.error(errorOf(thrown).message))}
            >
              重新核对
            </Button>
          </Allowed>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={print}>
            打印
          </Button>
          <Allowed right="export">
            <ExportMenu open={exportOpen} onOpen={setExportOpen} disabled={running} onChoose={setExporting} />
          </Allowed>
        </>
      }
    >
      <div className={isList ? 'result result-fills' : 'result'}>
        <ResultHead
          run={run}
          undecided={run.brief.undecided}
          selected={filter.priorities ?? []}
          onPriority={(priority) => narrow(tidied({ ...filter, priorities: toggled(filter.priorities, priority) }))}
          onQuestions={() => narrow({ codes: ['possible_match', 'ambiguous_match'], status: ['open'] })}
        />
        <StaleBar
          monthId={monthId}
          stale={run.stale}
          pending={pending}
          laterRunId={lastRunId > runId ? lastRunId : null}
        />
        <FilterTags tags={filterTags(filter)} whole={{}} onFilter={(next) => look({ filter: next })} />
        {counts.state === 'failed' && <Failure error={counts.error} retry={counts.reload} />}
        <Tabs
          activeKey={isList ? 'list' : tab}
          onChange={(key) => look({ tab: key as ResultTab })}
          items={[
            {
              key: 'overview',
              label: '概况',
              children: (
                <Overview
                  run={run}
                  counts={counts.value}
                  filter={filter}
                  onFilter={(next) => look({ filter: next })}
                  onList={narrow}
                />
              ),
            },
            {
              key: 'list',
              label: `差异清单 ${formatCount(counts.value?.total ?? run.brief.differences)}`,
              children: (
                <DifferenceList
                  run={run}
                  counts={counts.value}
                  filter={filter}
                  sort={sort}
                  earlierRunId={earlierRunId}
                  onFilter={(next) => look({ filter: next })}
                  onSort={(next) => look({ sort: next })}
                  onOpen={(row) => open(row.differenceId)}
                  grid={grid}
                  search={search}
                  onLeaveSearch={() => grid.current?.focus(0)}
                />
              ),
            },
            {
              key: 'decisions',
              label: made === 0 ? '人工决定' : `人工决定 ${formatCount(made)}`,
              children:
                decisions.state === 'failed' ? (
                  <Failure error={decisions.error} retry={decisions.reload} />
                ) : (
                  <DecisionList decisions={decisions.value ?? []} onChanged={decided} />
                ),
            },
          ]}
        />
      </div>
      {differenceId !== null && (
        <DifferenceDrawer
          runId={runId}
          filter={filter}
          sort={sort}
          differenceId={differenceId}
          onStep={open}
          onClose={(position) => {
            open(null);
            look({ tab: 'list' });
            setTimeout(() => grid.current?.focus(position ?? undefined), 0);
          }}
          onDecided={decided}
        />
      )}
      {exporting !== null && (
        <ExportDialog
          runId={runId}
          what={exporting}
          filter={filter}
          total={run.brief.differences}
          filtered={counts.value?.total ?? null}
          onClose={() => setExporting(null)}
        />
      )}
      {sheet}
    </PageFrame>
  );
}
