import { CONSISTENCY_LABEL } from '../../../shared/domain/archive/check/consistency.ts';
import { ITEM_STATUS_LABEL, isFault } from '../../../shared/domain/archive/check/item-status.ts';
import { retentionTerms, retentionWords } from '../../../shared/domain/archive/check/retention.ts';
import { shownValues } from '../../../shared/domain/archive/check/shown-values.ts';
import { POLICY_QUESTIONS } from '../../../shared/domain/archive/policy/policy-pack.ts';
import type { CatalogueSheet } from '../../formats/write/archive/catalogue-xlsx.ts';
import type { CheckedArchive } from './checked-archive.ts';
import { DIFFERENCE_LISTS, differencesOf, faultsOf, shareWords } from './office-lists.ts';
import { boxesOfArchive, keptWords } from './shelf.ts';
import { townshipsOf } from './townships.ts';
import type { WrittenDossier } from './written-dossier.ts';

/** The sheets of catalogue.xlsx: volumes, boxes, the to-do lists, what is missing, how consistent the townships are, the suspects of the policy questions. `dossiers`: empty where none were made. */
export function catalogueSheets(
  checked: CheckedArchive,
  dossiers: readonly (WrittenDossier | null)[],
  unmasked: boolean,
): readonly CatalogueSheet[] {
  return [
    volumes(checked, dossiers),
    boxes(checked, dossiers),
    ...toDoLists(checked, unmasked),
    missing(checked),
    bulletin(checked),
    suspects(checked),
  ];
}

function volumes(
  { households, policy, year, makingDate }: CheckedArchive,
  dossiers: readonly (WrittenDossier | null)[],
): CatalogueSheet {
  const places = households.map(({ volume }) => volume);
  return {
    name: '案卷目录',
    title: `${year}年度案卷目录`,
    note: `${policy.pack.title}；制作日期 ${makingDate}。页数为电子档案页数，未制卷的按清单登记的页数。`,
    columns: [
      { heading: '案卷号', width: 8, look: 'count' },
      { heading: '盒号', width: 7, look: 'count' },
      { heading: '乡镇（街道）', width: 14, look: 'wrapped' },
      { heading: '村（社区）', width: 14, look: 'wrapped' },
      { heading: '低保证号', width: 18, look: 'identity' },
      { heading: '户主姓名', width: 12, look: 'wrapped' },
      { heading: '案卷题名', width: 26, look: 'wrapped' },
      { heading: '件数', width: 7, look: 'count' },
      { heading: '页数', width: 7, look: 'count' },
      { heading: '待补正件数', width: 10, look: 'count' },
      { heading: '保管期限', width: 36, look: 'wrapped' },
    ],
    rows: households.map(({ household, items }, i) => {
      const dossier = dossiers[i];
      const codes = new Set(dossier?.items ?? household.inventory.map(({ code }) => code));
      // Cover and catalogue are no papers of their own: the closing note counts without them too.
      for (const code of ['F00', 'F01']) codes.delete(code);
      const pages = household.inventory.reduce((sum, item) => sum + (item.pages ?? 0), 0);
      return [
        places[i]!.volumeNo,
        places[i]!.boxNo,
        household.township,
        household.village,
        household.certNo,
        household.headName,
        `${household.headName}社会救助档案`,
        codes.size,
        dossier?.pages ?? pages,
        items.filter(({ status }) => isFault(status)).length,
        retentionWords(retentionTerms(household, policy.pack)),
      ];
    }),
  };
}

function boxes(checked: CheckedArchive, dossiers: readonly (WrittenDossier | null)[]): CatalogueSheet {
  const { year, policy } = checked;
  const all = boxesOfArchive(checked, dossiers);
  return {
    name: '案盒',
    title: `${year}年度案盒清单（一村一盒，每盒不超过 ${policy.pack.settings.boxPages.value} 页）`,
    note: dossiers.length === 0 ? '页数为清单登记的页数；制卷后以整卷页数为准。' : '标签见 labels.pdf。',
    columns: [
      { heading: '盒号', width: 9, look: 'text' },
      { heading: '乡镇（街道）', width: 14, look: 'wrapped' },
      { heading: '村（社区）', width: 14, look: 'wrapped' },
      { heading: '年度', width: 8, look: 'text' },
      { heading: '保管期限', width: 14, look: 'text' },
      { heading: '起止案卷号', width: 18, look: 'wrapped' },
      { heading: '卷数', width: 7, look: 'count' },
      { heading: '页数', width: 8, look: 'count' },
    ],
    rows: all.map(({ name, township, village, volumes, count, pages, years }) => [
      name,
      township,
      village,
      year,
      keptWords(years),
      volumes,
      count,
      pages,
    ]),
  };
}

