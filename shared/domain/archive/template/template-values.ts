import { maskNumber } from '../../identity/mask.ts';
import type { ArchiveHousehold } from '../archive-household.ts';
import { ITEM_STATUS_LABEL, type ItemResult, isFault } from '../check/item-status.ts';
import { retentionTerms, retentionWords } from '../check/retention.ts';
import { formValues } from '../dossier/form-values.ts';
import { type FormValues, fillWords } from '../dossier/show-fact.ts';
import type { Volume } from '../dossier/volumes.ts';
import type { FactValue } from '../fact.ts';
import type { PackRules } from '../policy/rules-of-pack.ts';
import type { LoopName } from './template-fields.ts';

/** Everything a template may show of one household. */
export interface TemplateValues {
  readonly household: FormValues;
  readonly loops: Readonly<Record<LoopName, readonly FormValues[]>>;
}

export interface TemplateValueOptions {
  /** YYYY. */
  readonly year: string;
  /** YYYY-MM-DD. */
  readonly makingDate: string;
  readonly unmasked: boolean;
}

/** Cover, catalogue and closing note are made, not collected. */
const OWN_SHEETS: ReadonlySet<string> = new Set(['F00', 'F01', 'Z99']);
/** As long as an identity number or an account, wherever it stands in a text. */
const LONG_NUMBER = /\d{14,}[Xx]?/gu;
/** Stands on certificates that are shown to others, and is what dossiers are filed by. */
const NEVER_MASKED: ReadonlySet<string> = new Set(['cert_no']);

/** The values of a household that was checked: those forms are filled with, its place, its papers, what is missing. */
export function templateValues(
  household: ArchiveHousehold,
  items: readonly ItemResult[],
  volume: Volume,
  rules: PackRules,
  { year, makingDate, unmasked }: TemplateValueOptions,
): TemplateValues {
  const forms = formValues(household, rules, year, makingDate, unmasked);
  const order = new Map(rules.materials.map(({ material }, i) => [material.code, i]));
  const papers = household.inventory
    .filter(({ code }) => !OWN_SHEETS.has(code))
    .map((item, i) => ({ item, i }))
    .sort((a, b) => (order.get(a.item.code) ?? 0) - (order.get(b.item.code) ?? 0) || a.i - b.i)
    .map(({ item }) => item);
  const faults = items.filter(({ code, status }) => isFault(status) && !OWN_SHEETS.has(code));
  const values: FormValues = {
    ...forms.values,
    volume_title: `${household.headName}社会救助档案`,
    volume_no: volume.volumeNo,
    box_no: volume.boxNo,
    in_box: volume.inBox,
    fonds: fillWords(rules.pack.words.fonds, forms.values),
    retention: retentionWords(retentionTerms(household, rules.pack)),
    member_names: household.members.map(({ name }) => String(name ?? '')).join('、'),
    items_count: new Set(papers.map(({ code }) => code)).size,
    pages_count: papers.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
    missing_count: faults.length,
    missing_text:
      faults.length === 0
        ? '材料齐全。'
        : faults.map(({ code, title, reason }, i) => `${i + 1}. ${code} ${title}：${reason}`).join('\n'),
  };
  const office = String(values.office ?? '');
  const loops: Record<LoopName, readonly FormValues[]> = {
    members: forms.members,
    others: forms.members.filter((member) => member.is_head !== true),
    adults: forms.adults,
    grounded: forms.grounded,
    supporters: forms.supporters,
    materials: papers.map((item): FormValues => {
      const material = rules.byCode.get(item.code)?.material;
      return {
        code: item.code,
        title: item.title === '' ? (material?.title ?? '') : item.title,
        stage: material?.stage ?? null,
        responsible: material?.stage === '申请' ? household.headName : office,
        date: item.from ?? item.date,
        pages: item.pages,
        signed: item.signed,
        sealed: item.sealed,
        investigators: item.investigators?.join('、') ?? null,
        remark: item.remark,
      };
    }),
    missing: faults.map(({ code, title, status, reason }) => ({
      code,
      title,
      status: ITEM_STATUS_LABEL[status],
      reason,
    })),
  };
  const shown = (each: FormValues): FormValues => (unmasked ? each : masked(each));
  return {
    household: shown(values),
    loops: Object.fromEntries(
      Object.entries(loops).map(([name, lines]) => [name, lines.map((line, i) => ({ ...shown(line), line: i + 1 }))]),
    ) as unknown as TemplateValues['loops'],
  };
}

/** Long numbers are hidden in every text: certificates of disability hold an identity number, and remarks may. */
function masked(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, FactValue | undefined] => [
      name,
      typeof value === 'string' && !NEVER_MASKED.has(name) ? value.replace(LONG_NUMBER, maskNumber) : value,
    ]),
  );
}
