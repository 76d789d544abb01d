import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter, shell } from 'electron';
import { FILE_KIND_LABEL } from '../../../shared/contracts/desk/common.ts';
import {
  type CallName,
  type CallOutput,
  type CallsAt,
  DESK_CONTRACTS,
  type ParsedInput,
} from '../../../shared/contracts/desk/desk.ts';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { CALL_RIGHTS } from '../../../shared/contracts/desk/rights.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { type ReportKind, reportFileName } from '../../../shared/domain/statement/file-name.ts';
import type { DatabaseAccess, JobOrder } from '../../services/messages.ts';
import type { DataClient } from '../data-client.ts';
import { DeskFailure } from '../desk-failure.ts';
import type { FileTokens } from '../file-tokens.ts';
import type { JobDesk } from '../jobs/job-desk.ts';
import type { Workplace } from '../workplace.ts';
import type { Answers } from './answer.ts';

export interface Desk {
  readonly window: () => BrowserWindow | null;
  readonly workplace: Workplace;
  readonly data: DataClient;
  readonly jobs: JobDesk;
  readonly tokens: FileTokens;
}

const LEDGER_FILES: FileFilter[] = [
  {
    name: '表格和文本',
    extensions: ['xlsx', 'xlsm', 'xls', 'et', 'csv', 'tsv', 'txt', 'dat', 'ret', 'dbf', 'html', 'htm', 'xml'],
  },
  { name: '所有文件', extensions: ['*'] },
];
const EVIDENCE_FILES: FileFilter[] = [
  {
    name: '材料',
    extensions: ['pdf', 'ofd', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'bmp', 'xlsx', 'xls', 'et', 'docx', 'doc', 'wps'],
  },
  { name: '所有文件', extensions: ['*'] },
];
const SCAN_FILES: FileFilter[] = [
  { name: '扫描件', extensions: ['pdf', 'jpg', 'jpeg', 'png'] },
  { name: '所有文件', extensions: ['*'] },
];
const PACK_FILES: FileFilter[] = [{ name: '政策包', extensions: ['json'] }];
const TEMPLATE_FILES: FileFilter[] = [{ name: '表格模板', extensions: ['docx', 'xlsx'] }];
const REPORT_FILTER: Readonly<Record<ReportKind, FileFilter>> = {
  pdf: { name: 'PDF 文件', extensions: ['pdf'] },
  xlsx: { name: 'Excel 工作簿', extensions: ['xlsx'] },
  csv: { name: 'CSV 文件', extensions: ['csv'] },
  mapping: { name: '对账设置', extensions: ['json'] },
};
const ANY_FILTER: FileFilter = { name: '所有文件', extensions: ['*'] };
/** By the ending of the name that is offered. */
function filterOf(name: string): FileFilter {
  if (name.endsWith('.zip')) return { name: '审计包', extensions: ['zip'] };
  if (name.endsWith('.szseal')) return { name: '封账文件', extensions: ['szseal'] };
  return name.endsWith('.pdf') ? REPORT_FILTER.pdf : REPORT_FILTER.xlsx;
}

const BACKUP_FILTER: FileFilter = { name: '三账通备份', extensions: ['szbak'] };

/** What answers a call of main's own; `actor`: whoever has signed in. */
type MainAnswers = {
  [Name in CallsAt<'main'>]: (input: ParsedInput<Name>, actor: Actor) => Promise<CallOutput<Name>>;
};

/** What answers every call: main's own here, the rest by asking the data service. */
export function composeAnswers(desk: Desk): Answers {
  const own: MainAnswers = { ...appAnswers(desk), ...backupAnswers(desk), ...jobAnswers(desk) };
  return { ...(dataAnswers(desk) as Answers), ...authorised(own, desk) };
}

/** While the database is closed nobody is signed in, and the one job that can run is a restore: it may be watched and stopped. */
const WHILE_CLOSED: ReadonlySet<CallName> = new Set(['jobs.current', 'jobs.cancel']);

