import { readFileSync } from 'node:fs';
import { formatYuanGrouped } from '../../shared/domain/identity/money.ts';
import { LEAD_CATEGORY_LABEL } from '../../shared/domain/lead/category.ts';
import { LEAD_STATE_LABEL } from '../../shared/domain/lead/lead-state.ts';
import { type ParsedFlags, parseFlags, usageError } from './command-line.ts';
import { documentFlags, writeDocument } from './document-flags.ts';
import type { Io } from './io.ts';
import { required, WORKSPACE_FLAGS, type Workspace, withWorkspace } from './workspace-command.ts';

type Work = (workspace: Workspace, flags: ParsedFlags, io: Io) => Promise<number>;

/** `sanzhang lead …`: leads from their draft to the answer, and their documents. Exit code 0, or 2 where a step is refused. */
export async function runLead(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: [
      ...WORKSPACE_FLAGS,
      ...['content', 'reason', 'by', 'unit', 'on', 'number', 'result', 'people-dealt-with', 'year', 'out', 'purpose'],
    ],
    none: ['final', 'unmasked', 'json'],
    values: true,
  });
  const [name = '', ...more] = flags.values;
  const takes = Object.hasOwn(TAKES, name) ? TAKES[name] : undefined;
  const work = takes?.includes(more.length) === true ? WORK[name] : undefined;
  if (work === undefined)
    throw usageError(
      `lead 的用法不对：“${flags.values.join(' ')}”`,
      `lead cannot do "${flags.values.join(' ')}"`,
      `可用：${Object.keys(WORK).join('、')}（用 --help 查看）`,
      `one of ${Object.keys(WORK).join(', ')}`,
    );
  return withWorkspace(flags, io, (workspace) => work(workspace, flags, io));
}

/** How many numbers of leads each verb takes. */
const TAKES: Readonly<Record<string, readonly number[]>> = {
  list: [0],
  show: [1],
  draft: [0, 1],
  submit: [1],
  return: [1],
  'hand-over': [1],
  receipt: [1],
  feedback: [1],
  withdraw: [1],
  letter: [1],
  paper: [1],
  ledger: [0],
};

