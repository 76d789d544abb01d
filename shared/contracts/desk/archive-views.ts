import { z } from 'zod';
import { CONSISTENCY_RESULTS } from '../../domain/archive/check/consistency.ts';
import { ITEM_STATUSES } from '../../domain/archive/check/item-status.ts';
import { POLICY_VERDICTS } from '../../domain/archive/check/policy-questions.ts';
import { EVENT_KINDS } from '../../domain/archive/household-event.ts';
import { POLICY_QUESTIONS, type PolicyQuestion, STAGES } from '../../domain/archive/policy/policy-pack.ts';
import { TABLE_KINDS } from '../../domain/archive/read/table-kind.ts';
import { countSchema, instantSchema, rowIdSchema, sha256Schema } from './common.ts';

/** What the window is shown of the archive. Numbers are masked wherever they are shown. */

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  Object.keys(table) as unknown as readonly [Key, ...Key[]];

export const tableKindSchema = z.enum(TABLE_KINDS);
export const itemStatusSchema = z.enum(ITEM_STATUSES);
export const consistencyResultSchema = z.enum(CONSISTENCY_RESULTS);
export const policyQuestionSchema = z.enum(keysOf<PolicyQuestion>(POLICY_QUESTIONS));
export const policyVerdictSchema = z.enum(POLICY_VERDICTS);
export const eventKindSchema = z.enum(EVENT_KINDS);
export const itemCodeSchema = z.string().regex(/^[A-Z]\d{2}$/);
const gradeSchema = z.enum(['S', 'V', 'C', 'G']);
export const yearSchema = z.string().regex(/^(?:19|20)\d{2}$/);
/** YYYY-MM-DD. */
export const plainDaySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What the archive is made by. */
export const archiveFrameSchema = z.strictObject({
  year: yearSchema,
  /** The date that stands on what is made; reports must be good until it. */
  makingDate: plainDaySchema,
  packId: z.string(),
  packTitle: z.string(),
  packSha256: sha256Schema,
});

export const policyPackBriefSchema = z.strictObject({
  packId: z.string(),
  title: z.string(),
  region: z.string(),
  builtIn: z.boolean(),
  from: plainDaySchema,
  to: plainDaySchema.nullable(),
  /** What it rests on, and how many of its figures are guesses of ours (grade G). */
  basis: z.array(z.string()),
  guesses: z.array(z.strictObject({ what: z.string(), value: z.string() })),
});

/** A file that was read into the archive. rowsRead = taken + Σ setAside. */
export const archiveSourceSchema = z.strictObject({
  sourceId: rowIdSchema,
  kind: tableKindSchema,
  name: z.string(),
  sha256: sha256Schema,
  readAt: instantSchema,
  readBy: z.string(),
  rowsRead: countSchema,
  taken: countSchema,
  /** In a clerk's words: 重复 3 行. */
  setAside: z.array(z.strictObject({ why: z.string(), rows: countSchema })),
  unusedColumns: z.array(z.string()),
  remarks: countSchema,
});

/** A material as a column of the map. */
export const archiveColumnSchema = z.strictObject({
  code: itemCodeSchema,
  title: z.string(),
  stage: z.enum(STAGES),
  need: z.enum(['required', 'conditional', 'optional']),
});

export const archiveTotalsSchema = z.strictObject({
  households: countSchema,
  members: countSchema,
  /** Nothing has to be done about their materials. */
  complete: countSchema,
  faults: countSchema,
  /** With a paper that was keyed in, and those of them that agree with the system. */
  compared: countSchema,
  consistent: countSchema,
  /** Differences nobody has decided yet. */
  undecided: countSchema,
  suspects: z.array(
    z.strictObject({
      question: policyQuestionSchema,
      label: z.string(),
      households: countSchema,
      unknown: countSchema,
    }),
  ),
  /** Households that no file names any more, of which something was keyed in: it waits until one names them again. */
  detachedHouseholds: countSchema,
  detachedSteps: countSchema,
});

/** A cell of the map: of how many households the material is wanted (or there), and what is wrong with it. */
export const archiveCellSchema = z.strictObject({
  code: itemCodeSchema,
  /** Households in which it is there in order, or something is wrong with it. The others: not applicable. */
  wanted: countSchema,
  missing: countSchema,
  /** There, but undated, unsigned, out of order or expired. */
  faulty: countSchema,
});