function toDoLists(checked: CheckedArchive, unmasked: boolean): readonly CatalogueSheet[] {
  return DIFFERENCE_LISTS.map(({ name, title, note, results }) => ({
    name,
    title,
    note,
    columns: [
      { heading: '乡镇（街道）', width: 14, look: 'wrapped' },
      { heading: '村（社区）', width: 14, look: 'wrapped' },
      { heading: '低保证号', width: 18, look: 'identity' },
      { heading: '户主姓名', width: 12, look: 'wrapped' },
      { heading: '项目', width: 16, look: 'wrapped' },
      { heading: '系统', width: 26, look: 'wrapped' },
      { heading: '纸质', width: 26, look: 'wrapped' },
      { heading: '认定', width: 14, look: 'text' },
      { heading: '程度', width: 8, look: 'text' },
      { heading: '登记所在行', width: 24, look: 'wrapped' },
    ],
    rows: differencesOf(checked, results).map((each) => {
      const [system, paper] = shownValues(each, unmasked);
      return [
        each.township,
        each.village,
        each.certNo,
        each.headName,
        each.label,
        system,
        paper,
        CONSISTENCY_LABEL[each.result],
        each.severity === 'serious' ? '严重' : '一般',
        each.pointer,
      ];
    }),
  }));
}

/** One row a material that has to be made good. */
function missing({ households }: CheckedArchive): CatalogueSheet {
  return {
    name: '缺件补齐',
    title: '缺件补齐清单（按村）',
    columns: [
      { heading: '乡镇（街道）', width: 14, look: 'wrapped' },
      { heading: '村（社区）', width: 14, look: 'wrapped' },
      { heading: '低保证号', width: 18, look: 'identity' },
      { heading: '户主姓名', width: 12, look: 'wrapped' },
      { heading: '代码', width: 7, look: 'text' },
      { heading: '材料', width: 30, look: 'wrapped' },
      { heading: '状态', width: 12, look: 'text' },
      { heading: '原因', width: 50, look: 'wrapped' },
    ],
    rows: households.flatMap((each) =>
      faultsOf(each).map(({ code, title, status, reason }) => [
        each.household.township,
        each.household.village,
        each.household.certNo,
        each.household.headName,
        code,
        title,
        ITEM_STATUS_LABEL[status],
        reason,
      ]),
    ),
  };
}

function bulletin(checked: CheckedArchive): CatalogueSheet {
  return {
    name: '通报',
    title: '系统与纸质档案一致情况（按乡镇）',
    note: '一致率为逐项比对后没有任何差异的户数占比对户数的比例。',
    columns: [
      { heading: '乡镇（街道）', width: 16, look: 'wrapped' },
      { heading: '户数', width: 9, look: 'count' },
      { heading: '材料齐全户数', width: 13, look: 'count' },
      { heading: '比对户数', width: 10, look: 'count' },
      { heading: '一致户数', width: 10, look: 'count' },
      { heading: '一致率', width: 18, look: 'text' },
    ],
    rows: townshipsOf(checked.households).map((each) => [
      each.township,
      each.households,
      each.complete,
      each.compared,
      each.consistent,
      shareWords(each),
    ]),
  };
}

function suspects({ households }: CheckedArchive): CatalogueSheet {
  return {
    name: '政策五问',
    title: '政策落实五项疑点（近亲属备案、一户保一人、刚性支出、长期公示、渐退期）',
    note: '疑点是核查的线索，不是结论；“无法判断”的不在此列，数量见 manifest.json。',
    columns: [
      { heading: '乡镇（街道）', width: 14, look: 'wrapped' },
      { heading: '村（社区）', width: 14, look: 'wrapped' },
      { heading: '低保证号', width: 18, look: 'identity' },
      { heading: '户主姓名', width: 12, look: 'wrapped' },
      { heading: '问题', width: 14, look: 'text' },
      { heading: '说明', width: 60, look: 'wrapped' },
    ],
    rows: households.flatMap(({ household, findings }) =>
      findings
        .filter(({ verdict }) => verdict === 'suspect')
        .map(({ question, reason }) => [
          household.township,
          household.village,
          household.certNo,
          household.headName,
          POLICY_QUESTIONS[question].label,
          reason,
        ]),
    ),
  };
}