/** The data service knows who has signed in and what the person may do: it is asked before main does anything. */
function authorised(own: MainAnswers, { data, workplace }: Desk): Pick<Answers, CallsAt<'main'>> {
  const entries = Object.entries(own) as [CallsAt<'main'>, (input: unknown, actor: Actor | null) => unknown][];
  const isOpenToAll = (name: CallsAt<'main'>): boolean =>
    CALL_RIGHTS[name] === 'anyone' || (WHILE_CLOSED.has(name) && workplace.state.state !== 'open');
  return Object.fromEntries(
    entries.map(([name, run]) => [
      name,
      async (input: unknown) => run(input, isOpenToAll(name) ? null : await data.authorise(name)),
    ]),
  ) as Pick<Answers, CallsAt<'main'>>;
}

function dataAnswers({ data }: Desk): Partial<Answers> {
  const names = (Object.keys(DESK_CONTRACTS) as CallName[]).filter((name) => DESK_CONTRACTS[name].at === 'data');
  return Object.fromEntries(
    names.map((name) => [name, (input: unknown) => data.call(name as CallsAt<'data'>, input)]),
  ) as Partial<Answers>;
}

function appAnswers({ window, workplace }: Desk) {
  return {
    'app.state': async () => workplace.state,
    'app.createPassphrase': async ({ passphrase }) => workplace.createPassphrase(passphrase),
    'app.unlock': async ({ passphrase }) => workplace.unlock(passphrase),
    'app.about': async () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      chrome: process.versions.chrome ?? '',
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      dataFolder: workplace.folder,
      keyStore: workplace.keptBy,
    }),
    'app.showDataFolder': async () => {
      await shell.openPath(workplace.folder);
      return {};
    },
    'app.print': () =>
      new Promise((resolve) => {
        const contents = window()?.webContents;
        if (contents === undefined) resolve({ printed: false });
        else contents.print({ silent: false, printBackground: true }, (printed) => resolve({ printed }));
      }),
  } satisfies Partial<MainAnswers>;
}

function backupAnswers({ window, workplace, jobs }: Desk) {
  /** Runs a job to its end; null where the person cancelled it. */
  const runToEnd = async (
    order: JobOrder,
    title: string,
    access: DatabaseAccess,
    actor: Actor,
  ): Promise<JobResult | null> => {
    const job = await jobs.run(order, title, access, actor);
    if (job.error !== null) throw new DeskFailure(job.error);
    return job.result;
  };
  return {
    'backup.make': async ({ passphrase }, actor) => {
      const access = workplace.access;
      if (access === null) throw locked();
      const day = new Date().toISOString().slice(0, 10);
      const target = await askWhereToSave(window(), '保存备份', `三账通备份 ${day}.szbak`, BACKUP_FILTER);
      if (target === null) return null;
      const result = await runToEnd({ kind: 'backup', target, passphrase }, '备份', access, actor);
      return result?.kind === 'backup' ? { name: result.name } : null;
    },
    'backup.restore': async ({ passphrase }, actor) => {
      const source = await askWhichFile(window(), '选择备份文件', [BACKUP_FILTER]);
      if (source === null) return null;
      const result = await workplace.whileClosed(actor.login, (access) =>
        runToEnd({ kind: 'restore', source, passphrase }, '从备份恢复', access, actor),
      );
      return result?.kind === 'restore' ? { name: result.name, madeAt: result.madeAt, months: result.months } : null;
    },
  } satisfies Partial<MainAnswers>;
}