export const archiveMapRowSchema = z.strictObject({
  township: z.string(),
  /** null: the whole township. */
  village: z.string().nullable(),
  households: countSchema,
  complete: countSchema,
  compared: countSchema,
  consistent: countSchema,
  cells: z.array(archiveCellSchema),
});

/** Which households are shown. Everything that is given has to hold. */
export const archiveFilterSchema = z.strictObject({
  townships: z.array(z.string()).optional(),
  /** Villages of one township. */
  villages: z.array(z.string()).optional(),
  /** Those in which this material has one of these states; without `statuses`: something is wrong with it. */
  code: itemCodeSchema.optional(),
  statuses: z.array(itemStatusSchema).optional(),
  /** true: something has to be done about a material; false: nothing. */
  faulty: z.boolean().optional(),
  /** undecided: differs and nobody decided; differs: whether decided or not; consistent; unkeyed: no paper. */
  consistency: z.enum(['undecided', 'differs', 'consistent', 'unkeyed']).optional(),
  question: policyQuestionSchema.optional(),
  /** Name, pinyin or initials, last four of the number, certificate, village. */
  text: z.string().trim().max(40).optional(),
});
export type ArchiveFilter = z.infer<typeof archiveFilterSchema>;

export const archiveSortSchema = z.strictObject({
  /** `place`: township, village, certificate, as on the shelf. */
  by: z.enum(['place', 'name', 'faults', 'differences']),
  descending: z.boolean(),
});
export type ArchiveSort = z.infer<typeof archiveSortSchema>;

/** A household as a row of the list. */
export const archiveRowSchema = z.strictObject({
  householdId: rowIdSchema,
  certNo: z.string(),
  name: z.string(),
  idNumber: z.string(),
  township: z.string(),
  village: z.string(),
  members: countSchema,
  faults: countSchema,
  /** Codes and titles of what is wrong, the first three in words: 缺授权书；入户调查表没有签字. */
  faultWords: z.string(),
  /** null: no paper was keyed in. */
  differences: countSchema.nullable(),
  undecided: countSchema,
  suspects: countSchema,
  volumeNo: countSchema,
});
export type ArchiveRow = z.infer<typeof archiveRowSchema>;

/** A scan that lies with a material. */
export const archiveScanSchema = z.strictObject({
  scanId: rowIdSchema,
  name: z.string(),
  type: z.enum(['pdf', 'jpg', 'png']),
  bytes: countSchema,
  pages: countSchema,
});

/** One thing that lies in the dossier: a row of an inventory file, or keyed in. */
export const archiveEntrySchema = z.strictObject({
  /** Names the entry of this household: the pointer of its row, or of the step that keyed it in. */
  entry: z.string(),
  code: itemCodeSchema,
  title: z.string(),
  date: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  pages: countSchema.nullable(),
  signed: z.boolean().nullable(),
  sealed: z.boolean().nullable(),
  signatures: countSchema.nullable(),
  investigators: z.array(z.string()).nullable(),
  remark: z.string(),
  keyed: z.boolean(),
  /** Where it stands: 材料清单.xlsx#Sheet1!12, or 手工登记. */
  place: z.string(),
  scans: z.array(archiveScanSchema),
});
export type ArchiveEntry = z.infer<typeof archiveEntrySchema>;

export const archiveItemSchema = z.strictObject({
  code: itemCodeSchema,
  title: z.string(),
  stage: z.enum(STAGES),
  need: z.enum(['required', 'conditional', 'optional']),
  grade: gradeSchema,
  status: itemStatusSchema,
  statusLabel: z.string(),
  reason: z.string(),
  /** The condition in words; '' where there is none. */
  condition: z.string(),
  wanted: z.boolean().nullable(),
  signers: z.array(z.string()),
  /** What can be keyed in of it: whether a date, a period, signatures, investigators, a seal are looked for. */
  asks: z.strictObject({
    date: z.boolean(),
    period: z.boolean(),
    signed: z.boolean(),
    sealed: z.boolean(),
    signatures: z.boolean(),
    investigators: z.boolean(),
  }),
  entries: z.array(archiveEntrySchema),
  /** Forms of ours that are printed for it. */
  forms: z.array(z.strictObject({ id: z.string(), title: z.string() })),
});
export type ArchiveItem = z.infer<typeof archiveItemSchema>;

