import type { FileKind } from '../../shared/contracts/desk/common.ts';
import type { Job, JobProgress } from '../../shared/contracts/desk/jobs.ts';
import { LEDGER_LABEL } from '../../shared/domain/ledger/ledger-kind.ts';

/** What a file is, in a word. */
export const KIND_LABEL = { ...LEDGER_LABEL, bankReturn: '回盘' } as const satisfies Record<FileKind, string>;

/** The four points of the bridge. */
export const POINT_LABEL = {
  approved: '审批',
  requested: '请款',
  paid: '代发',
  credited: '到账',
} as const;

/** A phase of a job, as a step. */
export const PHASE_LABEL = {
  sample: '生成示例',
  read: '读入',
  keep: '保存',
  match: '核对',
  write: '写出',
  verify: '复核',
} as const satisfies Record<JobProgress['phase'], string>;

export const JOB_LABEL = {
  sample: '准备示例县',
  import: '导入文件',
  reconcile: '对账',
  precheck: '发放前体检',
  export: '导出',
  document: '写出文件',
  'verify-log': '核验日志',
  evidence: '加入材料',
  backup: '备份',
  restore: '恢复备份',
  'archive-read': '读入档案资料',
  'archive-sample': '准备示例档案',
  'archive-check': '核对档案',
  'archive-scans': '加入扫描件',
  'archive-rules': '加入档案规则',
  'archive-make': '制作档案',
} as const satisfies Record<Job['kind'], string>;

/** Lines without a township stand under a name of their own. */
export function townshipLabel(township: string): string {
  return township === '' ? '未写乡镇' : township;
}
