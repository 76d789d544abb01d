import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type BoxLabel, labelsPdf } from '../../../../../../electron/formats/write/archive/labels-pdf.ts';
import { loadFaces } from '../../../../../../electron/formats/write/pdf/faces.ts';

const faces = await loadFaces();
const DAY = '2026-12-31';
const label = (box: number): BoxLabel => ({
  fonds: '0123',
  year: '2026',
  term: '停保后5年',
  township: '柳泉镇',
  village: '柳毛河村',
  volumes: `${box * 10}—${box * 10 + 8}`,
  boxName: `${box}-1`,
  count: '9 卷',
  pages: '210 页',
});
const labels = (count: number): readonly BoxLabel[] => Array.from({ length: count }, (_, i) => label(i + 1));
const textOf = (bytes: Buffer): readonly string[] =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' }).split('\f').slice(0, -1);

describe('labels of boxes', () => {
  it('say on the spine and on the front what a shelf has to know', () => {
    const [spines, fronts] = textOf(labelsPdf(labels(2), 50, faces, DAY).bytes);
    for (const page of [spines!, fronts!])
      for (const words of ['全宗号', '0123', '2026', '停保后5年', '10—18', '20—28', '1-1', '2-1'])
        expect(page).toContain(words);
    expect(spines!.replace(/\s+/gu, '')).toMatch(/柳柳泉泉镇镇柳柳毛毛河河村村/u);
    expect(fronts).toContain('柳泉镇柳毛河村');
  });

  it.each([
    [20, 7],
    [50, 3],
    [90, 2],
  ])('stand side by side as their width of %i mm allows: %i on a sheet', (width, across) => {
    const { pages } = labelsPdf(labels(across + 1), width, faces, DAY);
    expect(pages).toBe(2 + Math.ceil((across + 1) / 8));
  });

  it('have the same bytes for the same boxes, and name what no font can draw', () => {
    const rare = [{ ...label(1), village: '\u{2CEB0}村' }];
    expect(labelsPdf(rare, 50, faces, DAY).missingGlyphs).toEqual(['\u{2CEB0}']);
    expect(labelsPdf(rare, 50, faces, DAY).bytes.equals(labelsPdf(rare, 50, faces, DAY).bytes)).toBe(true);
  });
});
