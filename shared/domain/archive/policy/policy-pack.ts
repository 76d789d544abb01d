import type { FormTemplate } from '../dossier/form-template.ts';

/** How sure a rule of a pack is (dibao.md 0.1): S the notice, V a public text, C a real system, G general knowledge, to be checked. */
export type EvidenceGrade = 'S' | 'V' | 'C' | 'G';

/** A figure of the policy with what it rests on. G means: ask the office, and change it here. */
export interface Graded<T> {
  readonly value: T;
  readonly grade: EvidenceGrade;
  readonly basis?: string | undefined;
}

export const STAGES = ['封面', '目录', '申请', '受理', '核查', '评议', '公示', '确认', '动态', '备考'] as const;
export type Stage = (typeof STAGES)[number];

/** A material must be there at all, only under a condition, or may be there. */
export type Need = 'required' | 'conditional' | 'optional';

/** One material of the dossier: when it is wanted, who signs it, how long it is good for (dibao.md 3.3). */
export interface Material {
  readonly code: string;
  readonly title: string;
  readonly stage: Stage;
  readonly need: Need;
  /** For a conditional one: the condition (docs/archive.md), and in a clerk's words why it is then wanted: 有残疾成员. */
  readonly when?: string | undefined;
  readonly because?: string | undefined;
  /** Who signs; empty: nobody has to. */
  readonly signers: readonly string[];
  readonly sealed: boolean;
  /** Whether a date has to be there. */
  readonly dated: boolean;
  /** How many have to sign: every adult member, or as many as the setting says. */
  readonly signatures?: 'adults' | 'investigators' | undefined;
  /** Good for so many days, until the date of another material or, with `making`, until the date the archive is made. */
  readonly validity?: { readonly days: number; readonly until: string; readonly grade: EvidenceGrade } | undefined;
  /** A period of publicity with a begin and an end. */
  readonly publicity?: boolean | undefined;
  /** One is wanted for each of the last full years on the roll, as many as the setting says. */
  readonly yearly?: boolean | undefined;
  readonly retention: string;
  readonly grade: EvidenceGrade;
  readonly basis?: string | undefined;
}

/** How long a class of materials is kept, counted from the day the household leaves the roll. */
export interface RetentionClass {
  readonly id: string;
  readonly label: string;
  readonly years: Graded<number>;
}

/** The five policy questions of the notice 二(二). */
export const POLICY_QUESTIONS = {
  relative_filing: { label: '近亲属备案', rule: 'R-43、R-44' },
  one_person_insured: { label: '一户保一人', rule: 'R-03、R-04' },
  rigid_expenditure: { label: '刚性支出', rule: 'R-09' },
  long_publicity: { label: '长期公示', rule: 'R-45' },
  grace_period: { label: '渐退期', rule: 'R-29' },
} as const;
export type PolicyQuestion = keyof typeof POLICY_QUESTIONS;

/**
 * What a dossier has to be in a region at a time: as data, so that a county can have its own. Everything graded G in dibao.md stands
 * here and nowhere in the program.
 */
export interface PolicyPack {
  readonly version: 1;
  readonly id: string;
  readonly title: string;
  readonly region: string;
  /** The documents it rests on. */
  readonly basis: readonly string[];
  /** In force from this day, to this day (null: until today). */
  readonly from: string;
  readonly to: string | null;
  /** Words of the time: 审批 became 审核确认 in 2021. */
  readonly words: {
    readonly confirm: string;
    readonly office: string;
    readonly bureau: string;
    readonly fonds: string;
  };
  readonly settings: {
    readonly publicityDays: Graded<number>;
    readonly investigators: Graded<number>;
    /** Income under the standard times this is 低保边缘. */
    readonly edgeFactor: Graded<number>;
    /** For how many of the last full years a yearly record is looked for. */
    readonly yearlyRecords: Graded<number>;
    /** Months between confirmation and the first payment. */
    readonly firstPaymentAfterMonths: Graded<number>;
    /** Pages a box holds at most; what is more goes into a further one. */
    readonly boxPages: Graded<number>;
    /** Width of the label on a box's spine, in millimetres. */
    readonly spineMillimetres: Graded<number>;
    /** Whether dossiers of different retention terms lie in boxes of their own. */
    readonly boxesByTerm: Graded<boolean>;
  };
  /** Named conditions on a member: `member.severe_ill`. */
  readonly definitions: readonly {
    readonly name: string;
    readonly label: string;
    readonly when: string;
    readonly grade: EvidenceGrade;
  }[];
  /** Lawful grounds for insuring one of several, as a condition of the household. */
  readonly singleGround: Graded<string>;
  readonly materials: readonly Material[];
  /** Steps in the order their dates have to have; materials of one step may stand in any order. */
  readonly order: readonly (readonly string[])[];
  readonly retention: readonly RetentionClass[];
  readonly forms: readonly FormTemplate[];
}
