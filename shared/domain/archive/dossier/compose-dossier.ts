import type { ArchiveHousehold, InventoryItem } from '../archive-household.ts';
import { subjectOf } from '../check/completeness.ts';
import { ITEM_STATUS_LABEL, type ItemResult, isFault } from '../check/item-status.ts';
import { retentionTerms, retentionWords } from '../check/retention.ts';
import { evaluate } from '../condition/evaluate-condition.ts';
import type { Material } from '../policy/policy-pack.ts';
import type { PackRules } from '../policy/rules-of-pack.ts';
import { dateOf } from '../read/household-facts.ts';
import { composeForm } from './compose-form.ts';
import type { FormTemplate } from './form-template.ts';
import { formValues, type HouseholdForms } from './form-values.ts';
import type { Block, TableRow } from './page-block.ts';
import { dateWords, fillWords } from './show-fact.ts';
import type { Volume } from './volumes.ts';

/** Where the parts of a dossier came to lie, known once all are laid out. */
export interface PageNumbers {
  readonly total: number;
  readonly parts: readonly { readonly from: number; readonly to: number }[];
}

/** One material of the dossier: pages of ours, then its scans. Every sheet of `sheets` begins a new page. */
export interface DossierPart {
  readonly code: string;
  readonly title: string;
  readonly responsible: string;
  readonly date: string | null;
  readonly remark: string;
  readonly scans: readonly InventoryItem[];
  /** Whether the sheets say page numbers, and so have to be laid out a second time. */
  readonly needsPages: boolean;
  /** `failedScans`: scans that could not be used; a sheet stands in for each. */
  readonly sheets: (pages: PageNumbers, failedScans: readonly InventoryItem[]) => readonly (readonly Block[])[];
}

/** A dossier as it is to be printed, before anything is laid out. */
export interface Dossier {
  readonly title: string;
  /** Stands at the foot of every page. */
  readonly footer: string;
  readonly parts: readonly DossierPart[];
  readonly about: DossierAbout;
}

/** What is said of a dossier as a whole, on its cover and in its metadata. */
export interface DossierAbout {
  readonly bureau: string;
  readonly office: string;
  readonly category: string;
  /** Days of its first and its last material; '' where none is dated. */
  readonly from: string;
  readonly to: string;
}

export interface ComposeOptions {
  readonly year: string;
  readonly day: string;
  readonly unmasked: boolean;
  readonly volume: Volume;
  /** A marked sheet in the place of what is wanted and missing. */
  readonly placeholders: boolean;
}

const COVER = 'F00';
const CATALOGUE = 'F01';
const CLOSING = 'Z99';

/** Composes the dossier of a household: cover, catalogue, every form that applies and every material that is there, closing note. */
export function composeDossier(
  household: ArchiveHousehold,
  items: readonly ItemResult[],
  rules: PackRules,
  options: ComposeOptions,
): Dossier {
  const forms = formValues(household, rules, options.year, options.day, options.unmasked);
  const parts: DossierPart[] = [];
  for (const { material } of rules.materials) {
    const result = items.find(({ code }) => code === material.code)!;
    if (material.code === COVER) parts.push(cover(material, household, forms, rules, options));
    else if (material.code === CATALOGUE)
      parts.push(catalogue(material, household, forms, rules, options, () => parts));
    else if (material.code === CLOSING) parts.push(closing(material, forms, rules, items, () => parts));
    else {
      const part = materialPart(material, result, household, forms, rules, options);
      if (part !== null) parts.push(part);
    }
  }
  return {
    title: `${household.headName}社会救助档案`,
    footer: `${household.headName}社会救助档案　${household.certNo}${maskedNote(options.unmasked)}`,
    parts,
    about: aboutOf(household, forms),
  };
}

/** A form that is given out on request (低保证明), filled in for a household, as a document of its own. */
export function composeOnRequest(
  household: ArchiveHousehold,
  form: FormTemplate,
  rules: PackRules,
  { year, day, unmasked }: Pick<ComposeOptions, 'year' | 'day' | 'unmasked'>,
): Dossier {
  const forms = formValues(household, rules, year, day, unmasked);
  const title = fillWords(form.title, forms.values);
  return {
    title: `${household.headName}${title}`,
    footer: `${title}${maskedNote(unmasked)}`,
    about: aboutOf(household, forms),
    parts: [
      {
        code: form.item,
        title,
        responsible: String(forms.values.bureau ?? ''),
        date: null,
        remark: '',
        scans: [],
        needsPages: false,
        sheets: () => [composeForm(form, forms)],
      },
    ],
  };
}

export function maskedNote(unmasked: boolean): string {
  return unmasked ? '' : '　（证件号、账号、电话已打码，供核对用）';
}

/** The forms that are printed for a material of a household: where it is wanted or there, and their own condition holds. */
export function printedForms(
  { code, wanted }: ItemResult,
  household: ArchiveHousehold,
  { pack, formConditions }: PackRules,
): readonly FormTemplate[] {
  if (wanted !== true && household.inventory.every((item) => item.code !== code)) return [];
  const subject = subjectOf(household);
  return pack.forms.filter(({ id, item, onRequest }) => {
    if (item !== code || onRequest === true) return false;
    const condition = formConditions.get(id);
    return condition === undefined || evaluate(condition, subject).value === true;
  });
}

