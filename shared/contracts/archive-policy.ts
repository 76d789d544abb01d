import { z } from 'zod';
import { FORM_FACTS, MEMBER_FORM_FACTS } from '../domain/archive/dossier/form-facts.ts';
import { HOUSEHOLD_FACTS, MEMBER_FACTS } from '../domain/archive/fact.ts';
import { type PolicyPack, STAGES } from '../domain/archive/policy/policy-pack.ts';

const short = z.string().min(1).max(200);
const grade = z.enum(['S', 'V', 'C', 'G']);
const day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, '日期写成 2021-07-01 这样');
const code = z.string().regex(/^[A-Z]\d{2}$/, '材料代码写成 A01 这样');
const condition = z.string().min(1).max(1000);

function graded<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, grade, basis: z.string().max(500).optional() });
}

const material = z.strictObject({
  code,
  title: short,
  stage: z.enum(STAGES),
  need: z.enum(['required', 'conditional', 'optional']),
  when: condition.optional(),
  because: short.optional(),
  signers: z.array(short).max(20),
  sealed: z.boolean(),
  dated: z.boolean(),
  signatures: z.enum(['adults', 'investigators']).optional(),
  validity: z
    .strictObject({ days: z.number().int().min(1).max(36_500), until: z.union([code, z.literal('making')]), grade })
    .optional(),
  publicity: z.boolean().optional(),
  yearly: z.boolean().optional(),
  retention: short,
  grade,
  basis: z.string().max(500).optional(),
});

const look = z.union([
  z.enum(['text', 'yuan', 'capitals', 'date', 'month', 'yesno']),
  z.strictObject({ choices: z.array(short).min(1).max(20) }),
]);

const HOUSEHOLD_NAMES = new Set([...Object.keys(HOUSEHOLD_FACTS), ...Object.keys(FORM_FACTS)]);
const MEMBER_NAMES = new Set([...Object.keys(MEMBER_FACTS), ...Object.keys(MEMBER_FORM_FACTS)]);
/** `date_A01`: the date of a material. */
const isHouseholdFact = (name: string): boolean => HOUSEHOLD_NAMES.has(name) || /^date_[A-Z]\d{2}$/.test(name);

const householdFact = z.string().refine(isHouseholdFact, '没有这个项目（见 docs/archive.md 的项目表）');
const memberFact = z
  .string()
  .refine((name) => MEMBER_NAMES.has(name), '没有这个成员项目（见 docs/archive.md 的项目表）');
/** Words in which every {name} is a fact. */
const words = z
  .string()
  .max(4000)
  .refine(
    (text) => [...text.matchAll(/\{([^{}]*)\}/g)].every(([, name]) => isHouseholdFact(name!)),
    '花括号里不是项目名（见 docs/archive.md 的项目表）',
  );

const field = z.strictObject({
  label: z.string().max(60),
  fact: householdFact.optional(),
  text: words.optional(),
  as: look.optional(),
  span: z.number().int().min(1).max(12).optional(),
  lines: z.number().int().min(1).max(40).optional(),
});
const columns = z.array(z.number().positive().max(1000)).min(2).max(12);

const section = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: words }),
  z.strictObject({
    kind: z.literal('text'),
    text: words,
    align: z.enum(['left', 'center', 'right']).optional(),
    indent: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('grid'), columns, rows: z.array(z.array(field).min(1).max(6)).min(1).max(60) }),
  z.strictObject({
    kind: z.literal('list'),
    title: words.optional(),
    of: z.enum(['members', 'adults', 'insured', 'grounded', 'supporters', 'blank']),
    columns: z
      .array(
        z.strictObject({
          label: z.string().max(60),
          fact: memberFact.optional(),
          as: look.optional(),
          width: z.number().positive().max(1000),
        }),
      )
      .min(1)
      .max(12),
    least: z.number().int().min(0).max(60),
  }),
  z.strictObject({
    kind: z.literal('opinion'),
    label: words,
    text: words.optional(),
    sign: z.array(words).max(6),
    seal: words.optional(),
    lines: z.number().int().min(1).max(40),
  }),
  z.strictObject({ kind: z.literal('sign'), lines: z.array(words).min(1).max(8) }),
]);

const form = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, '用小写字母、数字和连字符'),
  item: code,
  title: words,
  subtitle: words.optional(),
  when: condition.optional(),
  onRequest: z.boolean().optional(),
  sections: z.array(section).min(1).max(40),
  note: words.optional(),
  grade,
});

const settings = z.strictObject({
  publicityDays: graded(z.number().int().min(0).max(365)),
  investigators: graded(z.number().int().min(0).max(20)),
  edgeFactor: graded(z.number().min(1).max(10)),
  yearlyRecords: graded(z.number().int().min(0).max(50)),
  firstPaymentAfterMonths: graded(z.number().int().min(0).max(12)),
  boxPages: graded(z.number().int().min(20).max(5000)),
  spineMillimetres: graded(z.number().int().min(15).max(90)),
  boxesByTerm: graded(z.boolean()),
});
const packWords = z.strictObject({
  confirm: short,
  office: words,
  bureau: words,
  fonds: z.string().max(200),
});
const parts = {
  title: short,
  region: short,
  basis: z.array(short).max(40),
  from: day,
  to: day.nullable(),
  words: packWords,
  definitions: z
    .array(z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), label: short, when: condition, grade }))
    .max(60),
  singleGround: graded(condition),
  materials: z.array(material).min(1).max(200),
  order: z.array(z.array(code).min(1).max(20)).max(60),
  retention: z
    .array(z.strictObject({ id: short, label: short, years: graded(z.number().int().min(1).max(100)) }))
    .min(1)
    .max(20),
  forms: z.array(form).max(100),
};

/** A whole policy pack. */
export const policyPackSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, '用小写字母、数字和连字符'),
  ...parts,
  settings,
}) satisfies z.ZodType<PolicyPack>;

/** A pack that says what is different from a built-in one: materials by code, forms by id, everything else by its name. */
export const packChangeSchema = z.strictObject({
  version: z.literal(1),
  id: policyPackSchema.shape.id,
  extends: z.string().min(1),
  ...z.strictObject(parts).omit({ materials: true, forms: true, words: true, definitions: true }).partial().shape,
  words: packWords.partial().optional(),
  settings: settings.partial().optional(),
  definitions: parts.definitions.optional(),
  /** Fields of a material that is there, or a whole new one. */
  materials: z.array(material.partial().extend({ code })).max(200).optional(),
  forms: z.array(form).max(100).optional(),
  /** Codes of materials and ids of forms that fall away. */
  without: z.array(short).max(200).optional(),
});
export type PackChange = z.infer<typeof packChangeSchema>;
