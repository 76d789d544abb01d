import { z } from 'zod';
import { PRESENCE_LABEL, type Presence } from '../../domain/case/case.ts';
import { CASE_STATES } from '../../domain/case/case-state.ts';
import { CONCLUSIONS, WAYS } from '../../domain/case/conclusion.ts';
import { EVIDENCE_TYPES, type EvidenceType } from '../../domain/case/evidence-type.ts';
import { type CaseAction, type PersonAction, TRANSITIONS } from '../../domain/case/transition.ts';
import {
  codeSchema,
  countSchema,
  fenSchema,
  fileTokenSchema,
  instantSchema,
  periodSchema,
  prioritySchema,
  rowIdSchema,
  startedSchema,
  typedText,
} from './common.ts';
import { byData, byMain } from './contract.ts';

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  Object.keys(table) as unknown as readonly [Key, ...Key[]];

export const caseStateSchema = z.enum(CASE_STATES);
export const presenceSchema = z.enum(keysOf<Presence>(PRESENCE_LABEL));
export const conclusionSchema = z.enum(CONCLUSIONS);
export const waySchema = z.enum(WAYS);
export const caseActionSchema = z.enum(keysOf<CaseAction>(TRANSITIONS));
/** YYYY-MM-DD, as a person gives it; whether it is a day is said by the rules of the step. */
export const daySchema = z.string().trim().max(10);
/** Text that may be empty: what is missing is named by the rules of the step, all of it at once. */
const maybeText = (most: number) => z.string().trim().max(most);

export const casePersonSchema = z.strictObject({ personId: rowIdSchema, name: z.string() });
/** Somebody in the chain: without an account where the person has none. */
export const chainPersonSchema = z.strictObject({ personId: rowIdSchema.nullable(), name: z.string() });

/** Which cases are shown. Everything that is given has to hold; an empty list is no condition. */
export const caseFilterSchema = z.strictObject({
  programmes: z.array(z.string()).optional(),
  states: z.array(caseStateSchema).optional(),
  presences: z.array(presenceSchema).optional(),
  codes: z.array(codeSchema).optional(),
  priorities: z.array(prioritySchema).optional(),
  townships: z.array(z.string()).optional(),
  conclusions: z.array(conclusionSchema).optional(),
  /** `me`: whoever asks; `nobody`: not assigned. */
  assignee: z.union([z.literal('me'), z.literal('nobody'), rowIdSchema]).optional(),
  /** Past its due date and not closed. */
  overdue: z.boolean().optional(),
  /** Found in this month or before, and shown by it or by a later one. */
  period: periodSchema.optional(),
  /** The cases of one household, by its token. */
  household: z.string().optional(),
  amountFrom: fenSchema.optional(),
  amountTo: fenSchema.optional(),
  /** Words, each of which has to be found: name, pinyin or its initials, last four digits, village, number of the case or the difference. */
  text: z.string().trim().max(40).optional(),
});
export type CaseFilter = z.infer<typeof caseFilterSchema>;

export const caseSortSchema = z.strictObject({
  /** `standard`: by due date, then by number. */
  by: z.enum(['standard', 'number', 'age', 'state', 'priority', 'code', 'township', 'name', 'amount']),
  descending: z.boolean(),
});
export type CaseSort = z.infer<typeof caseSortSchema>;