function materialPart(
  material: Material,
  result: ItemResult,
  household: ArchiveHousehold,
  forms: HouseholdForms,
  rules: PackRules,
  options: ComposeOptions,
): DossierPart | null {
  const there = household.inventory.filter(({ code }) => code === material.code);
  const printed = printedForms(result, household, rules);
  const isMissing = result.wanted === true && there.length === 0;
  if (printed.length === 0 && there.length === 0 && !(isMissing && options.placeholders)) return null;
  const ownSheets = printed.map((form) => composeForm(form, forms));
  const scans = there.filter(({ file }) => file !== '');
  return {
    code: material.code,
    title: material.title,
    responsible: material.stage === '申请' ? household.headName : String(forms.values.office ?? ''),
    date: dateOf(household.inventory, material.code),
    remark: isFault(result.status) && !isMissing ? ITEM_STATUS_LABEL[result.status] : isMissing ? '待补' : '',
    scans,
    needsPages: false,
    sheets: (_, failed) => {
      const onPaper = ownSheets.length > 0 ? failed : there.filter((item) => item.file === '' || failed.includes(item));
      const stand = onPaper.length === 0 ? [] : [insertSheet(material, onPaper, failed)];
      const missing =
        isMissing && options.placeholders && ownSheets.length === 0 ? [missingSheet(material, result)] : [];
      return [...ownSheets, ...stand, ...missing];
    },
  };
}

/** Stands in the place of a material that lies on paper and was not scanned. */
function insertSheet(
  material: Material,
  there: readonly InventoryItem[],
  failed: readonly InventoryItem[],
): readonly Block[] {
  const rows = there.map(
    (item): TableRow => ({
      cells: [
        { text: item.title === '' ? material.title : item.title, look: 'value' },
        { text: item.date === null ? '' : dateWords(item.date), look: 'value', align: 'center' },
        { text: item.pages === null ? '' : String(item.pages), look: 'value', align: 'center' },
        { text: failed.includes(item) ? '扫描件不能使用' : item.remark, look: 'value' },
      ],
    }),
  );
  return [
    { kind: 'space', height: 150 },
    { kind: 'title', text: `${material.code}　${material.title}`, size: 16 },
    { kind: 'text', text: '（插页）下列纸质材料附于本页之后', align: 'center', above: 6 },
    { kind: 'space', height: 12 },
    {
      kind: 'table',
      columns: [44, 22, 12, 22],
      head: [{ cells: ['材料', '日期', '页数', '备注'].map((text) => ({ text, look: 'head' as const })) }],
      rows,
    },
  ];
}

/** Stands in the place of a material that is wanted and missing. */
function missingSheet(material: Material, result: ItemResult): readonly Block[] {
  return [
    { kind: 'space', height: 150 },
    { kind: 'title', text: `${material.code}　${material.title}`, size: 16 },
    { kind: 'text', text: '（缺件）', align: 'center', face: 'hei', above: 6 },
    { kind: 'text', text: result.reason, align: 'center', above: 12 },
    { kind: 'text', text: '补齐后以原件替换本页', align: 'center', size: 10, above: 12 },
  ];
}

function aboutOf(household: ArchiveHousehold, { values }: HouseholdForms): DossierAbout {
  const dates = datesOf(household);
  return {
    bureau: String(values.bureau ?? ''),
    office: String(values.office ?? ''),
    category: String(values.category ?? '最低生活保障'),
    from: dates[0] ?? '',
    to: dates.at(-1) ?? '',
  };
}

/** The days of its materials, in order. */
function datesOf({ inventory }: ArchiveHousehold): readonly string[] {
  return inventory
    .map(({ date }) => date)
    .filter((date) => date !== null)
    .sort();
}

