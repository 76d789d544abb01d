import type { CallInput } from '../../shared/contracts/desk/desk.ts';
import { CONFIDENCES } from '../../shared/domain/sampling/sample-size.ts';
import { type ParsedFlags, parseFlags, usageError } from './command-line.ts';
import { documentFlags, writeDocument } from './document-flags.ts';
import type { Io } from './io.ts';
import { lastRunOf } from './run-of-month.ts';
import { required, WORKSPACE_FLAGS, type Workspace, withWorkspace } from './workspace-command.ts';

type Work = (workspace: Workspace, flags: ParsedFlags, io: Io) => Promise<number>;

/** `sanzhang sampling …`: draws samples for re-inspection, and draws them again. Exit code 1 where a drawing does not come out as it is kept. */
export async function runSampling(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: [
      ...WORKSPACE_FLAGS,
      ...['period', 'programme', 'confidence', 'margin', 'share', 'by', 'bands', 'seed', 'out', 'purpose'],
    ],
    none: ['closed-cases', 'unmasked', 'json'],
    values: true,
  });
  const [name = '', ...more] = flags.values;
  const work = Object.hasOwn(WORK, name) && more.length === (TAKES_NUMBER.has(name) ? 1 : 0) ? WORK[name] : undefined;
  if (work === undefined)
    throw usageError(
      `sampling 的用法不对：“${flags.values.join(' ')}”`,
      `sampling cannot do "${flags.values.join(' ')}"`,
      `可用：plan、draw、list、redraw 编号、write 编号`,
      'one of plan, draw, list, redraw NUMBER, write NUMBER',
    );
  return withWorkspace(flags, io, (workspace) => work(workspace, flags, io));
}

const TAKES_NUMBER = new Set(['redraw', 'write']);

const WORK: Readonly<Record<string, Work>> = {
  async plan(workspace, flags, io) {
    const plan = await workspace.ask('sampling.plan', await ruleOf(workspace, flags));
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(plan)}\n`);
    else {
      io.stdout(`${plan.about}\t总体 ${plan.size.population}\t抽取 ${plan.toDraw}\n${plan.sizeText}\n`);
      for (const { stratum, population, drawn } of plan.allocation) io.stdout(`${stratum}\t${population}\t${drawn}\n`);
    }
    return 0;
  },

  async draw(workspace, flags, io) {
    const rule = await ruleOf(workspace, flags);
    const { drawId } = await workspace.ask('sampling.draw', { ...rule, seed: flags.one.get('seed') ?? '' });
    const draw = await workspace.ask('sampling.get', { drawId });
    if (flags.one.has('out')) await write(workspace, flags, drawId);
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(draw)}\n`);
    else
      io.stdout(
        `第 ${drawId} 号抽样：${draw.about}，总体 ${draw.population}，抽取 ${draw.drawn}，种子 ${draw.seed}，总体校验码 ${draw.populationSha256}\n`,
      );
    return 0;
  },

  async list({ ask }, flags, io) {
    const draws = await ask('sampling.list', {});
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(draws)}\n`);
    else
      for (const { drawId, at, by, about, population, drawn, seed } of draws)
        io.stdout(`${[drawId, at, by, about, population, drawn, seed].join('\t')}\n`);
    return 0;
  },

  async redraw({ ask }, flags, io) {
    const drawId = numberOf(flags);
    const { agrees, problems, populationUnchanged } = await ask('sampling.redraw', { drawId });
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ drawId, agrees, problems, populationUnchanged })}\n`);
    else {
      io.stdout(`第 ${drawId} 号抽样：${agrees ? '重新抽取的结果与记录一致' : '与记录不一致'}\n`);
      for (const problem of problems) io.stdout(`  ${problem}\n`);
      if (populationUnchanged === false) io.stdout('  抽取之后，数据有了变化；抽样用的是当时保存的总体\n');
    }
    return agrees ? 0 : 1;
  },

  async write(workspace, flags, io) {
    io.stdout(`${await write(workspace, flags, numberOf(flags))}\n`);
    return 0;
  },
};

function write(workspace: Workspace, flags: ParsedFlags, drawId: number): Promise<string> {
  return writeDocument(workspace, flags, { what: 'sample-list', drawId, ...documentFlags(flags) });
}

async function ruleOf(workspace: Workspace, flags: ParsedFlags): Promise<CallInput<'sampling.plan'>> {
  const by = (flags.one.get('by') ?? 'township,priority').split(',').filter((word) => word !== '');
  const unknown = by.find((word) => !['township', 'priority', 'amount'].includes(word));
  if (unknown !== undefined || (by.includes('priority') && by.includes('amount')))
    throw usageError(
      `--by 不能是“${flags.one.get('by')}”`,
      `--by cannot be "${flags.one.get('by')}"`,
      '可用 township、priority、amount，逗号分隔；priority 和 amount 只能选一个；不分层写空',
      'township, priority, amount, separated by commas; priority and amount exclude each other',
    );
  const confidence = CONFIDENCES.find((each) => String(each) === (flags.one.get('confidence') ?? '95'));
  if (confidence === undefined)
    throw usageError('--confidence 只能是 90、95、99', '--confidence is 90, 95 or 99', '例如 95', 'such as 95');
  return {
    from: await fromOf(workspace, flags),
    precision: {
      confidence,
      marginBp: percentOf(flags, 'margin', '5'),
      shareBp: percentOf(flags, 'share', '50'),
    },
    strata: {
      byTownship: by.includes('township'),
      risk: by.includes('priority') ? 'priority' : by.includes('amount') ? 'amount' : 'none',
      bandsFen: by.includes('amount') ? bandsOf(flags) : [],
    },
  };
}

async function fromOf(workspace: Workspace, flags: ParsedFlags): Promise<CallInput<'sampling.plan'>['from']> {
  if (flags.none.has('closed-cases')) return { sampled: 'closed-cases', programme: required(flags, 'programme') };
  return { sampled: 'households', runId: (await lastRunOf(workspace, flags)).runId };
}

/** A percentage with at most two decimals, in basis points. Throws AppError E_USAGE. */
function percentOf(flags: ParsedFlags, flag: string, standard: string): number {
  const text = flags.one.get(flag) ?? standard;
  if (/^\d{1,2}(?:\.\d{1,2})?$/.test(text)) return Math.round(Number(text) * 100);
  throw usageError(
    `--${flag} 应当是百分数，不能是“${text}”`,
    `--${flag} is a percentage, not "${text}"`,
    '例如 5 或 2.5',
    'such as 5 or 2.5',
  );
}

/** Upper ends of bands, in yuan. Throws AppError E_USAGE. */
function bandsOf(flags: ParsedFlags): number[] {
  return required(flags, 'bands')
    .split(',')
    .map((word) => {
      if (/^\d{1,9}(?:\.\d{1,2})?$/.test(word.trim())) return Math.round(Number(word) * 100);
      throw usageError(
        `--bands 里的“${word}”不是金额`,
        `"${word}" in --bands is no amount`,
        '以元为单位，例如 500,1000',
        'in yuan, such as 500,1000',
      );
    });
}

function numberOf(flags: ParsedFlags): number {
  const text = flags.values[1]!;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw usageError(
    `“${text}”不是抽样编号`,
    `"${text}" is no number of a drawing`,
    '编号见 sampling list',
    'see sampling list',
  );
}
