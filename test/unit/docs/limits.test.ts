import { describe, expect, it } from 'vitest';
import { DEFAULT_READ_LIMITS } from '../../../electron/formats/table.ts';
import { mappingSchema } from '../../../shared/contracts/mapping.ts';
import { blocksOf, codesOf, readDoc, tableRowsOf } from './read-doc.ts';

const text = readDoc('docs/limits.md');

describe('docs/limits.md', () => {
  it('lists every limit with its default, and no other', () => {
    const listed = tableRowsOf(text).flatMap(([name, value]) => codesOf(name!).map((code) => [code, Number(value)]));
    expect(Object.fromEntries(listed)).toEqual(DEFAULT_READ_LIMITS);
  });

  it('has examples that are mapping files with limits that exist', () => {
    const examples = blocksOf(text, 'json');
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const { limits } = mappingSchema.parse(JSON.parse(example));
      expect(Object.keys(DEFAULT_READ_LIMITS)).toEqual(expect.arrayContaining(Object.keys(limits ?? {})));
    }
  });
});
