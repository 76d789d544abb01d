import { describe, expect, it } from 'vitest';
import { HEILONGJIANG_57 } from '../../../shared/domain/archive/policy/heilongjiang.ts';
import { rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { type FieldExample, fieldExamples } from '../../../shared/domain/archive/template/example-household.ts';
import { CHOICES_FORMAT, FORMATS, placeholderReader } from '../../../shared/domain/archive/template/placeholder.ts';
import { templateFields } from '../../../shared/domain/archive/template/template-fields.ts';
import { readDoc } from './read-doc.ts';

const guide = readDoc('docs/guide.zh.md');
const rules = rulesOfPack(HEILONGJIANG_57);
const examples = fieldExamples(rules);
const fields = templateFields(rules.pack);

const cell = (text: string): string => text.replace(/\|/gu, '\\|');
const rowOf = ({ placeholder, field, example }: FieldExample): string =>
  `| \`${cell(placeholder)}\` | ${cell(field.says)} | ${cell(example)} |`;

/** The list of fields as the guide has it: made here, pasted there. */
function listOfFields(): string {
  const parts: string[] = [];
  const table = (heading: string, rows: readonly string[]): void => {
    parts.push(`**${heading}**\n\n| 占位符 | 说明 | 例 |\n|---|---|---|\n${rows.join('\n')}`);
  };
  const household = examples.filter(({ loop }) => loop === null);
  for (const group of new Set(household.map(({ field }) => field.group)))
    table(group, household.filter(({ field }) => field.group === group).map(rowOf));
  const [first, ...others] = fields.loops;
  for (const loop of [first!, ...others]) {
    const heading = `{#${loop.name}} … {/${loop.name}}：${loop.says}`;
    if (loop !== first && loop.fields === first!.fields) parts.push(`**${heading}。**占位符同“${first!.name}”。`);
    else table(heading, examples.filter((each) => each.loop === loop).map(rowOf));
  }
  return parts.join('\n\n');
}

describe('the guide on templates', () => {
  it('lists every field as the program does', () => {
    expect(guide).toContain(listOfFields());
  });

  it('shows placeholders that work, in every format there is', () => {
    const read = placeholderReader(fields);
    const [, chapter = ''] = guide.split('## 附：自己的表格模板');
    const [, ways = ''] = chapter.split('### 2. 写法');
    const shown = [...ways.split('### 3.')[0]!.matchAll(/\{([^{}#/]+(?:选项:[^{}]+)?)\}/gu)].map(([, inner]) =>
      inner!.replace(/\\\|/gu, '|'),
    );
    expect(shown.length).toBeGreaterThan(10);
    for (const inner of shown) {
      const inLoop = fields.loops.some((loop) => read(inner, loop).kind === 'field');
      expect(inLoop || read(inner, null).kind === 'field', inner).toBe(true);
    }
    for (const name of [...Object.keys(FORMATS), CHOICES_FORMAT.name].filter(
      (each) => !['日期', '是否'].includes(each),
    ))
      expect(ways, name).toContain(`\\|${name}`);
  });
});
