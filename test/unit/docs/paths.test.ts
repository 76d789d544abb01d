import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readDoc } from './read-doc.ts';

/** Written by the bench; it tells of files that only the bench has. */
const WRITTEN = 'docs/bench.md';
const documents = [
  'README.md',
  ...readdirSync(new URL('docs/', ROOT))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .filter((path) => path !== WRITTEN),
];

const exists = (path: string): boolean => existsSync(new URL(path.split('/').map(encodeURIComponent).join('/'), ROOT));

describe.each(documents)('%s', (document) => {
  const text = readDoc(document);

  it('names only files and folders that are there', () => {
    const named = [...text.matchAll(/`((?:shared|electron|build|test|docs)\/[^`\s*]*)`/gu)].map((match) => match[1]!);
    for (const path of named.filter((each) => each !== WRITTEN)) expect(exists(path), path).toBe(true);
  });

  it('links only to documents that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/gu)].map((match) => posix.join(posix.dirname(document), match[1]!));
    for (const path of links) expect(exists(path), path).toBe(true);
  });
});

describe('README.md', () => {
  it('has a sentence for every folder of shared/ and electron/', () => {
    const text = readDoc('README.md');
    const foldersIn = (folder: string): readonly string[] =>
      readdirSync(new URL(folder, ROOT), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap(({ name }) => [`${folder}${name}/`, ...foldersIn(`${folder}${name}/`)]);
    for (const folder of [...foldersIn('shared/'), ...foldersIn('electron/')])
      expect(text, folder).toMatch(new RegExp(`^\\| \`${folder}\` \\| \\S.* \\|$`, 'mu'));
  });
});