/** A case as a row of the list. Numbers masked. */
export const caseRowSchema = z.strictObject({
  caseId: rowIdSchema,
  /** What people call it by: YD000123. */
  number: z.string(),
  programme: z.string(),
  code: codeSchema,
  codeLabel: z.string(),
  priority: prioritySchema,
  state: caseStateSchema,
  presence: presenceSchema,
  township: z.string(),
  village: z.string(),
  name: z.string(),
  idNumber: z.string(),
  account: z.string(),
  amountFen: fenSchema,
  conclusion: conclusionSchema.nullable(),
  assignees: z.array(casePersonSchema),
  dueOn: z.string(),
  overdue: z.boolean(),
  /** Days since the end of the first month that shows it. */
  ageDays: countSchema,
  firstPeriod: periodSchema,
  /** The newest month that shows it; null where none does any more. */
  lastPeriod: periodSchema.nullable(),
  /** The difference of that month; null with it. */
  differenceId: rowIdSchema.nullable(),
  suspendedUntil: z.string().nullable(),
  closedHow: z.enum(['reviewed', 'solved']).nullable(),
  /** 1, and one more each time it was opened again. */
  segment: z.number().int().positive(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

export const investigatorSchema = z.strictObject({
  /** null: somebody without an account, of the township for instance. */
  personId: rowIdSchema.nullable(),
  name: maybeText(40),
  unit: maybeText(60),
});

/** A conclusion as it is given. What is left empty is named by the refusal. */
export const conclusionDraftSchema = z.strictObject({
  conclusion: conclusionSchema,
  investigators: z.array(investigatorSchema).max(10),
  on: daySchema,
  ways: z.array(waySchema).max(WAYS.length),
  basis: maybeText(4000),
  evidence: z.array(rowIdSchema).max(200),
  householdWord: maybeText(1000),
  townshipSignedBy: maybeText(40),
  townshipSignedOn: daySchema,
  supplementBy: daySchema,
});
export type GivenConclusion = z.infer<typeof conclusionDraftSchema>;

export const evidenceSchema = z.strictObject({
  evidenceId: rowIdSchema,
  name: z.string(),
  type: z.enum(keysOf<EvidenceType>(EVIDENCE_TYPES)),
  typeLabel: z.string(),
  /** Whether the window can show it itself. */
  shown: z.boolean(),
  bytes: countSchema,
  sha256: z.string(),
  addedAt: instantSchema,
  addedBy: z.string(),
  /** null: it stands. */
  withdrawn: z.strictObject({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  /** The conclusion that stands rests on it. */
  cited: z.boolean(),
});
export type EvidenceRow = z.infer<typeof evidenceSchema>;

/** One step of the history. */
export const caseStepSchema = z.strictObject({
  eventId: rowIdSchema,
  at: instantSchema,
  /** Name of the person; '' for the program. */
  by: z.string(),
  action: caseActionSchema,
  label: z.string(),
  from: caseStateSchema.nullable(),
  to: caseStateSchema,
  sentence: z.string(),
  /** It was taken back later. */
  undone: z.boolean(),
  /** Made under the exemption of a one-person office. */
  exempt: z.boolean(),
});

export const taskSchema = z.strictObject({
  taskId: rowIdSchema,
  caseId: rowIdSchema.nullable(),
  number: z.string().nullable(),
  title: z.string(),
  dueOn: z.string(),
  overdue: z.boolean(),
  person: casePersonSchema,
  madeBy: z.string(),
  madeAt: instantSchema,
  doneAt: instantSchema.nullable(),
  doneBy: z.string().nullable(),
  doneNote: z.string().nullable(),
});
export type TaskRow = z.infer<typeof taskSchema>;

export const caseDetailSchema = z.strictObject({
  row: caseRowSchema,
  household: z.string(),
  /** What the newest month that shows it says; null where none does any more. */
  explanation: z.string().nullable(),
  /** What is known of it, a line each, masked: 审批金额 300.00. */
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  /** Why it is open again or what changed, in sentences. */
  why: z.array(z.string()),
  /** The months whose last run shows it, the oldest first. */
  occurrences: z.array(
    z.strictObject({
      monthId: rowIdSchema,
      period: periodSchema,
      runId: rowIdSchema,
      differenceId: rowIdSchema,
      amountFen: fenSchema,
    }),
  ),
  conclusion: conclusionDraftSchema
    .extend({ at: instantSchema, by: z.string(), conclusionLabel: z.string() })
    .nullable(),
  evidence: z.array(evidenceSchema),
  history: z.array(caseStepSchema),
  chain: z.array(z.strictObject({ part: z.string(), label: z.string(), people: z.array(chainPersonSchema) })),
  tasks: z.array(taskSchema),
  /** Every step a person may think of: null where whoever asks may make it now, else why not. */
  steps: z.array(
    z.strictObject({
      action: z.enum(keysOf<CaseAction>(TRANSITIONS)) as unknown as z.ZodType<PersonAction>,
      label: z.string(),
      refusal: z.strictObject({ message: z.string(), mend: z.string() }).nullable(),
    }),
  ),
  /** What `cases.undo` would take back; null where there is nothing. */
  lastDecision: z.strictObject({ eventId: rowIdSchema, label: z.string(), by: z.string() }).nullable(),
  /** Day in China. */
  today: z.string(),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

const view = { filter: caseFilterSchema, sort: caseSortSchema };
const stepped = z.strictObject({ caseId: rowIdSchema, state: caseStateSchema });
const withReason = z.strictObject({ caseId: rowIdSchema, reason: maybeText(1000) });
const count = { count: countSchema, fen: fenSchema };

export const caseContracts = {
  'cases.page': byData(
    z.strictObject({ ...view, offset: countSchema, limit: z.number().int().min(1).max(500) }),
    z.strictObject({ total: countSchema, rows: z.array(caseRowSchema), today: z.string() }),
  ),
  /** Counts of what passes the filter; each list without its own condition, for the filter bar. */
  'cases.counts': byData(
    z.strictObject({ filter: caseFilterSchema }),
    z.strictObject({
      total: countSchema,
      fen: fenSchema,
      open: countSchema,
      overdue: countSchema,
      byState: z.array(z.strictObject({ state: caseStateSchema, label: z.string(), ...count })),
      byPresence: z.array(z.strictObject({ presence: presenceSchema, label: z.string(), ...count })),
      byCode: z.array(z.strictObject({ code: codeSchema, label: z.string(), ...count })),
      byPriority: z.array(z.strictObject({ priority: prioritySchema, ...count })),
      byTownship: z.array(z.strictObject({ township: z.string(), ...count })),
      byConclusion: z.array(z.strictObject({ conclusion: conclusionSchema, label: z.string(), ...count })),
    }),
  ),
  'cases.get': byData(z.strictObject({ caseId: rowIdSchema }), caseDetailSchema),
  /** The neighbours of a case in the view, for stepping through with the keyboard; null at the ends. */
  'cases.neighbours': byData(
    z.strictObject({ ...view, caseId: rowIdSchema }),
    z.strictObject({
      position: countSchema.nullable(),
      total: countSchema,
      previous: rowIdSchema.nullable(),
      next: rowIdSchema.nullable(),
    }),
  ),
  /** Uncovers the numbers of one case. The look is recorded. */
  'cases.uncover': byData(
    z.strictObject({ caseId: rowIdSchema }),
    z.strictObject({
      name: z.string(),
      idNumber: z.string(),
      account: z.string(),
      explanation: z.string().nullable(),
      facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    }),
  ),
  /** Who a case may be assigned to: whoever may investigate. */
  'cases.people': byData(z.strictObject({}), z.array(casePersonSchema.extend({ unit: z.string() }))),
  /** In bulk. Those that cannot be assigned are named with the reason; the others are. */
  'cases.assign': byData(
    z.strictObject({
      caseIds: z.array(rowIdSchema).min(1).max(20_000),
      to: z.array(rowIdSchema).max(10),
      /** null: the due date stays. */
      dueOn: daySchema.nullable(),
      reason: maybeText(1000),
    }),
    z.strictObject({
      assigned: countSchema,
      refused: z.array(z.strictObject({ caseId: rowIdSchema, number: z.string(), message: z.string() })),
    }),
  ),
  'cases.start': byData(z.strictObject({ caseId: rowIdSchema }), stepped),
  /** One by one only. 待补充 leads back to 退回补充, everything else to 已有结论. */
  'cases.conclude': byData(z.strictObject({ caseId: rowIdSchema, draft: conclusionDraftSchema }), stepped),
  'cases.sendToReview': byData(z.strictObject({ caseId: rowIdSchema }), stepped),
  /** The review agrees: 销号. */
  'cases.review': byData(z.strictObject({ caseId: rowIdSchema, word: maybeText(1000) }), stepped),
  /** The review sends it back. */
  'cases.return': byData(withReason, stepped),
  'cases.suspend': byData(withReason.extend({ until: daySchema }), stepped),
  'cases.resume': byData(withReason, stepped),
  'cases.reopen': byData(withReason, stepped),
  /** Takes the last decision back, where nothing rests on it. */
  'cases.undo': byData(withReason, stepped),
  'cases.note': byData(z.strictObject({ caseId: rowIdSchema, text: maybeText(4000) }), stepped),
  /** Takes files as evidence, as a job: told by their content, kept by their sha256. */
  'evidence.add': byMain(
    z.strictObject({ caseId: rowIdSchema, tokens: z.array(fileTokenSchema).min(1).max(50) }),
    startedSchema,
  ),
  /** The bytes, base64. The look is recorded. */
  'evidence.get': byData(
    z.strictObject({ evidenceId: rowIdSchema }),
    z.strictObject({ evidence: evidenceSchema, media: z.string(), content: z.string() }),
  ),
  /** Writes the file as it came to where a person says (save dialog). null: the dialog was closed. The look is recorded in any case. */
  'evidence.saveAs': byMain(
    z.strictObject({ evidenceId: rowIdSchema }),
    z.strictObject({ name: z.string() }).nullable(),
  ),
  'evidence.withdraw': byData(z.strictObject({ evidenceId: rowIdSchema, reason: maybeText(1000) }), stepped),
  /** 我的待办: tasks of whoever asks, cases they work on and cases they may review, by due date: what is overdue comes first. */
  'tasks.list': byData(
    z.strictObject({ done: z.boolean(), limit: z.number().int().min(1).max(500) }),
    z.strictObject({
      today: z.string(),
      total: countSchema,
      overdue: countSchema,
      items: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('task'), task: taskSchema }),
          /** To investigate, or to conclude and send to review. */
          z.strictObject({ kind: z.literal('work'), case: caseRowSchema }),
          z.strictObject({ kind: z.literal('review'), case: caseRowSchema }),
          /** Suspended until a day that has come. */
          z.strictObject({ kind: z.literal('resume'), case: caseRowSchema }),
        ]),
      ),
    }),
  ),
  'tasks.add': byData(
    z.strictObject({
      caseId: rowIdSchema.nullable(),
      title: typedText(200),
      dueOn: daySchema,
      /** null: for oneself. */
      personId: rowIdSchema.nullable(),
    }),
    z.strictObject({ taskId: rowIdSchema }),
  ),
  'tasks.done': byData(z.strictObject({ taskId: rowIdSchema, note: maybeText(500) }), z.strictObject({})),
};
