import { basename, resolve } from 'node:path';
import type { CaseDetail, CaseFilter, CaseRow, GivenConclusion } from '../../shared/contracts/desk/cases.ts';
import { PRESENCE_LABEL } from '../../shared/domain/case/case.ts';
import { CASE_STATE_LABEL, CASE_STATES } from '../../shared/domain/case/case-state.ts';
import { CONCLUSION_LABEL, CONCLUSIONS, WAY_LABEL, WAYS } from '../../shared/domain/case/conclusion.ts';
import { formatYuan } from '../../shared/domain/identity/money.ts';
import { type ParsedFlags, parseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { required, WORKSPACE_FLAGS, type Workspace, withWorkspace } from './workspace-command.ts';

type Work = (workspace: Workspace, flags: ParsedFlags, io: Io) => Promise<number>;

/** Rows asked for at once; a list is all of them. */
const PAGE = 500;

/** `sanzhang case …`: the list of 疑点, one of them, and every step a person makes. Exit code 1 where `list` finds any, or `assign` leaves some. */
export async function runCase(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    many: ['file', 'investigator'],
    one: [
      ...WORKSPACE_FLAGS,
      ...['state', 'township', 'programme', 'text', 'assignee'],
      ...['to', 'due', 'until', 'reason', 'word', 'conclusion', 'on', 'way', 'basis', 'evidence'],
      ...['household-word', 'signed-by', 'signed-on', 'supplement-by'],
    ],
    none: ['overdue', 'json'],
    values: true,
  });
  const [name = '', ...cases] = flags.values;
  const work = Object.hasOwn(WORK, name) ? WORK[name] : undefined;
  const fits = name === 'list' ? cases.length === 0 : name === 'assign' ? cases.length > 0 : cases.length === 1;
  if (work === undefined || !fits)
    throw usageError(
      `case 的用法不对：“${flags.values.join(' ')}”`,
      `case cannot do "${flags.values.join(' ')}"`,
      '可用：list，以及后面写疑点编号的 show、assign、start、conclude、send、review、return、suspend、resume、reopen、note、evidence、withdraw、undo',
      'list, or one of show, assign, start, conclude, send, review, return, suspend, resume, reopen, note, evidence, withdraw, undo and a case',
    );
  return withWorkspace(flags, io, (workspace) => work(workspace, flags, io));
}

