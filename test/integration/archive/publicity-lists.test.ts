import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { officePdf } from '../../../electron/formats/write/archive/office-pdf.ts';
import { loadFaces } from '../../../electron/formats/write/pdf/faces.ts';
import { publicityLists } from '../../../electron/jobs/archive/publicity-lists.ts';
import { checkedOf, sampleArchive, scratchFolder } from './small-archive.ts';

const root = scratchFolder();

it('every household on the roll stands on the sheet of its village, without a number or an illness', async () => {
  const { households, year } = await checkedOf(await sampleArchive(`${root}/county`, 24));
  const [left, ...onRoll] = households.map(({ household, ...rest }, i) => ({
    ...rest,
    household: { ...household, facts: { ...household.facts, stop_date: i === 0 ? '2026-03-31' : null } },
  }));
  const lists = publicityLists({ households: [left!, ...onRoll], year });
  const pdf = officePdf(lists, await loadFaces(), '2026-12-31');
  const pages = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  const rows = pages.split('\n').filter((line) => /^\s*\d+\s+\S/.test(line) && !line.includes('/'));
  expect(rows).toHaveLength(onRoll.length);
  const plain = pages.replace(/\s+/gu, '');
  for (const { household } of onRoll) expect(plain).toContain(household.headName.slice(0, 3));
  expect(lists.parts).toHaveLength(
    new Set(onRoll.map(({ household: { township, village } }) => township + village)).size,
  );
  for (const { household } of households)
    for (const secret of [household.headId, household.headId.slice(-4), String(household.facts.acct_no ?? '无')])
      if (secret !== '') expect(pages).not.toContain(secret);
  expect(pages).not.toMatch(/残疾|重病|\d{15,}/);
});