function jobAnswers({ window, workplace, data, jobs, tokens }: Desk) {
  const titleOf = async (monthId: number): Promise<string> => {
    const { card } = await data.call('months.get', { monthId });
    return `${card.period} ${card.programme}`;
  };
  const filesOf = (chosen: readonly string[]) =>
    chosen.map((token) => {
      const path = tokens.pathOf(token);
      if (path === undefined)
        throw new DeskFailure({ code: 'E_GONE', message: '选过的文件已经找不到了', mend: '请重新选择文件' });
      return { path, name: basename(path) };
    });
  return {
    'jobs.current': async () => jobs.current,
    'jobs.cancel': async ({ jobId }) => {
      jobs.cancel(jobId);
      return {};
    },
    'jobs.sample': async (_, actor) => {
      const folder = join(workplace.folder, '示例县');
      mkdirSync(folder, { recursive: true });
      return { jobId: jobs.start({ kind: 'sample', folder }, '准备示例县', null, actor) };
    },
    'jobs.import': async ({ monthId, kind, tokens: chosen, replaces, overrides }, actor) => {
      const files = filesOf(chosen);
      const title = files.length === 1 ? `读入《${files[0]!.name}》` : `读入 ${files.length} 个文件`;
      return {
        jobId: jobs.start(
          { kind: 'import', monthId, fileKind: kind, files, replaces, overrides },
          title,
          monthId,
          actor,
        ),
      };
    },
    'jobs.reconcile': async ({ monthId }, actor) => ({
      jobId: jobs.start({ kind: 'reconcile', monthId }, `核对 ${await titleOf(monthId)}`, monthId, actor),
    }),
    'jobs.precheck': async ({ monthId }, actor) => ({
      jobId: jobs.start({ kind: 'precheck', monthId }, `发放前体检 ${await titleOf(monthId)}`, monthId, actor),
    }),
    'jobs.export': async ({ runId, what, filter, unmasked, purpose }, actor) => {
      const run = await data.call('runs.get', { runId });
      const isPart = filter !== null && Object.keys(filter).length > 0 && what !== 'pdf' && what !== 'mapping';
      const name = reportFileName(run, what, { isPart, unmasked });
      const target = await askWhereToSave(window(), '导出', name, REPORT_FILTER[what]);
      if (target === null) return null;
      const order = { kind: 'export', runId, what, filter, unmasked, purpose, target } as const;
      return { jobId: jobs.start(order, `导出《${basename(target)}》`, run.monthId, actor) };
    },
    'jobs.document': async (document, actor) => {
      const { name } = await data.call('documents.name', document);
      const target = await askWhereToSave(window(), '保存', name, filterOf(name));
      if (target === null) return null;
      const title = `写出《${basename(target)}》`;
      return { jobId: jobs.start({ kind: 'document', document, target }, title, null, actor) };
    },
    'jobs.verifyLog': async ({ known }, actor) => ({
      jobId: jobs.start(
        { kind: 'verify-log', known: known.map((head) => ({ ...head, from: '您输入的指纹' })) },
        '核验操作日志',
        null,
        actor,
      ),
    }),
    'evidence.add': async ({ caseId, tokens: chosen }, actor) => {
      const files = filesOf(chosen);
      const title = files.length === 1 ? `加入材料《${files[0]!.name}》` : `加入 ${files.length} 份材料`;
      return { jobId: jobs.start({ kind: 'evidence', caseId, files }, title, null, actor) };
    },
    'jobs.archiveRead': async ({ kind, tokens: chosen, replaces }, actor) => {
      const files = filesOf(chosen);
      const title = files.length === 1 ? `读入《${files[0]!.name}》` : `读入 ${files.length} 个档案文件`;
      return { jobId: jobs.start({ kind: 'archive-read', tableKind: kind, files, replaces }, title, null, actor) };
    },
    'jobs.archiveSample': async (_, actor) => {
      const folder = join(workplace.folder, '示例县');
      mkdirSync(folder, { recursive: true });
      return { jobId: jobs.start({ kind: 'archive-sample', folder }, '准备示例县的档案', null, actor) };
    },
    'jobs.archiveCheck': async (_, actor) => ({
      jobId: jobs.start({ kind: 'archive-check' }, '核对档案', null, actor),
    }),
    'jobs.archiveScans': async ({ tokens: chosen, ...to }, actor) => {
      const files = filesOf(chosen);
      const title = files.length === 1 ? `加入扫描件《${files[0]!.name}》` : `加入 ${files.length} 个扫描件`;
      return { jobId: jobs.start({ kind: 'archive-scans', ...to, files }, title, null, actor) };
    },
    'jobs.archiveRules': async ({ what, tokens: chosen }, actor) => ({
      jobId: jobs.start(
        { kind: 'archive-rules', what, files: filesOf(chosen) },
        what === 'pack' ? '加入政策包' : '加入表格模板',
        null,
        actor,
      ),
    }),
    'jobs.archiveMake': async (making, actor) => {
      const resumed =
        making.resume === null ? null : await data.call('archive.batchFolder', { batchId: making.resume });
      const folder = resumed?.folder ?? (await askWhichFolder(window(), '选择存放档案的文件夹'));
      if (folder === null) return null;
      return { jobId: jobs.start({ kind: 'archive-make', folder, ...making }, '制作档案', null, actor) };
    },
    'evidence.saveAs': async ({ evidenceId }) => {
      const { evidence, content } = await data.call('evidence.get', { evidenceId });
      const target = await askWhereToSave(window(), '另存材料', basename(evidence.name), ANY_FILTER);
      if (target === null) return null;
      try {
        writeFileSync(`${target}.new`, Buffer.from(content, 'base64'));
        renameSync(`${target}.new`, target);
      } catch {
        throw new DeskFailure({
          code: 'E_READ_ONLY',
          message: '文件没有保存成',
          mend: '请看看磁盘是不是满了、这个文件夹能不能写，或换一个地方保存',
        });
      }
      return { name: basename(target) };
    },
    'files.choose': async ({ kind, several }) => {
      const chosen = await askWhichFiles(window(), titleOfChoice(kind), filesOfChoice(kind), several);
      return chosen.map((path) => tokens.give(path));
    },
  } satisfies Partial<MainAnswers>;
}

