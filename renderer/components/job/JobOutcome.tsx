import { Button } from 'antd';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import type { Job, JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { type Route, useRoute } from '../../stores/route.ts';
import { formatCount, formatInstant } from '../../text/format.ts';
import { JOB_LABEL } from '../../text/words.ts';

interface Made {
  readonly sentence: string;
  /** Where what was made can be seen. */
  readonly link: { readonly label: string; readonly to: Route } | null;
}

/** What a job made, in a sentence. */
function madeBy(result: JobResult): Made {
  switch (result.kind) {
    case 'sample':
      return {
        sentence: '示例县已经导入并核对完毕',
        link: { label: '查看示例', to: { page: 'result', runId: result.runId, differenceId: null } },
      };
    case 'import': {
      const refused = result.files.filter(({ outcome }) => outcome === 'refused').length;
      const same = result.files.filter(({ outcome }) => outcome === 'same').length;
      const taken = result.files.length - refused - same;
      const parts = [
        taken > 0 ? `导入 ${taken} 个文件` : '',
        same > 0 ? `${same} 个此前已导入，未重复导入` : '',
        refused > 0 ? `${refused} 个未能读取` : '',
      ].filter((part) => part !== '');
      return {
        sentence: parts.join('，'),
        link: { label: '查看文件', to: { page: 'files', monthId: result.monthId } },
      };
    }
    case 'reconcile':
      return {
        sentence: '核对完毕',
        link: { label: '查看结果', to: { page: 'result', runId: result.runId, differenceId: null } },
      };
    case 'precheck':
      return {
        sentence: '体检完毕',
        link: { label: '查看清单', to: { page: 'precheck', precheckId: result.precheckId } },
      };
    case 'export':
    case 'document':
      return {
        sentence: `已保存为“${result.name}”${result.rows > 0 ? `，${formatCount(result.rows)} 条` : ''}`,
        link: null,
      };
    case 'verify-log':
      return {
        sentence:
          result.problem === null
            ? `操作日志 ${formatCount(result.entries)} 条核验无误`
            : `操作日志核验不通过：${result.problem}`,
        link: { label: '查看核验结果', to: { page: 'audit' } },
      };
    case 'evidence':
      return { sentence: filesTaken(result.files), link: null };
    case 'archive-read':
    case 'archive-check':
      return { sentence: `档案核对完毕，${formatCount(result.households)} 户`, link: null };
    case 'archive-scans':
    case 'archive-rules':
      return { sentence: filesTaken(result.files), link: null };
    case 'archive-make':
      return {
        sentence: `已在“${result.folder}”制作 ${formatCount(result.dossiers)} 卷档案，${formatCount(result.pages)} 页`,
        link: null,
      };
    case 'backup':
      return { sentence: `已备份为“${result.name}”`, link: null };
    case 'restore':
      return {
        sentence: `已恢复 ${formatInstant(result.madeAt)} 的备份，${result.months} 个月份`,
        link: { label: '回到工作台', to: { page: 'workplace' } },
      };
  }
}

/** What became of files that were added one by one. */
function filesTaken(
  files: readonly { readonly outcome: 'added' | 'replaced' | 'same' | 'refused'; readonly error: DeskError | null }[],
): string {
  const refused = files.filter(({ outcome }) => outcome === 'refused');
  const same = files.filter(({ outcome }) => outcome === 'same').length;
  const added = files.length - refused.length - same;
  const parts = [
    added > 0 ? `加入 ${added} 份` : '',
    same > 0 ? `${same} 份此前已加入` : '',
    ...refused.map(({ error }) => `${error?.message}，${error?.mend}`),
  ];
  return parts.filter((part) => part !== '').join('；');
}

/** How a job ended: what it made and where that is, or why it did not. Nothing while it runs. */
export function JobOutcome({ job }: { readonly job: Job }) {
  const go = useRoute((store) => store.go);
  if (job.state === 'cancelled' && job.kind === 'archive-make')
    return <span>已停下；开始写卷以后停下的，做好的都留着，在“做过的批次”里可以接着做</span>;
  if (job.state === 'cancelled') return <span>{JOB_LABEL[job.kind]}已取消，没有留下任何改动</span>;
  if (job.state === 'failed' && job.error !== null)
    return (
      <span className="job-failed">
        {job.error.message}。{job.error.mend}
        {job.error.number > 0 && `（编号 ${job.error.number}）`}
      </span>
    );
  if (job.state !== 'done' || job.result === null) return null;
  const { sentence, link } = madeBy(job.result);
  const warnings = job.result.kind === 'export' || job.result.kind === 'document' ? job.result.warnings : [];
  return (
    <>
      <span>{[sentence, ...warnings].join('；')}</span>
      {link !== null && (
        <Button type="link" size="small" onClick={() => go(link.to)}>
          {link.label}
        </Button>
      )}
    </>
  );
}