const WORK: Readonly<Record<string, Work>> = {
  async list({ ask }, flags, io) {
    const filter = filterOf(flags);
    const rows: CaseRow[] = [];
    for (;;) {
      const sort = { by: 'standard', descending: false } as const;
      const page = await ask('cases.page', { filter, sort, offset: rows.length, limit: PAGE });
      rows.push(...page.rows);
      if (page.rows.length < PAGE) break;
    }
    if (flags.none.has('json')) for (const row of rows) io.stdout(`${JSON.stringify(row)}\n`);
    else for (const row of rows) io.stdout(`${lineOf(row)}\n`);
    return rows.length > 0 ? 1 : 0;
  },

  async show({ ask }, flags, io) {
    const detail = await ask('cases.get', { caseId: caseOf(flags) });
    io.stdout(flags.none.has('json') ? `${JSON.stringify(detail)}\n` : textOf(detail));
    return 0;
  },

  async assign({ ask }, flags, io) {
    const people = await ask('cases.people', {});
    const to = required(flags, 'to')
      .split(',')
      .map((name) => {
        const found = people.filter((person) => person.name === name.trim() || String(person.personId) === name.trim());
        if (found.length === 1) return found[0]!.personId;
        throw usageError(
          found.length === 0 ? `没有可以承办的“${name}”` : `叫“${name}”的不止一人，请写编号`,
          `"${name}" is ${found.length === 0 ? 'nobody who may investigate' : 'more than one person: give the number'}`,
          `可以承办的：${people.map((person) => `${person.name}(${person.personId})`).join('、') || '还没有'}`,
          'names or numbers, separated by commas',
        );
      });
    const caseIds = flags.values.slice(1).map(numberOf);
    const { assigned, refused } = await ask('cases.assign', {
      caseIds,
      to,
      dueOn: flags.one.get('due') ?? null,
      reason: flags.one.get('reason') ?? '',
    });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ assigned, refused })}\n`);
    else {
      io.stdout(`已分派 ${assigned} 条\n`);
      for (const { number, message } of refused) io.stdout(`${number}\t${message}\n`);
    }
    return refused.length > 0 ? 1 : 0;
  },

  start: ({ ask }, flags, io) => step(ask('cases.start', { caseId: caseOf(flags) }), flags, io),
  conclude: ({ ask }, flags, io) =>
    step(ask('cases.conclude', { caseId: caseOf(flags), draft: draftOf(flags) }), flags, io),
  send: ({ ask }, flags, io) => step(ask('cases.sendToReview', { caseId: caseOf(flags) }), flags, io),
  review: ({ ask }, flags, io) =>
    step(ask('cases.review', { caseId: caseOf(flags), word: flags.one.get('word') ?? '' }), flags, io),
  return: ({ ask }, flags, io) => step(ask('cases.return', reasoned(flags)), flags, io),
  suspend: ({ ask }, flags, io) =>
    step(ask('cases.suspend', { ...reasoned(flags), until: required(flags, 'until') }), flags, io),
  resume: ({ ask }, flags, io) => step(ask('cases.resume', reasoned(flags)), flags, io),
  reopen: ({ ask }, flags, io) => step(ask('cases.reopen', reasoned(flags)), flags, io),
  undo: ({ ask }, flags, io) => step(ask('cases.undo', reasoned(flags)), flags, io),
  note: ({ ask }, flags, io) =>
    step(ask('cases.note', { caseId: caseOf(flags), text: required(flags, 'text') }), flags, io),

  async evidence({ run }, flags, io) {
    const files = (flags.many.get('file') ?? []).map((path) => ({ path: resolve(path), name: basename(path) }));
    if (files.length === 0) throw usageError('缺少 --file', '--file is missing', '写明要加入的材料', 'name the files');
    const result = await run({ kind: 'evidence', caseId: caseOf(flags), files });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(result)}\n`);
    for (const { name, evidenceId, error } of result.files) {
      if (error !== null) io.stderr(`error ${error.code} ${name}: ${error.message}；${error.mend}\n`);
      else if (!flags.none.has('json')) io.stdout(`${evidenceId}\t${name}\n`);
    }
    return result.files.some(({ error }) => error !== null) ? 2 : 0;
  },

  withdraw: ({ ask }, flags, io) => {
    const evidenceId = numberOf(flags.values[1]!);
    return step(ask('evidence.withdraw', { evidenceId, reason: flags.one.get('reason') ?? '' }), flags, io);
  },
};

/** A step ends with where the case stands. */
async function step(
  asked: Promise<{ caseId: number; state: CaseRow['state'] }>,
  flags: ParsedFlags,
  io: Io,
): Promise<number> {
  const stepped = await asked;
  io.stdout(flags.none.has('json') ? `${JSON.stringify(stepped)}\n` : `${CASE_STATE_LABEL[stepped.state]}\n`);
  return 0;
}

function reasoned(flags: ParsedFlags): { caseId: number; reason: string } {
  return { caseId: caseOf(flags), reason: flags.one.get('reason') ?? '' };
}

function caseOf(flags: ParsedFlags): number {
  return numberOf(flags.values[1]!);
}

/** YD000123 or 123. Throws AppError E_USAGE. */
function numberOf(text: string): number {
  const number = /^(?:yd)?0*([1-9]\d{0,8})$/i.exec(text);
  if (number !== null) return Number(number[1]);
  throw usageError(`“${text}”不是编号`, `"${text}" is no number`, '例如 YD000123 或 123', 'such as YD000123 or 123');
}

