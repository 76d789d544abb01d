import type { Block, TableRow } from '../../../shared/domain/archive/dossier/page-block.ts';
import type { FactValue } from '../../../shared/domain/archive/fact.ts';
import { formatYuanGrouped } from '../../../shared/domain/identity/money.ts';
import type { OfficeDocument } from '../../formats/write/archive/office-pdf.ts';
import type { CheckedArchive, CheckedHousehold } from './checked-archive.ts';

/** Points a row takes: 22 stand on a page, as on the county's own sheets (dibao.md 3.4). */
const ROW_HEIGHT = 24;

/**
 * 长期公示 (notice 二(二)): the sheets that are put up in every village, of the households that are on the roll. Whoever reads them on the wall
 * is a neighbour: no number, no account, no illness stands on them.
 */
export function publicityLists({ households, year }: Pick<CheckedArchive, 'households' | 'year'>): OfficeDocument {
  const villages = new Map<string, CheckedHousehold[]>();
  for (const each of households) {
    if ((each.household.facts.stop_date ?? null) !== null) continue;
    const place = `${each.household.township}${each.household.village}`;
    const known = villages.get(place);
    if (known === undefined) villages.set(place, [each]);
    else known.push(each);
  }
  return {
    title: `${year}年度最低生活保障对象长期公示单`,
    footer: `${year}年度最低生活保障对象长期公示单`,
    parts: [...villages].map(([place, of]) => ({ mark: place === '' ? '（未填村）' : place, blocks: sheet(of) })),
  };
}

function sheet(households: readonly CheckedHousehold[]): readonly Block[] {
  const { facts, township, village } = households[0]!.household;
  const county = typeof facts.county === 'string' ? facts.county : '';
  return [
    { kind: 'title', text: '最低生活保障对象公示单（长期公示）' },
    { kind: 'text', text: `${county}${township}${village}　　共 ${households.length} 户`, above: 0 },
    { kind: 'text', text: '公示期：自　　　　年　　月　　日起，在保期间长期公示', above: 2 },
    {
      kind: 'table',
      columns: [8, 14, 18, 15, 9, 9, 15, 12],
      size: 10.5,
      head: [
        head(['序号', '户主姓名', '村（屯）', '救助类型', '家庭人口', '保障人口', '月保障金额（元）', '近亲属备案']),
      ],
      rows: households.map(({ household: { headName, village: home, facts: known } }, i) =>
        cells([
          String(i + 1),
          headName,
          home,
          words(known.category),
          words(known.family_size),
          words(known.insured_size),
          typeof known.total === 'number' ? formatYuanGrouped(known.total) : '',
          known.relative === true ? '是' : known.relative === false ? '否' : '',
        ]),
      ),
    },
    { kind: 'text', text: '乡镇（街道）监督电话：　　　　　　　　县级民政部门监督电话：', above: 10 },
    { kind: 'text', text: '对公示的家庭有异议的，可以向乡镇（街道）或者县级民政部门反映。', size: 9, above: 4 },
  ];
}

function words(value: FactValue | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}

function head(texts: readonly string[]): TableRow {
  return { least: ROW_HEIGHT, cells: texts.map((text) => ({ text, look: 'head' })) };
}

function cells(texts: readonly string[]): TableRow {
  return { least: ROW_HEIGHT, cells: texts.map((text) => ({ text, look: 'value', align: 'center' })) };
}
