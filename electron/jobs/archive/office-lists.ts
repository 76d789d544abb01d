import type { ArchiveManifest } from '../../../shared/contracts/archive-manifest.ts';
import { CONSISTENCY_LABEL, type Inconsistency } from '../../../shared/domain/archive/check/consistency.ts';
import { ITEM_STATUS_LABEL, type ItemResult, isFault } from '../../../shared/domain/archive/check/item-status.ts';
import { percentWords } from '../../../shared/domain/archive/check/percent-words.ts';
import { shownValues } from '../../../shared/domain/archive/check/shown-values.ts';
import type { Block, TableRow } from '../../../shared/domain/archive/dossier/page-block.ts';
import { dateWords } from '../../../shared/domain/archive/dossier/show-fact.ts';
import type { OfficeDocument } from '../../formats/write/archive/office-pdf.ts';
import type { CheckedArchive, CheckedHousehold } from './checked-archive.ts';
import { signatureBlocks } from './signature-blocks.ts';
import type { DossierFailure } from './written-dossier.ts';

/** The to-do lists of differences: those a person decided, by the side that is wrong, and those nobody has decided yet. */
export const DIFFERENCE_LISTS = [
  {
    name: '需更正系统',
    title: '需更正系统清单',
    note: '经认定为线上错或均错的差异：在省系统更正，更正后重新导出核对。',
    results: ['system_wrong', 'both_wrong'],
  },
  {
    name: '需更正纸质',
    title: '需更正纸质清单',
    note: '经认定为线下错或均错的差异：更正纸质材料并由更正人签字，原件留存。',
    results: ['paper_wrong', 'both_wrong'],
  },
  {
    name: '待认定',
    title: '待认定清单',
    note: '系统与纸质不一致、还没有人认定哪一边错的差异。认定以后才列入更正清单。',
    results: ['differs', 'paper_missing', 'system_missing'],
  },
] as const satisfies readonly {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly results: readonly Inconsistency['result'][];
}[];

/** The differences of a list, in the order of the households, strays at the end. */
export function differencesOf(
  { households, stray }: Pick<CheckedArchive, 'households' | 'stray'>,
  results: readonly Inconsistency['result'][],
): readonly Inconsistency[] {
  return [...households.flatMap(({ inconsistencies }) => inconsistencies ?? []), ...stray].filter(({ result }) =>
    results.includes(result),
  );
}

/** What has to be made good of a household's materials. */
export function faultsOf({ items }: CheckedHousehold): readonly ItemResult[] {
  return items.filter(({ status }) => isFault(status));
}

/** The share of consistent dossiers as it is printed: 98.3% (59/60 户). */
export function shareWords({ consistent, compared, consistentShare }: ArchiveManifest['townships'][number]): string {
  return consistentShare === null
    ? '没有比对'
    : `${percentWords(consistent, compared)}（${consistent}/${compared} 户）`;
}

/** The lists an office signs: how consistent the townships are, what to correct, what to decide, what to make good, what could not be made. */
export function officeLists(
  checked: CheckedArchive,
  townships: ArchiveManifest['townships'],
  failures: readonly DossierFailure[],
  unmasked: boolean,
): OfficeDocument {
  const { year, makingDate } = checked;
  const masked = unmasked ? '' : '　证件号、账号已打码';
  const parts = [
    { mark: '一致情况通报', blocks: bulletin(checked, townships) },
    ...DIFFERENCE_LISTS.map(({ title, note, results }) => ({
      mark: title,
      blocks: differences(title, note, differencesOf(checked, results), unmasked),
    })),
    { mark: '缺件补齐清单', blocks: missing(checked) },
    ...(failures.length === 0 ? [] : [{ mark: '失败清单', blocks: failed(failures) }]),
  ];
  const signed = parts.map(({ mark, blocks }) => ({
    mark,
    blocks: [
      ...blocks,
      ...signatureBlocks(
        mark === '一致情况通报' ? ['制表人', '审核人', '单位（盖章）'] : ['制表人', '复核人', '经办人'],
      ),
    ],
  }));
  return {
    title: `${year}年度社会救助档案清单`,
    footer: `${year}年度社会救助档案清单　${dateWords(makingDate)}制${masked}`,
    parts: signed,
  };
}