/** One field of system and paper side by side. */
export const archiveFieldSchema = z.strictObject({
  field: z.string(),
  label: z.string(),
  /** null: that side was never asked. */
  systemValue: z.string().nullable(),
  paperValue: z.string().nullable(),
  /** null: the sides agree, or one was never asked. */
  result: consistencyResultSchema.nullable(),
  severity: z.enum(['serious', 'minor']),
  decision: z
    .strictObject({ result: consistencyResultSchema, by: z.string(), at: z.string(), note: z.string() })
    .nullable(),
  /** How it is keyed in. */
  type: z.enum(['text', 'count', 'yuan', 'date', 'month', 'yesno']),
});
export type ArchiveField = z.infer<typeof archiveFieldSchema>;

export const archiveEventSchema = z.strictObject({
  kind: eventKindSchema,
  label: z.string(),
  date: z.string(),
  note: z.string(),
  /** Where it is known from: 系统, 材料 C01, 手工登记. */
  from: z.string(),
  /** The step that keyed it in; null: it follows from other facts. */
  stepId: rowIdSchema.nullable(),
});

/** A step somebody took on a household. */
export const archiveStepSchema = z.strictObject({
  stepId: rowIdSchema,
  at: instantSchema,
  by: z.string(),
  sentence: z.string(),
  undone: z.boolean(),
  /** Whether whoever asks may undo it now. */
  undoable: z.boolean(),
});

export const archiveHouseholdSchema = z.strictObject({
  row: archiveRowSchema,
  /** The number that every change is checked against: another has changed it meanwhile where it is not the newest. */
  revision: countSchema,
  /** Labelled values of the system for the head of the page: 救助类型, 户月保障金额 …, masked. */
  facts: z.array(z.strictObject({ name: z.string(), label: z.string(), value: z.string() })),
  members: z.array(
    z.strictObject({
      name: z.string(),
      idNumber: z.string(),
      isHead: z.boolean(),
      dead: z.boolean(),
      /** Labelled values in order: 与户主关系, 性别, 年龄 …; blanks left out. */
      facts: z.array(z.strictObject({ name: z.string(), label: z.string(), value: z.string() })),
    }),
  ),
  events: z.array(archiveEventSchema),
  items: z.array(archiveItemSchema),
  fields: z.array(archiveFieldSchema),
  findings: z.array(
    z.strictObject({
      question: policyQuestionSchema,
      label: z.string(),
      rule: z.string(),
      verdict: policyVerdictSchema,
      verdictLabel: z.string(),
      reason: z.string(),
    }),
  ),
  /** Forms that are given out when the household asks for them. */
  requested: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  volume: z.strictObject({ volumeNo: countSchema, boxNo: countSchema, inBox: countSchema }),
  retention: z.string(),
  steps: z.array(archiveStepSchema),
  /** The same household in the reconciliation: its token for 历史, and its cases. null: no month knows it. */
  account: z
    .strictObject({
      household: z.string(),
      months: countSchema,
      cases: z.array(
        z.strictObject({ caseId: rowIdSchema, number: z.string(), codeLabel: z.string(), stateLabel: z.string() }),
      ),
      differences: z.array(
        z.strictObject({ runId: rowIdSchema, differenceId: rowIdSchema, period: z.string(), codeLabel: z.string() }),
      ),
    })
    .nullable(),
});
export type ArchiveHouseholdView = z.infer<typeof archiveHouseholdSchema>;

/** An entry as a person keys it in: texts as typed, read as the cells of a file are. A blank is nothing known, except that signed and sealed are ticked or not. */
export const keyedEntrySchema = z.strictObject({
  code: itemCodeSchema,
  title: z.string().trim().max(80),
  date: z.string().trim().max(40),
  from: z.string().trim().max(20),
  to: z.string().trim().max(20),
  pages: z.string().trim().max(6),
  signed: z.boolean().nullable(),
  sealed: z.boolean().nullable(),
  signatures: z.string().trim().max(4),
  investigators: z.string().trim().max(100),
  remark: z.string().trim().max(200),
});
export type KeyedEntry = z.infer<typeof keyedEntrySchema>;
