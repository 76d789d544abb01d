import type { FormField, FormSection, FormTemplate } from './form-template.ts';
import type { HouseholdForms } from './form-values.ts';
import type { Block, TableCell, TableRow } from './page-block.ts';
import { type FormValues, fillWords, showFact, showMemberFact } from './show-fact.ts';

/** Points one line of handwriting takes. */
const LINE = 19;

/** A form filled in, as blocks of a page. */
export function composeForm(form: FormTemplate, forms: HouseholdForms): readonly Block[] {
  const { values } = forms;
  const blocks: Block[] = [{ kind: 'title', text: fillWords(form.title, values) }];
  if (form.subtitle !== undefined)
    blocks.push({ kind: 'text', text: fillWords(form.subtitle, values), align: 'center', above: 0 });
  for (const section of form.sections) blocks.push(...composeSection(section, forms));
  if (form.note !== undefined)
    blocks.push({ kind: 'text', text: `注：${fillWords(form.note, values)}`, size: 9, above: 4 });
  return blocks;
}

function composeSection(section: FormSection, forms: HouseholdForms): readonly Block[] {
  const { values } = forms;
  switch (section.kind) {
    case 'heading':
      return [{ kind: 'text', text: fillWords(section.text, values), face: 'hei', above: 6 }];
    case 'text':
      return [
        {
          kind: 'text',
          text: fillWords(section.text, values),
          align: section.align ?? 'left',
          indent: section.indent === true,
          above: 5,
        },
      ];
    case 'grid':
      return [
        {
          kind: 'table',
          columns: section.columns,
          head: [],
          rows: section.rows.map((row) => gridRow(row, section.columns.length, values)),
        },
      ];
    case 'list':
      return list(section, forms);
    case 'opinion': {
      const text = section.text === undefined ? '' : fillWords(section.text, values);
      const seal = section.seal === undefined ? '' : `${fillWords(section.seal, values)}　　　　　　`;
      return [
        {
          kind: 'table',
          columns: [16, 84],
          head: [],
          rows: [
            {
              least: section.lines * LINE,
              cells: [
                { text: fillWords(section.label, values), look: 'label' },
                { text, look: 'value', foot: [...signLines(section.sign, values), `${seal}年　　月　　日　　`] },
              ],
            },
          ],
        },
      ];
    }
    case 'sign':
      return [
        { kind: 'space', height: 14 },
        ...section.lines.map(
          (line): Block => ({ kind: 'text', text: `${fillWords(line, values)}　　`, align: 'right', above: 5 }),
        ),
      ];
  }
}

/** Two who sign share a line; more have one each. */
function signLines(sign: readonly string[], values: FormValues): readonly string[] {
  const filled = sign.map((words) => `${fillWords(words, values)}　　　　　　　`);
  return filled.length === 2 ? [filled.join('')] : filled;
}

/** Labels and values in turn. The last value of a row takes the columns that are left. */
function gridRow(fields: readonly FormField[], columns: number, values: FormValues): TableRow {
  const cells: TableCell[] = [];
  let used = 0;
  let lines = 1;
  for (const [i, field] of fields.entries()) {
    const isLast = i === fields.length - 1;
    const span = isLast ? Math.max(1, columns - used - 1) : (field.span ?? 1);
    const shown = field.text === undefined ? showFact(values, field.fact, field.as) : fillWords(field.text, values);
    const text = field.as === 'yuan' && shown !== '' && !field.label.includes('元') ? `${shown} 元` : shown;
    cells.push({ text: field.label, look: 'label' }, { text, look: 'value', span });
    used += 1 + span;
    lines = Math.max(lines, field.lines ?? 1);
  }
  return lines === 1 ? { cells } : { cells, least: lines * LINE };
}

function list(section: Extract<FormSection, { kind: 'list' }>, forms: HouseholdForms): readonly Block[] {
  const { columns, title, least } = section;
  const people = peopleOf(section.of, forms);
  const rows = people.map(
    (person): TableRow => ({
      cells: columns.map(({ fact, as }) => ({
        text: showMemberFact(person, fact, as),
        look: 'value',
        align: 'center',
      })),
    }),
  );
  const blank: TableRow = { cells: columns.map(() => ({ text: '', look: 'value' })) };
  while (rows.length < least) rows.push(blank);
  const heading: TableRow[] =
    title === undefined
      ? []
      : [{ cells: [{ text: fillWords(title, forms.values), look: 'head', span: columns.length }] }];
  return [
    {
      kind: 'table',
      columns: columns.map(({ width }) => width),
      head: [...heading, { cells: columns.map(({ label }) => ({ text: label, look: 'head' })) }],
      rows,
    },
  ];
}

function peopleOf(of: Extract<FormSection, { kind: 'list' }>['of'], forms: HouseholdForms): readonly FormValues[] {
  switch (of) {
    case 'members':
    case 'insured':
      return forms.members;
    case 'adults':
      return forms.adults;
    case 'grounded':
      return forms.grounded;
    case 'supporters':
      return forms.supporters;
    case 'blank':
      return [];
  }
}
