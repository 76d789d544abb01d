import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { useDrop, useFilesOverWindow } from '../../components/common/use-drop.ts';
import { JobPanel } from '../../components/job/JobPanel.tsx';
import { Allowed } from '../../components/session/Allowed.tsx';
import { isRunning, useJob, useJobEnd } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import { useMay } from '../../stores/session.ts';
import { formatPeriod } from '../../text/format.ts';
import { FileList } from './FileList.tsx';
import { FormerFiles } from './FormerFiles.tsx';
import { useFilesSession } from './files-session.ts';
import { ImportOutcome } from './ImportOutcome.tsx';
import { Places } from './Places.tsx';
import { obstaclesOf } from './readiness.ts';
import { changesIn } from './reading-draft.ts';
import { StartBar } from './StartBar.tsx';
import { useImport } from './use-import.ts';

/** The files of a month: where they come in, what was understood of them, and the start of the reconciliation. */
export function MonthFiles({ monthId }: { readonly monthId: number }) {
  const { message } = App.useApp();
  const go = useRoute((store) => store.go);
  const job = useJob((store) => store.job);
  const endings = useJob((store) => store.endings);
  const month = useCall('months.get', { monthId }, { reloadOn: [endings] });
  const mayImport = useMay('import');
  const mayReconcile = useMay('reconcile');
  const files = useImport(monthId);
  const [opened, setOpened] = useState<number | null>(null);
  const [starting, setStarting] = useState(false);
  const page = useDrop((dropped) => {
    if (mayImport) void files.drop(null, dropped);
  });
  const filesOverWindow = useFilesOverWindow();
  const drafts = useFilesSession((store) => store.drafts);
  const acknowledged = useFilesSession((store) => store.acknowledged);

  useJobEnd((ended) => {
    if (ended.monthId !== monthId || ended.result === null) return;
    if (ended.result.kind === 'reconcile') go({ page: 'result', runId: ended.result.runId, differenceId: null });
    if (ended.result.kind !== 'import') return;
    // This page says in full what the bar above it would say in short.
    useJob.getState().dismiss();
    // Whoever was looking at the file goes on looking at what took its place.
    const [first] = ended.result.files;
    if (first?.outcome === 'refused' && opened !== null && first.error !== null)
      void message.error(`“${first.name}”：${first.error.message}。${first.error.mend}`, 10);
    if (first?.outcome === 'replaced') setOpened((before) => (before === null ? null : first.monthFileId));
  });

  const briefs = month.value?.files ?? [];
  const obstacles = obstaclesOf(briefs, {
    drafts: new Map([...drafts].map(([monthFileId, draft]) => [monthFileId, changesIn(draft)])),
    acknowledged,
  });
  const busy = isRunning(job);
  const canStart = mayReconcile && month.state === 'ready' && obstacles.length === 0 && !busy && !starting;

  const start = async (): Promise<void> => {
    if (!canStart) return;
    setStarting(true);
    try {
      await useJob.getState().startReconcile(monthId);
    } catch (thrown) {
      const { message: sentence, mend } = errorOf(thrown);
      void message.error(`${sentence}。${mend}`, 8);
    } finally {
      setStarting(false);
    }
  };

  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return;
      event.preventDefault();
      void start();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  });

  if (month.state === 'failed')
    return (
      <PageFrame title="对账文件">
        <Failure error={month.error} retry={month.reload} />
      </PageFrame>
    );
  if (month.state === 'loading')
    return (
      <PageFrame title="对账文件">
        <Loading />
      </PageFrame>
    );

  const { card } = month.value;
  const title = `${formatPeriod(card.period)}　${card.programme}`;
  if (job !== null && busy && job.kind === 'reconcile' && job.monthId === monthId)
    return (
      <PageFrame title={title}>
        <JobPanel job={job} />
      </PageFrame>
    );

  const startBar = (
    <StartBar
      obstacles={obstacles}
      busy={busy || starting}
      canStart={canStart}
      onStart={() => void start()}
      onShow={setOpened}
      mayStart={mayReconcile}
      run={card.run}
      stale={card.stale}
    />
  );
  return (
    <div className={`files-page${filesOverWindow ? ' files-over' : ''}`} {...page.on}>
      <PageFrame title={title} extra={startBar}>
        {mayImport && <Places files={briefs} imports={files} underFiles={filesOverWindow} />}
        <ImportOutcome monthId={monthId} files={briefs} imports={files} onShow={setOpened} onChanged={month.reload} />
        {briefs.length === 0 && files.reading === null ? (
          <Empty
            title="还没有文件"
            text={
              <>
                <p>把省系统导出的审批名单、送财政的请款表、银行的代发明细拖到这个窗口里，程序按内容分辨是哪一种。</p>
                <p>支持 Excel、WPS 表格、CSV、银行文本、DBF；原文件不会被改动，内容只留在这台电脑上。</p>
              </>
            }
            actions={
              <Allowed right="import">
                <Button type="primary" disabled={busy} onClick={() => void files.choose(null)}>
                  选择文件
                </Button>
              </Allowed>
            }
          />
        ) : (
          <FileList files={briefs} imports={files} opened={opened} onOpen={setOpened} onChanged={month.reload} />
        )}
        <FormerFiles monthId={monthId} version={briefs.map(({ monthFileId }) => monthFileId).join()} />
      </PageFrame>
    </div>
  );
}
