import { extname } from 'node:path';
import { type PackRules, rulesOfPack } from '../../shared/domain/archive/policy/rules-of-pack.ts';
import { EXAMPLE_YEAR } from '../../shared/domain/archive/template/example-household.ts';
import { type CountyTemplate, readTemplates } from '../jobs/archive/county-template.ts';
import { writeExampleTemplate, writeTrial } from '../jobs/archive/example-template.ts';
import { choosePack } from '../jobs/archive/read-policy.ts';
import { type ParsedFlags, parseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { templateFieldsData, templateFieldsText } from './template-text.ts';

const VERBS = { fields, example, check, try: tryOut } as const;

/** `sanzhang template`: see HELP. Exit code 0, or 2 where a template cannot be used, telling everything that is wrong with it. */
export async function runTemplate(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, { one: ['policy', 'year', 'out'], none: ['json'], values: true });
  const [verb = '', ...files] = flags.values;
  if (!Object.hasOwn(VERBS, verb))
    throw usageError(
      `template 后面要写 ${Object.keys(VERBS).join('、')} 中的一个`,
      `template takes one of ${Object.keys(VERBS).join(', ')}`,
      '用 --help 查看用法',
      'see --help',
    );
  await VERBS[verb as keyof typeof VERBS](files, flags, io);
  return 0;
}

async function rulesOf(flags: ParsedFlags): Promise<PackRules> {
  const { pack } = await choosePack(flags.one.get('policy'), flags.one.get('year') ?? EXAMPLE_YEAR);
  return rulesOfPack(pack);
}

async function fields(_: readonly string[], flags: ParsedFlags, io: Io): Promise<void> {
  const rules = await rulesOf(flags);
  io.stdout(flags.none.has('json') ? `${JSON.stringify(templateFieldsData(rules))}\n` : templateFieldsText(rules));
}

async function example(files: readonly string[], _: ParsedFlags, io: Io): Promise<void> {
  const [out, ...more] = files;
  if (out === undefined || more.length > 0 || !/\.(?:docx|xlsx)$/iu.test(out))
    throw usageError(
      '要写一个 .docx 或 .xlsx 文件名',
      'name one .docx or .xlsx file',
      '例如 sanzhang template example 家庭情况表.docx',
      'such as: sanzhang template example form.docx',
    );
  await writeExampleTemplate(out);
  io.stdout(io.language === 'zh' ? `样例模板：${out}\n` : `the example template: ${out}\n`);
}

async function check(files: readonly string[], flags: ParsedFlags, io: Io): Promise<void> {
  if (files.length === 0) throw noFile();
  const templates = await readTemplates(files, await rulesOf(flags));
  if (flags.none.has('json')) {
    const told = templates.map(({ file, kind, sha256, fields: used }) => ({ file, kind, sha256, fields: used }));
    io.stdout(`${JSON.stringify(told)}\n`);
    return;
  }
  for (const { file, fields: used } of templates)
    io.stdout(
      io.language === 'zh'
        ? `${file} 可以使用，用到 ${used.length} 个字段：${used.join('、')}\n`
        : `${file} can be used; it asks for ${used.length} fields\n`,
    );
}

async function tryOut(files: readonly string[], flags: ParsedFlags, io: Io): Promise<void> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw noFile();
  const rules = await rulesOf(flags);
  const [template] = (await readTemplates([file], rules)) as [CountyTemplate];
  const out = flags.one.get('out') ?? `${file.slice(0, file.length - extname(file).length)}-试填.${template.kind}`;
  await writeTrial(template, rules, out);
  io.stdout(io.language === 'zh' ? `用虚构的一户试填：${out}\n` : `filled in with an invented household: ${out}\n`);
}

function noFile() {
  return usageError('缺少模板文件', 'no template is named', '写上 .docx 或 .xlsx 模板', 'name a .docx or .xlsx file');
}
