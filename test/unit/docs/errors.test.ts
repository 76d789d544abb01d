import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../shared/contracts/app-error.ts';
import { readDoc } from './read-doc.ts';

const sections = readDoc('docs/errors.md').split(/^## /mu).slice(1);

describe('docs/errors.md', () => {
  it('has a section for every error code, in the order of the list, and for nothing else', () => {
    expect(sections.map((section) => section.split(' ')[0])).toEqual([...ERROR_CODES]);
  });

  it.each(ERROR_CODES)('says how to mend %s', (code) => {
    expect(sections.find((section) => section.startsWith(`${code} `))).toMatch(/\*\*怎么办\*\*：.{10,}/u);
  });
});
