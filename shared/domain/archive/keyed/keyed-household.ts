import type { ArchiveHousehold } from '../archive-household.ts';
import { inconsistencies } from '../check/consistency.ts';
import type { Facts, FactValue } from '../fact.ts';
import type { EventKind } from '../household-event.ts';
import type { PolicyPack } from '../policy/policy-pack.ts';
import { type ArchiveTables, type JoinedArchive, joinHouseholds } from '../read/join-households.ts';
import type { TableRecord } from '../read/table-rows.ts';
import { type ArchiveStep, KEYED_PLACE, keyedPointer, standingSteps } from './archive-step.ts';
import { entryValues, paperValue, TypedError } from './read-typed.ts';

/** The rows of files that belong to one household, each with its `household`. */
export type HouseholdRecords = Omit<ArchiveTables, 'told'>;

/** An event somebody keyed in. */
export interface KeyedEvent {
  readonly stepId: number;
  readonly kind: EventKind;
  readonly date: string;
  readonly note: string;
}

/** A household with what people keyed in of it. */
export interface KeyedHousehold {
  readonly household: ArchiveHousehold;
  readonly events: readonly KeyedEvent[];
  /** Scans of an entry, by its pointer: those its row names (by name) are not among them. */
  readonly attached: ReadonlyMap<string, readonly number[]>;
  /** Scans that were taken away, whoever brought them. */
  readonly detached: ReadonlySet<number>;
  /** The step that a decision on a field comes from; those of the file have none. */
  readonly decidedBy: ReadonlyMap<string, Extract<ArchiveStep, { action: 'decide' }>>;
  /** Fields of the paper that were keyed in. */
  readonly keyedFields: ReadonlySet<string>;
  /** The rows of its inventory as they stand, by pointer; `file` is the source that named their scan. */
  readonly inventoryRows: ReadonlyMap<string, TableRecord>;
  /** What became of the rows of files that are no part of it. */
  readonly joined: Pick<JoinedArchive, 'remarks' | 'setAside'>;
}

/** What a decision is about: both sides as they are shown in full. Compared as a text. */
export function aboutOf({
  systemValue,
  paperValue,
}: {
  readonly systemValue: string;
  readonly paperValue: string;
}): string {
  return JSON.stringify([systemValue, paperValue]);
}

const EVENT_FACT: Readonly<Record<EventKind, readonly [date: string, reason: string | null] | null>> = {
  apply: ['application_date', null],
  confirm: ['confirm_date', null],
  recheck: null,
  change: ['change_date', 'change_reason'],
  stop: ['stop_date', 'stop_reason'],
};

/**
 * Puts one household together from its rows and from what people keyed in, by the same reading as files: a keyed entry is a row of the inventory,
 * in the place of the one it stands for or behind all others; keyed fields of the paper stand over those of its row; a keyed event completes the
 * date where system and paper are silent. Steps on entries that the files no longer have bring nothing in their place but what was keyed in
 * itself. `day`: the day the archive is made. null where the rows make no household.
 */