type Choice = ParsedInput<'files.choose'>['kind'];

function titleOfChoice(kind: Choice): string {
  switch (kind) {
    case null:
      return '选择审批、请款、代发文件';
    case 'evidence':
      return '选择材料';
    case 'archive':
      return '选择家庭查询、人员查询、材料清单、纸质登记';
    case 'scan':
      return '选择扫描件';
    case 'pack':
      return '选择政策包';
    case 'template':
      return '选择表格模板';
    default:
      return `选择${FILE_KIND_LABEL[kind]}文件`;
  }
}

function filesOfChoice(kind: Choice): FileFilter[] {
  switch (kind) {
    case 'evidence':
      return EVIDENCE_FILES;
    case 'scan':
      return SCAN_FILES;
    case 'pack':
      return PACK_FILES;
    case 'template':
      return TEMPLATE_FILES;
    default:
      return LEDGER_FILES;
  }
}

function locked(): DeskFailure {
  return new DeskFailure({ code: 'E_LOCKED', message: '工作台还没有打开', mend: '请先打开工作台' });
}

async function askWhereToSave(
  window: BrowserWindow | null,
  title: string,
  name: string,
  filter: FileFilter,
): Promise<string | null> {
  const options = { title, defaultPath: join(app.getPath('documents'), name), filters: [filter] };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === undefined || filePath === '' ? null : filePath;
}

async function askWhichFiles(
  window: BrowserWindow | null,
  title: string,
  filters: FileFilter[],
  several: boolean,
): Promise<readonly string[]> {
  const options = {
    title,
    filters,
    properties: several ? (['openFile', 'multiSelections'] as const) : (['openFile'] as const),
  };
  const own = { ...options, properties: [...options.properties] };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(own)
    : dialog.showOpenDialog(window, own));
  return canceled ? [] : filePaths;
}

async function askWhichFolder(window: BrowserWindow | null, title: string): Promise<string | null> {
  const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}

async function askWhichFile(
  window: BrowserWindow | null,
  title: string,
  filters: FileFilter[],
): Promise<string | null> {
  return (await askWhichFiles(window, title, filters, false))[0] ?? null;
}
