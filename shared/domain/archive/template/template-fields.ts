import { FORM_FACTS, MEMBER_FORM_FACTS } from '../dossier/form-facts.ts';
import { type FactField, type FactType, HOUSEHOLD_FACTS, MEMBER_FACTS } from '../fact.ts';
import type { PolicyPack } from '../policy/policy-pack.ts';
import {
  HOUSEHOLD_NOTES,
  LINE_FACTS,
  MATERIAL_FACTS,
  MATERIAL_NOTES,
  MEMBER_NOTES,
  MISSING_FACTS,
  MISSING_NOTES,
  TEMPLATE_FACTS,
} from './field-notes.ts';

/** One thing a template may ask for. */
export interface TemplateField {
  /** The Chinese name that stands in the placeholder: the label of the fact. */
  readonly name: string;
  /** The name of the fact: a synonym. */
  readonly fact: string;
  readonly type: FactType;
  readonly group: string;
  /** What it is, in a clerk's words. */
  readonly says: string;
}

/** The lists whose lines a template may repeat. */
export const LOOP_NAMES = {
  members: '成员',
  others: '其他成员',
  adults: '成年成员',
  grounded: '分类施保成员',
  supporters: '义务人',
  materials: '材料',
  missing: '缺件',
} as const;
export type LoopName = keyof typeof LOOP_NAMES;

export interface TemplateLoop {
  readonly name: string;
  readonly loop: LoopName;
  readonly says: string;
  readonly fields: readonly TemplateField[];
}

/** Everything a template may ask for under a policy pack. */
export interface TemplateFields {
  readonly household: readonly TemplateField[];
  readonly loops: readonly TemplateLoop[];
}

const HOUSEHOLD: Readonly<Record<string, FactField>> = { ...HOUSEHOLD_FACTS, ...FORM_FACTS, ...TEMPLATE_FACTS };
const MEMBER: Readonly<Record<string, FactField>> = { ...MEMBER_FACTS, ...MEMBER_FORM_FACTS };
const DATES = '材料的日期';
const LINE: TemplateField = {
  name: LINE_FACTS.line.label,
  fact: 'line',
  type: 'count',
  group: '行',
  says: '第几行，从 1 起',
};

function fieldsOf(
  facts: Readonly<Record<string, FactField>>,
  notes: Readonly<Record<string, string>>,
  group: string,
): readonly TemplateField[] {
  return Object.entries(notes).map(([fact, says]) => {
    const { label, type } = facts[fact]!;
    return { name: label, fact, type, group, says };
  });
}

const OF_MEMBERS = [LINE, ...fieldsOf(MEMBER, MEMBER_NOTES, '成员')];

/** The loops are the same under every pack. */
const LOOPS: readonly TemplateLoop[] = [
  loop('members', '家庭成员，一人一行，户主在内，次序同人员查询', OF_MEMBERS),
  loop('others', '户主以外的家庭成员', OF_MEMBERS),
  loop('adults', '成年的家庭成员（不知道年龄的也在内）', OF_MEMBERS),
  loop('grounded', '符合分类施保情形的成员', OF_MEMBERS),
  loop('supporters', '赡养、抚养、扶养义务人，只知道姓名', [
    LINE,
    ...fieldsOf(MEMBER, { name: '义务人的姓名' }, '义务人'),
  ]),
  loop('materials', '纸质材料清单里有的，一件一行，按卷内次序', [
    LINE,
    ...fieldsOf(MATERIAL_FACTS, MATERIAL_NOTES, '材料'),
  ]),
  loop('missing', '要补正的材料，一项一行', [LINE, ...fieldsOf(MISSING_FACTS, MISSING_NOTES, '缺件')]),
];

function loop(name: LoopName, says: string, fields: readonly TemplateField[]): TemplateLoop {
  return { name: LOOP_NAMES[name], loop: name, says, fields };
}

/** Every field and loop a template may use, with the dates of the pack's materials (A01日期). */
export function templateFields(pack: PolicyPack): TemplateFields {
  const household = Object.entries(HOUSEHOLD_NOTES).flatMap(([group, notes]) =>
    fieldsOf(HOUSEHOLD, notes as Readonly<Record<string, string>>, group),
  );
  const dates = pack.materials
    .filter(({ code }) => !/^(?:F0|Z99)/u.test(code))
    .map(
      ({ code, title }): TemplateField => ({
        name: `${code}日期`,
        fact: `date_${code}`,
        type: 'date',
        group: DATES,
        says: `${title}的日期；有几份的取最早的`,
      }),
    );
  return { household: [...household, ...dates], loops: LOOPS };
}
