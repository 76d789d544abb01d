import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../shared/contracts/app-error.ts';
import { WORKPLACE_CODES } from '../../../shared/contracts/desk/workplace-error.ts';
import { readDoc } from './read-doc.ts';

const sections = readDoc('docs/errors.md').split(/^## /mu).slice(1);

describe('docs/errors.md', () => {
  it('has a section for every error code, in the order of the list, one for those of a workplace, and nothing else', () => {
    expect(sections.map((section) => section.split(/\s/)[0])).toEqual([...ERROR_CODES, '工作台上的错误代码']);
  });

  it.each(WORKPLACE_CODES)('has a line for %s, with how to mend it', (code) => {
    expect(sections.at(-1)).toMatch(new RegExp(`^\\| ${code} \\| \\S.* \\| \\S.* \\|$`, 'mu'));
  });

  it.each(ERROR_CODES)('says how to mend %s', (code) => {
    expect(sections.find((section) => section.startsWith(`${code} `))).toMatch(/\*\*怎么办\*\*：.{10,}/u);
  });
});
