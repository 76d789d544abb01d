import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { mappingSchema } from '../../../shared/contracts/mapping.ts';
import { COLUMN_DICTIONARY } from '../../../shared/domain/ledger/column-dictionary.ts';
import { blocksOf, codesOf, readDoc, tableRowsOf } from './read-doc.ts';

const text = readDoc('docs/mapping.md');

/** Every path of the schema as the document writes it: `files[].match`. */
function pathsOf(schema: unknown, path: string): readonly string[] {
  const { type, ...def } = (schema as { def: { type: string } & Record<string, unknown> }).def;
  if (type === 'optional') return pathsOf(def.innerType, path);
  if (type === 'array') return [path, ...pathsOf(def.element, `${path}[]`).filter((each) => each !== `${path}[]`)];
  if (type !== 'object') return [path];
  const fields = Object.entries(def.shape as Record<string, z.ZodType>);
  return [path, ...fields.flatMap(([name, field]) => pathsOf(field, path === '' ? name : `${path}.${name}`))];
}

const described = new Set(tableRowsOf(text).flatMap(([cell]) => codesOf(cell!)));

describe('docs/mapping.md', () => {
  const examples = blocksOf(text, 'json');

  it('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
  });

  it.each(examples.map((example, i) => [i + 1, example] as const))('example %d is a mapping file', (_, example) => {
    const mapping = mappingSchema.parse(JSON.parse(example));
    for (const file of mapping.files ?? [])
      for (const column of Object.keys(file.columns ?? {})) expect(Object.keys(COLUMN_DICTIONARY)).toContain(column);
  });

  it('describes every field of the schema, and no other', () => {
    const fields = pathsOf(mappingSchema, '').filter((path) => path !== '');
    expect(fields).toContain('files[].fixedWidth.columns[].start');
    const documented = [...described].filter((name) => !Object.hasOwn(COLUMN_DICTIONARY, name));
    expect(documented.sort()).toEqual([...fields].sort());
  });

  it('lists every canonical column with its label', () => {
    const rows = new Map(tableRowsOf(text).map(([name, label]) => [codesOf(name!)[0], label]));
    for (const [column, { label }] of Object.entries(COLUMN_DICTIONARY)) expect(rows.get(column), column).toBe(label);
  });
});
