import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { officePdf } from '../../../electron/formats/write/archive/office-pdf.ts';
import { type Faces, loadFaces } from '../../../electron/formats/write/pdf/faces.ts';
import { catalogueSheets } from '../../../electron/jobs/archive/catalogue-sheets.ts';
import type { CheckedArchive } from '../../../electron/jobs/archive/checked-archive.ts';
import { officeLists } from '../../../electron/jobs/archive/office-lists.ts';
import { townshipsOf } from '../../../electron/jobs/archive/townships.ts';
import type { Inconsistency } from '../../../shared/domain/archive/check/consistency.ts';
import { checkedOf, sampleArchive, scratchFolder } from './small-archive.ts';

const root = scratchFolder();
let checked: CheckedArchive;
let faces: Faces;
const difference = (field: string, result: Inconsistency['result'], certNo = 'N1'): Inconsistency => ({
  pointer: 'paper.csv#2',
  certNo,
  headName: '张三',
  township: '柳泉镇',
  village: '柳毛河村',
  field,
  label: `项目${field}`,
  systemValue: `系统${field}`,
  paperValue: `纸质${field}`,
  sensitive: false,
  result,
  severity: 'serious',
});

beforeAll(async () => {
  faces = await loadFaces();
  const all = await checkedOf(await sampleArchive(`${root}/county`, 24));
  const [first, second, ...others] = all.households;
  checked = {
    ...all,
    households: [
      {
        ...first!,
        inconsistencies: [
          difference('甲', 'system_wrong'),
          difference('乙', 'both_wrong'),
          difference('丙', 'differs'),
        ],
        items: first!.items.map((item) =>
          item.code === 'A04' ? { ...item, status: 'missing_required' as const, reason: '缺户口簿复印件' } : item,
        ),
      },
      { ...second!, inconsistencies: [difference('丁', 'paper_wrong', 'N2')] },
      ...others,
    ],
    stray: [difference('户', 'system_missing', 'N9')],
  };
});

/** The pages of each list by its bookmark. */
function printed(): Readonly<Record<string, string>> {
  const lists = officeLists(checked, townshipsOf(checked.households), [], false);
  return Object.fromEntries(
    lists.parts.map(({ mark }, i) => {
      const one = officePdf({ ...lists, parts: [lists.parts[i]!] }, faces, '2026-12-31');
      const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: one, encoding: 'utf8' });
      return [mark, text.replace(/\s+/gu, '')];
    }),
  );
}

describe('the lists of an archive', () => {
  it('tell what a person decided by the side that is wrong, and what nobody decided apart', () => {
    const lists = printed();
    const fieldsOn = (mark: string) =>
      ['甲', '乙', '丙', '丁', '户'].filter((field) => lists[mark]!.includes(`系统${field}`));
    expect(fieldsOn('需更正系统清单')).toEqual(['甲', '乙']);
    expect(fieldsOn('需更正纸质清单')).toEqual(['乙', '丁']);
    expect(fieldsOn('待认定清单')).toEqual(['丙', '户']);
  });

  it('tell by village what has to be made good, and why', () => {
    const { 缺件补齐清单: missing } = printed();
    const { household } = checked.households[0]!;
    expect(missing).toContain('共1个村、1户、1件');
    expect(missing).toContain(`${household.township}${household.village}（1户）`.replace(/\s+/gu, ''));
    expect(missing).toContain('缺户口簿复印件');
  });

  it('count the share of consistent dossiers as the manifest does, with a place to sign on every list', () => {
    const lists = printed();
    const { township, consistent, compared, consistentShare } = townshipsOf(checked.households)[0]!;
    expect(consistent).toBeLessThan(compared);
    expect(lists.一致情况通报).toContain(
      `${township}${(Math.floor(consistentShare! * 1000) / 10).toFixed(1)}%（${consistent}/${compared}户）`,
    );
    for (const text of Object.values(lists)) expect(text).toContain('制表人：');
  });

  it('are sheets of the catalogue too, with the same rows', () => {
    const rows = Object.fromEntries(
      catalogueSheets(checked, [], false).map((sheet) => [sheet.name, sheet.rows.length]),
    );
    expect(rows).toMatchObject({ 需更正系统: 2, 需更正纸质: 2, 待认定: 2, 缺件补齐: 1 });
    expect(rows.通报).toBe(townshipsOf(checked.households).length);
  });
});
