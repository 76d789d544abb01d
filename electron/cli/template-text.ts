import type { PackRules } from '../../shared/domain/archive/policy/rules-of-pack.ts';
import { fieldExamples } from '../../shared/domain/archive/template/example-household.ts';
import { CHOICES_FORMAT, FORMATS } from '../../shared/domain/archive/template/placeholder.ts';
import { templateFields } from '../../shared/domain/archive/template/template-fields.ts';

/** Every field a template may use, for scripts. */
export function templateFieldsData(rules: PackRules) {
  return fieldExamples(rules).map(({ field, loop, placeholder, example }) => ({
    placeholder,
    loop: loop === null ? null : loop.name,
    group: field.group,
    fact: field.fact,
    type: field.type,
    says: field.says,
    example,
  }));
}

/** Every field a template may use, as a table a clerk reads. Words of the field stay Chinese: they are what stands in a template. */
export function templateFieldsText(rules: PackRules): string {
  const examples = fieldExamples(rules);
  const lines: string[] = [
    '模板的占位符写在花括号里：{户主姓名}。后面可以加格式：{户月保障金额|大写}。',
    '要逐行重复的写在循环里：表格一行的第一格写 {#成员}，最后一格写 {/成员}；{#成员|6行} 不足 6 行补空行。',
    '一段话、一个单元格里也可以循环：{#成员}{姓名}、{/成员}',
  ];
  const add = (heading: string, rows: readonly (readonly string[])[]): void => {
    lines.push('', heading, ...table(rows));
  };
  const rowOf = ({ placeholder, field, example }: (typeof examples)[number]): readonly string[] => [
    placeholder,
    field.says,
    example === '' ? '' : `例：${example}`,
  ];
  const ofHousehold = examples.filter(({ loop }) => loop === null);
  for (const group of new Set(ofHousehold.map(({ field }) => field.group)))
    add(group, ofHousehold.filter(({ field }) => field.group === group).map(rowOf));
  const { loops } = templateFields(rules.pack);
  const first = loops[0]!;
  for (const loop of loops) {
    const heading = `{#${loop.name}} … {/${loop.name}}：${loop.says}`;
    // The loops of members have the same fields: they are listed once.
    if (loop !== first && loop.fields === first.fields) lines.push('', `${heading}；字段同“${first.name}”`);
    else add(heading, examples.filter((each) => each.loop === loop).map(rowOf));
  }
  add('格式', [
    ...Object.entries(FORMATS).map(([name, { says, example }]) => [`|${name}`, says, `例：${example}`]),
    [`|${CHOICES_FORMAT.name}:…`, CHOICES_FORMAT.says, `例：${CHOICES_FORMAT.example}`],
  ]);
  return `${lines.join('\n')}\n`;
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.min(44, Math.max(...rows.map((row) => widthOf(row[column]!)))));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell + ' '.repeat(Math.max(0, widths[column]! - widthOf(cell)))).join('  ')}`.trimEnd(),
  );
}

/** Columns of a terminal: what is Chinese takes two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character < '\u0250' ? 1 : 2;
  return width;
}