function cover(
  material: Material,
  household: ArchiveHousehold,
  { values }: HouseholdForms,
  { pack }: PackRules,
  { year, volume }: ComposeOptions,
): DossierPart {
  const row = (label: string, text: string): TableRow => ({
    least: 34,
    cells: [
      { text: label, look: 'label' },
      { text, look: 'value' },
    ],
  });
  const dates = datesOf(household);
  return {
    code: material.code,
    title: material.title,
    responsible: String(values.office ?? ''),
    date: null,
    remark: '',
    scans: [],
    needsPages: true,
    sheets: ({ total, parts }) => [
      [
        {
          kind: 'text',
          text: `全宗号：${pack.words.fonds}　　　　　　目录号：　　　　　　案卷号：${volume.volumeNo}`,
          align: 'right',
          size: 10.5,
        },
        { kind: 'space', height: 70 },
        { kind: 'text', text: String(values.bureau ?? ''), align: 'center', size: 18 },
        { kind: 'space', height: 14 },
        { kind: 'title', text: '社 会 救 助 档 案', size: 34 },
        { kind: 'text', text: String(values.category ?? '最低生活保障'), align: 'center', size: 20, above: 4 },
        { kind: 'space', height: 48 },
        {
          kind: 'table',
          columns: [26, 74],
          size: 13,
          head: [],
          rows: [
            row('姓　　名', household.headName),
            row('身份证号', String(values.head_id ?? '')),
            row('档案编号', household.certNo),
            row('住　　址', `${household.township}${household.village}`),
            row(
              '家庭人口',
              values.family_size === undefined || values.family_size === null
                ? ''
                : `${values.family_size} 人（保障 ${values.insured_size ?? '　'} 人）`,
            ),
            row('年　　度', `${year} 年`),
            row('起止日期', dates.length === 0 ? '' : `${dateWords(dates[0]!)} 至 ${dateWords(dates.at(-1)!)}`),
            row('件数页数', `${Math.max(0, parts.length - 2)} 件　${total} 页`),
            row('保管期限', retentionWords(retentionTerms(household, pack))),
            row('盒　　号', `第 ${volume.boxNo} 盒第 ${volume.inBox} 卷`),
          ],
        },
        { kind: 'space', height: 40 },
        { kind: 'text', text: `组卷单位：${values.office ?? ''}`, align: 'center', size: 14 },
      ],
    ],
  };
}

function catalogue(
  material: Material,
  household: ArchiveHousehold,
  { values }: HouseholdForms,
  { pack }: PackRules,
  { year }: ComposeOptions,
  all: () => readonly DossierPart[],
): DossierPart {
  const end = typeof household.facts.stop_date === 'string' ? dateWords(household.facts.stop_date) : '在保';
  return {
    code: material.code,
    title: material.title,
    responsible: String(values.office ?? ''),
    date: null,
    remark: '',
    scans: [],
    needsPages: true,
    sheets: ({ parts }) => {
      const listed = all()
        .map((part, i) => ({ part, pages: parts[i] }))
        .filter(({ part }) => part.code !== COVER && part.code !== CATALOGUE);
      return [
        [
          { kind: 'title', text: '卷 内 目 录' },
          {
            kind: 'table',
            columns: [16, 34, 16, 34],
            size: 9.5,
            head: [],
            rows: [
              pair('案卷题名', `${household.headName}社会救助档案`, '档案卷号', household.certNo),
              pair('申请年份', String(values.application_date ?? '').slice(0, 4), '业务终结时间', end),
              pair('救助类型', String(values.category ?? ''), '组卷单位', String(values.office ?? '')),
              pair('年度', `${year} 年`, '保管期限', retentionWords(retentionTerms(household, pack))),
            ],
          },
          {
            kind: 'table',
            columns: [7, 20, 40, 14, 9, 10],
            size: 9.5,
            head: [
              {
                cells: ['顺序号', '责任人', '题名', '日期', '页号', '备注'].map((text) => ({
                  text,
                  look: 'head' as const,
                })),
              },
            ],
            rows: listed.map(
              ({ part, pages }, i): TableRow => ({
                least: 22,
                cells: [
                  { text: String(i + 1), look: 'value', align: 'center' },
                  { text: part.responsible, look: 'value' },
                  { text: `${part.code} ${part.title}`, look: 'value' },
                  { text: part.date ?? '', look: 'value', align: 'center' },
                  { text: pageWords(pages), look: 'value', align: 'center' },
                  { text: part.remark, look: 'value', align: 'center' },
                ],
              }),
            ),
          },
        ],
      ];
    },
  };
}

function pair(label: string, text: string, otherLabel: string, otherText: string): TableRow {
  return {
    least: 22,
    cells: [
      { text: label, look: 'label' },
      { text, look: 'value' },
      { text: otherLabel, look: 'label' },
      { text: otherText, look: 'value' },
    ],
  };
}

function pageWords(pages: { readonly from: number; readonly to: number } | undefined): string {
  if (pages === undefined) return '';
  return pages.from === pages.to ? String(pages.from) : `${pages.from}-${pages.to}`;
}

function closing(
  material: Material,
  forms: HouseholdForms,
  { pack }: PackRules,
  items: readonly ItemResult[],
  all: () => readonly DossierPart[],
): DossierPart {
  const faults = items.filter(({ code, status }) => isFault(status) && ![COVER, CATALOGUE, CLOSING].includes(code));
  const missing =
    faults.length === 0
      ? '材料齐全。'
      : `待补正 ${faults.length} 项：\n${faults.map(({ code, title, reason }, i) => `${i + 1}. ${code} ${title}：${reason}`).join('\n')}`;
  return {
    code: material.code,
    title: material.title,
    responsible: String(forms.values.office ?? ''),
    date: null,
    remark: '',
    scans: [],
    needsPages: true,
    sheets: ({ total }) =>
      pack.forms
        .filter(({ item }) => item === CLOSING)
        .map((form) =>
          composeForm(form, {
            ...forms,
            values: {
              ...forms.values,
              items_count: all().length - 2,
              pages_count: total,
              missing_text: missing,
            },
          }),
        ),
  };
}
