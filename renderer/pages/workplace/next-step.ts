import type { MonthCard } from '../../../shared/contracts/desk/months.ts';
import type { Route } from '../../stores/route-address.ts';

/** The next thing to do for a month, in the clerk's words, and the page where it is done. Whoever does not reconcile can look. */
export function nextStep(
  { monthId, next, run }: MonthCard,
  mayReconcile = true,
): { readonly label: string; readonly to: Route } {
  const files: Route = { page: 'files', monthId };
  const result: Route = run === null ? files : { page: 'result', runId: run.runId, differenceId: null };
  if (!mayReconcile) return run === null ? { label: '查看文件', to: files } : { label: '查看结果', to: result };
  switch (next) {
    case 'choose-files':
      return { label: '选择文件', to: files };
    case 'reconcile':
      return { label: run === null ? '查看文件并核对' : '重新核对', to: files };
    case 'decide':
      return { label: `确认 ${run?.undecided ?? 0} 处疑似`, to: result };
    case 'work-differences':
      return { label: '处理差异', to: result };
    case 'hand-out':
      return { label: '查看并导出', to: result };
  }
}