const WORK: Readonly<Record<string, Work>> = {
  async list({ ask }, flags, io) {
    const { rows } = await ask('leads.page', yearOf(flags) === null ? {} : { year: yearOf(flags)! });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(rows)}\n`);
    else
      for (const row of rows)
        io.stdout(
          `${[row.leadId, row.number, LEAD_STATE_LABEL[row.state], LEAD_CATEGORY_LABEL[row.category], row.problem, row.people, `${row.households} 户 ${formatYuanGrouped(row.fen)} 元`].join('\t')}\n`,
        );
    return 0;
  },

  async show({ ask }, flags, io) {
    const lead = await ask('leads.get', { leadId: leadOf(flags) });
    if (flags.none.has('json')) {
      io.stdout(`${JSON.stringify(lead)}\n`);
      return 0;
    }
    const { content, money } = lead;
    io.stdout(
      [
        `${lead.number}\t${LEAD_STATE_LABEL[lead.state]}\t${LEAD_CATEGORY_LABEL[content.category]}`,
        `主要问题：${content.problem}`,
        `涉及人员：${content.people.map(({ name, unit, post }) => [name, unit, post].filter((part) => part !== '').join(' ')).join('；')}`,
        `涉及金额：${money.households} 户，${money.from ?? ''}～${money.to ?? ''}，${formatYuanGrouped(money.fen)} 元`,
        `疑点：${lead.cases.map(({ number }) => number).join('、')}；证据 ${lead.evidence.length} 份`,
        ...(lead.missing.length === 0 ? [] : [`还缺：${lead.missing.join('；')}`]),
        ...lead.history.map(({ at, by, label, sentence }) => [at, by, label, sentence].join('\t')),
        '',
      ].join('\n'),
    );
    return 0;
  },

  /** A new one, or an existing draft written anew. */
  async draft({ ask }, flags, io) {
    const content = contentOf(flags);
    const made =
      flags.values.length === 1
        ? await ask('leads.draft', { content })
        : await ask('leads.edit', { leadId: leadOf(flags), content });
    return told(made, flags, io);
  },
  submit: async ({ ask }, flags, io) => told(await ask('leads.submit', { leadId: leadOf(flags) }), flags, io),
  return: async ({ ask }, flags, io) =>
    told(await ask('leads.return', { leadId: leadOf(flags), reason: required(flags, 'reason') }), flags, io),
  'hand-over': async ({ ask }, flags, io) => told(await ask('leads.handOver', { leadId: leadOf(flags) }), flags, io),
  receipt: async ({ ask }, flags, io) =>
    told(
      await ask('leads.receipt', {
        leadId: leadOf(flags),
        by: required(flags, 'by'),
        unit: required(flags, 'unit'),
        on: required(flags, 'on'),
        number: flags.one.get('number') ?? '',
      }),
      flags,
      io,
    ),
  feedback: async ({ ask }, flags, io) =>
    told(
      await ask('leads.feedback', {
        leadId: leadOf(flags),
        on: required(flags, 'on'),
        result: required(flags, 'result'),
        peopleDealtWith: peopleOf(flags),
        isFinal: flags.none.has('final'),
      }),
      flags,
      io,
    ),
  withdraw: async ({ ask }, flags, io) =>
    told(await ask('leads.withdraw', { leadId: leadOf(flags), reason: required(flags, 'reason') }), flags, io),

  async letter(workspace, flags, io) {
    const { format, ...masking } = documentFlags(flags);
    if (format !== 'pdf')
      throw usageError('移交函只有 PDF', 'the letter is a PDF', '--out 写成 .pdf', 'name a .pdf file');
    const document = { what: 'lead-letter', leadId: leadOf(flags), format, ...masking } as const;
    io.stdout(`${await writeDocument(workspace, flags, document)}\n`);
    return 0;
  },
  async paper(workspace, flags, io) {
    const document = { what: 'lead-list', leadId: leadOf(flags), ...documentFlags(flags) } as const;
    io.stdout(`${await writeDocument(workspace, flags, document)}\n`);
    return 0;
  },
  async ledger(workspace, flags, io) {
    const document = { what: 'lead-ledger', year: yearOf(flags), ...documentFlags(flags) } as const;
    io.stdout(`${await writeDocument(workspace, flags, document)}\n`);
    return 0;
  },
};

function told(
  made: { readonly leadId: number; readonly number: string; readonly state: keyof typeof LEAD_STATE_LABEL },
  flags: ParsedFlags,
  io: Io,
): number {
  io.stdout(
    flags.none.has('json')
      ? `${JSON.stringify(made)}\n`
      : `${made.leadId}\t${made.number}\t${LEAD_STATE_LABEL[made.state]}\n`,
  );
  return 0;
}

function leadOf(flags: ParsedFlags): number {
  const text = flags.values[1]!;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw usageError(
    `“${text}”不是线索序号`,
    `"${text}" is no number of a lead`,
    '序号是 lead list 的第一列',
    'the first column of lead list',
  );
}

function yearOf(flags: ParsedFlags): number | null {
  const text = flags.one.get('year');
  if (text === undefined) return null;
  if (/^20\d\d$/.test(text)) return Number(text);
  throw usageError(`--year 不能是“${text}”`, `--year cannot be "${text}"`, '写成 2026', 'write 2026');
}

function peopleOf(flags: ParsedFlags): number | null {
  const text = flags.one.get('people-dealt-with');
  if (text === undefined) return null;
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw usageError(
    `--people-dealt-with 应当是人数，不能是“${text}”`,
    `--people-dealt-with is a number, not "${text}"`,
    '例如 1',
    'such as 1',
  );
}

/** What a lead says, from a JSON file. Whether it is one is said by the contract of the call. */
function contentOf(flags: ParsedFlags): never {
  const path = required(flags, 'content');
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as never;
  } catch (error) {
    const isThere = !(error instanceof Error && 'code' in error);
    throw usageError(
      isThere ? `${path} 不是 JSON 文件` : `读不了 ${path}`,
      isThere ? `${path} is no JSON` : `${path} cannot be read`,
      '格式见 docs/leads.md',
      'see docs/leads.md',
    );
  }
}