export function keyedHousehold(
  records: HouseholdRecords,
  steps: readonly ArchiveStep[],
  pack: PolicyPack,
  day: string,
): KeyedHousehold | null {
  const standing = standingSteps(steps);
  const key = records.households[0]?.household;
  const inventory = [...records.inventory];
  const attached = new Map<string, number[]>();
  const detached = new Set<number>();
  const decided = new Map<string, Extract<ArchiveStep, { action: 'decide' }>>();
  const typedPaper = new Map<string, FactValue>();
  const told: Record<string, FactValue> = {};
  const events: KeyedEvent[] = [];
  let paperStep = 0;
  const record = (stepId: number, values: TableRecord['values']): TableRecord => ({
    pointer: keyedPointer(stepId),
    file: 0,
    values,
    ...(key === undefined ? {} : { household: key }),
  });
  for (const step of standing)
    switch (step.action) {
      case 'put-entry': {
        const { entry, typed } = step.detail;
        const values = valuesOr(() => entryValues(typed, pack));
        // A pack that no longer has the material: the entry waits until one has it again.
        if (values === null) break;
        const at = entry === null ? -1 : inventory.findIndex(({ pointer }) => pointer === entry);
        if (at === -1) {
          inventory.push(record(step.stepId, values));
          break;
        }
        // The scan that the row names lies with what is keyed in now.
        const { file, values: before } = inventory[at]!;
        inventory[at] = {
          ...record(step.stepId, before.file === undefined ? values : { ...values, file: before.file }),
          file,
        };
        const scans = attached.get(entry!);
        if (scans !== undefined) attached.set(keyedPointer(step.stepId), scans);
        break;
      }
      case 'remove-entry': {
        const at = inventory.findIndex(({ pointer }) => pointer === step.detail.entry);
        if (at !== -1) inventory.splice(at, 1);
        break;
      }
      case 'put-paper':
        paperStep = step.stepId;
        for (const [name, text] of Object.entries(step.detail.values)) {
          if (text === null) typedPaper.delete(name);
          else
            typedPaper.set(
              name,
              valuesOr(() => paperValue(name, text)),
            );
        }
        break;
      case 'decide':
        if (step.detail.result === null) decided.delete(step.detail.field);
        else decided.set(step.detail.field, step);
        break;
      case 'add-event': {
        const { kind, date, note } = step.detail;
        events.push({ stepId: step.stepId, kind, date, note });
        const facts = EVENT_FACT[kind];
        if (facts === null) break;
        told[facts[0]] = date;
        if (facts[1] !== null && note !== '') told[facts[1]] = note;
        break;
      }
      case 'attach-scan': {
        const { code, entry, scanId } = step.detail;
        let pointer = entry;
        if (pointer === null || !inventory.some((each) => each.pointer === pointer)) {
          pointer = keyedPointer(step.stepId);
          inventory.push(record(step.stepId, { code, title: null, date: null }));
        }
        attached.set(pointer, [...(attached.get(pointer) ?? []), scanId]);
        detached.delete(scanId);
        break;
      }
      case 'detach-scan':
        detached.add(step.detail.scanId);
        break;
      case 'undo':
        break;
    }
  const joined = joinHouseholds(
    {
      ...records,
      inventory,
      paper: withTyped(records.paper, typedPaper, (values) => record(paperStep, values)),
      ...(key === undefined || Object.keys(told).length === 0 ? {} : { told: new Map<string, Facts>([[key, told]]) }),
    },
    pack,
    day,
  );
  const household = joined.households[0];
  if (household === undefined) return null;
  const { decisions, decidedBy } = standingDecisions(household, decided);
  return {
    household: household.paper === null ? household : { ...household, paper: { ...household.paper, decisions } },
    events,
    attached,
    detached,
    decidedBy,
    keyedFields: new Set(typedPaper.keys()),
    inventoryRows: new Map(inventory.map((row) => [row.pointer, row])),
    joined: { remarks: joined.remarks, setAside: joined.setAside },
  };
}

/** The first paper counts: what was typed stands over it, and a paper nobody read from a file is one row more. */
function withTyped(
  papers: readonly TableRecord[],
  typed: ReadonlyMap<string, FactValue>,
  record: (values: TableRecord['values']) => TableRecord,
): readonly TableRecord[] {
  if (typed.size === 0) return papers;
  const [first, ...others] = papers;
  return [record({ ...first?.values, ...Object.fromEntries(typed) }), ...others];
}

/** What was decided here holds as long as both sides say what they said then; it comes before what the file says of the same field. */
function standingDecisions(
  household: ArchiveHousehold,
  decided: ReadonlyMap<string, Extract<ArchiveStep, { action: 'decide' }>>,
) {
  const decisions = new Map(household.paper?.decisions);
  const decidedBy = new Map<string, Extract<ArchiveStep, { action: 'decide' }>>();
  if (decided.size === 0 || household.paper === null) return { decisions, decidedBy };
  for (const each of inconsistencies(household)) {
    const step = decided.get(each.field);
    if (step === undefined || step.detail.result === null || step.detail.about !== aboutOf(each)) continue;
    decisions.delete(each.label.normalize('NFKC'));
    decisions.set(each.field, step.detail.result);
    decidedBy.set(each.field, step);
  }
  return { decisions, decidedBy };
}

function valuesOr<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypedError)) throw error;
    return null;
  }
}

/** Whether an entry was keyed in. */
export function isKeyed(pointer: string): boolean {
  return pointer.startsWith(`${KEYED_PLACE}#`);
}