function bulletin({ year, makingDate }: CheckedArchive, townships: ArchiveManifest['townships']): readonly Block[] {
  const sum = (of: (township: (typeof townships)[number]) => number): number =>
    townships.reduce((total, township) => total + of(township), 0);
  const compared = sum((each) => each.compared);
  const consistent = sum((each) => each.consistent);
  const county = {
    township: '合计',
    households: sum((each) => each.households),
    complete: sum((each) => each.complete),
    compared,
    consistent,
    consistentShare: compared === 0 ? null : consistent / compared,
  };
  return [
    { kind: 'title', text: '系统与纸质档案一致情况通报' },
    {
      kind: 'text',
      text: `${year} 年度，截至${dateWords(makingDate)}。一致率为逐项比对后没有任何差异的户数占比对户数的比例。`,
      indent: true,
      size: 10.5,
    },
    {
      kind: 'table',
      columns: [24, 14, 16, 14, 14, 18],
      size: 9,
      head: [head(['乡镇（街道）', '户数', '材料齐全户数', '比对户数', '一致户数', '一致率'])],
      rows: [...townships, county].map((each) =>
        row([
          each.township === '' ? '（未填）' : each.township,
          each.households,
          each.complete,
          each.compared,
          each.consistent,
          each.compared === 0 ? '—' : percentWords(each.consistent, each.compared),
        ]),
      ),
    },
    { kind: 'text', text: '一致率', face: 'hei', above: 10 },
    {
      kind: 'bars',
      bars: [...townships, county].map((each) => ({
        label: each.township === '' ? '（未填）' : each.township,
        share: each.consistentShare,
        text: shareWords(each),
      })),
    },
  ];
}

function differences(title: string, note: string, all: readonly Inconsistency[], unmasked: boolean): readonly Block[] {
  return [
    { kind: 'title', text: title },
    { kind: 'text', text: `${note}共 ${all.length} 处。`, size: 10.5 },
    ...(all.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [6, 16, 19, 17, 17, 17, 8],
            size: 9,
            head: [head(['序号', '乡镇村', '低保证号、户主', '项目', '系统', '纸质', '认定'])],
            rows: all.map((each, i) => {
              const [system, paper] = shownValues(each, unmasked);
              return row([
                i + 1,
                `${each.township}${each.village}`,
                `${each.certNo}\n${each.headName}`,
                `${each.label}${each.severity === 'serious' ? '（严重）' : ''}`,
                amountGrouped(system),
                amountGrouped(paper),
                each.result === 'differs' ? '不一致' : CONSISTENCY_LABEL[each.result],
              ]);
            }),
          },
        ]),
  ];
}

/** 1636.00 → 1,636.00; anything else stays. */
function amountGrouped(text: string): string {
  return /^-?\d+\.\d\d$/u.test(text) ? text.replace(/\B(?=(?:\d{3})+\.)/gu, ',') : text;
}

function missing({ households }: CheckedArchive): readonly Block[] {
  const wanting = households.filter((each) => faultsOf(each).length > 0);
  const count = wanting.reduce((sum, each) => sum + faultsOf(each).length, 0);
  const villages = new Map<string, CheckedHousehold[]>();
  for (const each of wanting) {
    const name = `${each.household.township}　${each.household.village}`;
    const known = villages.get(name);
    if (known === undefined) villages.set(name, [each]);
    else known.push(each);
  }
  return [
    { kind: 'title', text: '缺件补齐清单' },
    { kind: 'text', text: `按村分列，共 ${villages.size} 个村、${wanting.length} 户、${count} 件。`, size: 10.5 },
    ...[...villages].flatMap(([name, all]): readonly Block[] => [
      { kind: 'text', text: `${name}（${all.length} 户）`, face: 'hei', size: 10.5, above: 8 },
      {
        kind: 'table',
        columns: [17, 11, 58, 14],
        size: 9,
        head: [head(['低保证号', '户主', '要补的材料', '补齐日期、经手人'])],
        rows: all.map((each) =>
          row([
            each.household.certNo,
            each.household.headName,
            faultsOf(each)
              .map(({ code, title, status, reason }) => `${code} ${title}（${ITEM_STATUS_LABEL[status]}）：${reason}`)
              .join('\n'),
            '',
          ]),
        ),
      },
    ]),
  ];
}

function failed(failures: readonly DossierFailure[]): readonly Block[] {
  return [
    { kind: 'title', text: '失败清单' },
    { kind: 'text', text: `没有制成的共 ${failures.length} 件，其余照常制成。`, size: 10.5 },
    {
      kind: 'table',
      columns: [20, 18, 12, 50],
      size: 9,
      head: [head(['乡镇村', '低保证号', '户主', '原因'])],
      rows: failures.map(({ township, village, certNo, headName, says }) =>
        row([`${township}${village}`, certNo, headName, says]),
      ),
    },
  ];
}

function head(texts: readonly string[]): TableRow {
  return { least: 20, cells: texts.map((text) => ({ text, look: 'head' })) };
}

function row(values: readonly (string | number)[]): TableRow {
  return {
    least: 20,
    cells: values.map((value) =>
      typeof value === 'number'
        ? { text: String(value), look: 'value', align: 'center' }
        : { text: value, look: 'value' },
    ),
  };
}