function filterOf(flags: ParsedFlags): CaseFilter {
  const of = (flag: string): string | undefined => flags.one.get(flag);
  const assignee = of('assignee');
  return {
    ...(of('state') === undefined ? {} : { states: wordsOf(of('state')!, CASE_STATES, CASE_STATE_LABEL, 'state') }),
    ...(of('township') === undefined ? {} : { townships: of('township')!.split(',') }),
    ...(of('programme') === undefined ? {} : { programmes: [of('programme')!] }),
    ...(of('text') === undefined ? {} : { text: of('text')! }),
    ...(assignee === undefined
      ? {}
      : { assignee: assignee === 'me' || assignee === 'nobody' ? assignee : numberOf(assignee) }),
    ...(flags.none.has('overdue') ? { overdue: true } : {}),
  };
}

function draftOf(flags: ParsedFlags): GivenConclusion {
  const text = (flag: string): string => flags.one.get(flag) ?? '';
  return {
    conclusion: wordsOf(required(flags, 'conclusion'), CONCLUSIONS, CONCLUSION_LABEL, 'conclusion')[0]!,
    investigators: (flags.many.get('investigator') ?? []).map((each) => {
      const [name = '', unit = ''] = each.split('/');
      return { personId: null, name, unit };
    }),
    on: text('on'),
    ways: text('way') === '' ? [] : wordsOf(text('way'), WAYS, WAY_LABEL, 'way'),
    basis: text('basis'),
    evidence: text('evidence') === '' ? [] : text('evidence').split(',').map(numberOf),
    householdWord: text('household-word'),
    townshipSignedBy: text('signed-by'),
    townshipSignedOn: text('signed-on'),
    supplementBy: text('supplement-by'),
  };
}

/** Words of a list, as the code or as the clerk writes them, separated by commas. Throws AppError E_USAGE. */
function wordsOf<Word extends string>(
  text: string,
  words: readonly Word[],
  labels: Readonly<Record<Word, string>>,
  flag: string,
): Word[] {
  return text.split(',').map((each) => {
    const word = words.find((known) => known === each.trim() || labels[known] === each.trim());
    if (word !== undefined) return word;
    throw usageError(
      `--${flag} 不能是“${each}”`,
      `--${flag} cannot be "${each}"`,
      `可用：${words.map((known) => `${known}（${labels[known]}）`).join('、')}`,
      `one of ${words.join(', ')}`,
    );
  });
}

function lineOf(row: CaseRow): string {
  return [
    row.number,
    CASE_STATE_LABEL[row.state],
    PRESENCE_LABEL[row.presence],
    row.priority,
    row.codeLabel,
    row.township,
    row.name,
    row.idNumber,
    `${formatYuan(row.amountFen)} 元`,
    row.assignees.map(({ name }) => name).join('、'),
    row.overdue ? `${row.dueOn}（逾期）` : row.dueOn,
    row.conclusion === null ? '' : CONCLUSION_LABEL[row.conclusion],
  ].join('\t');
}

function textOf({ row, explanation, facts, why, conclusion, evidence, history }: CaseDetail): string {
  return [
    lineOf(row),
    ...(explanation === null ? [] : [explanation]),
    ...facts.map(({ label, value }) => `  ${label}\t${value}`),
    ...why.map((each) => `  ${each}`),
    ...(conclusion === null ? [] : [`结论\t${conclusion.conclusionLabel}\t${conclusion.basis}`]),
    ...evidence.map(
      ({ evidenceId, name, sha256, withdrawn }) =>
        `材料 ${evidenceId}\t${name}\t${sha256}${withdrawn === null ? '' : `\t已撤回：${withdrawn.reason}`}`,
    ),
    ...history.map(
      ({ at, by, label, sentence, undone }) =>
        `${at}\t${by === '' ? '（对账）' : by}\t${label}${undone ? '（已撤销）' : ''}\t${sentence}`,
    ),
    '',
  ].join('\n');
}
