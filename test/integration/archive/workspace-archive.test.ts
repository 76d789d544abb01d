import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listing, sanzhang } from '../cli/command-line.ts';
import { flagsOf, sampleArchive, scratchFolder } from './small-archive.ts';

const root = scratchFolder();

it('a script reads into a workplace and makes its dossiers, which are those of the plain command', async () => {
  mkdirSync(join(root, 'place'));
  const password = join(root, 'password');
  writeFileSync(password, '北大荒 春播 2026\n');
  const workspace = ['--workspace', join(root, 'workspace'), '--key-file', join(root, 'place', 'a.key')];
  const as = [...workspace, '--as', 'wangfang', '--password-file', password];
  expect(await sanzhang('workspace', 'init', ...as, '--name', '王芳')).toMatchObject({ code: 0 });
  const files = await sampleArchive(join(root, 'county'), 6);
  const given = Object.entries(files).flatMap(([kind, paths]) => [`--${kind}`, ...paths]);
  const made = await sanzhang('archive', ...given, '--out', join(root, 'a'), ...as);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toMatch(/^制成 6 卷 \d+ 页，其中 0 卷没有变化/);
  const again = await sanzhang('archive', '--out', join(root, 'a'), ...as);
  expect(again.stdout).toMatch(/其中 6 卷没有变化/);
  const refused = await sanzhang('archive', '--out', join(root, 'b'), '--unmasked', ...as);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('--purpose') });
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const plain = [...flagsOf(files).slice(0, -1), day.slice(0, 4), '--date', day];
  await sanzhang('archive', ...plain, '--out', join(root, 'c'));
  const { 'manifest.json': _, ...one } = listing(join(root, 'a'))!;
  const { 'manifest.json': __, ...other } = listing(join(root, 'c'))!;
  expect(one).toEqual(other);
}, 60_000);
