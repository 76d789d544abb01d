import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { comparedLabel, comparedValues } from '../../shared/domain/archive/check/consistency.ts';
import { EVENT_LABEL, type EventKind } from '../../shared/domain/archive/household-event.ts';
import {
  type ArchiveAction,
  type ArchiveStep,
  type ArchiveStepDetails,
  isUndoable,
  type TypedEntry,
} from '../../shared/domain/archive/keyed/archive-step.ts';
import { aboutOf } from '../../shared/domain/archive/keyed/keyed-household.ts';
import {
  entryValues,
  eventDate,
  paperColumn,
  paperValue,
  TypedError,
} from '../../shared/domain/archive/keyed/read-typed.ts';
import type { PolicyPack } from '../../shared/domain/archive/policy/policy-pack.ts';
import type { Decision } from '../../shared/domain/archive/read/read-decisions.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import { type ArchiveCheck, currentCheck } from './archive-check-repo.ts';
import { type DerivedHousehold, deriveHousehold, recheckHousehold } from './archive-derive.ts';
import { goneHousehold } from './archive-household-repo.ts';
import type { StoredScan } from './archive-scan-repo.ts';
import { scansOfEntries } from './archive-scans-of-household.ts';
import { keepArchiveStep } from './archive-step-repo.ts';
import type { Database } from './database.ts';
import { appendLog } from './log-repo.ts';

/** What a person asks to be done to a dossier: as typed. */
export type ArchiveStepInput =
  | { readonly action: 'put-entry'; readonly entry: string | null; readonly typed: TypedEntry }
  | { readonly action: 'remove-entry'; readonly entry: string }
  | { readonly action: 'put-paper'; readonly values: Readonly<Record<string, string | null>> }
  | { readonly action: 'decide'; readonly field: string; readonly result: Decision | null; readonly note: string }
  | { readonly action: 'add-event'; readonly kind: EventKind; readonly date: string; readonly note: string }
  | { readonly action: 'attach-scan'; readonly code: string; readonly entry: string | null; readonly scan: StoredScan }
  | { readonly action: 'detach-scan'; readonly scanId: number }
  | { readonly action: 'undo'; readonly stepId: number };

/** Which household is meant, and in which state whoever asks has seen it. */
export interface SeenHousehold {
  readonly householdId: number;
  /** The id of its newest step then; 0: there was none. */
  readonly revision: number;
}

/**
 * Takes a step on a household of the archive: the only door through which people change one. What was typed is read as the cells of a file
 * are, the step is kept, the log vouches for it, and the household is checked again, all of it or nothing. Throws E_GONE, E_REFUSED with a sentence
 * that names what is wrong.
 */
export function takeArchiveStep(
  db: Database,
  { householdId, revision }: SeenHousehold,
  input: ArchiveStepInput,
  { actor, at }: { readonly actor: Actor; readonly at: string },
): DerivedHousehold {
  return db.transaction(() => {
    const check = currentCheck(db);
    if (check === null) throw goneHousehold();
    const found = deriveHousehold(db, check, householdId);
    if (revisionOf(found.steps) !== revision)
      throw new WorkplaceError('E_REFUSED', '别人刚刚改过这一户', '请先看看改了什么，再改');
    const detail = detailOf(db, check, found, input);
    const step = keepArchiveStep(db, {
      household: found.key,
      at,
      by: { personId: actor.personId, name: actor.name },
      action: input.action,
      detail,
    });
    appendLog(db, {
      at,
      actor,
      action: 'archive.step',
      subject: subjectOf(found),
      detail: { sentence: logSentence(step), householdId, stepId: step.stepId },
      rows: [{ table: 'archive_step', id: step.stepId }],
    });
    return recheckHousehold(db, check, householdId);
  });
}

/** The number that names the state of a household: its newest step. */
export function revisionOf(steps: readonly ArchiveStep[]): number {
  return steps.at(-1)?.stepId ?? 0;
}

/** A household as the log names it: by its certificate. */
export function subjectOf({ household }: Pick<DerivedHousehold, 'household'>): string {
  return household.certNo === '' ? '无低保证号的一户' : household.certNo;
}

function detailOf(
  db: Database,
  { rules: { pack } }: ArchiveCheck,
  found: DerivedHousehold,
  input: ArchiveStepInput,
): ArchiveStepDetails[ArchiveAction] {
  switch (input.action) {
    case 'put-entry':
      if (input.entry !== null) requireEntry(found, input.entry);
      asRefusal(() => entryValues(input.typed, pack));
      return { entry: input.entry, typed: input.typed };
    case 'remove-entry':
      requireEntry(found, input.entry);
      return { entry: input.entry };
    case 'put-paper':
      return { values: paperOf(found, input.values) };
    case 'decide':
      return decisionOf(found, input);
    case 'add-event':
      return {
        kind: input.kind,
        date: asRefusal(() => eventDate(input.kind, input.date)),
        note: input.note,
      };
    case 'attach-scan': {
      requireMaterial(pack, input.code);
      if (input.entry !== null) requireEntry(found, input.entry);
      const { scanId, sha256, name, pages } = input.scan;
      return { code: input.code, entry: input.entry, scanId, sha256, name, pages };
    }
    case 'detach-scan': {
      const scan = [...scansOfEntries(db, found).values()].flat().find(({ scanId }) => scanId === input.scanId);
      if (scan === undefined) throw refused('这一户的材料里已经没有这个扫描件', '请刷新页面');
      return { scanId: scan.scanId, name: scan.name };
    }
    case 'undo': {
      const step = found.steps.find(({ stepId }) => stepId === input.stepId);
      if (step === undefined) throw refused('这一户没有这一步', '请刷新页面');
      if (!isUndoable(step, found.steps))
        throw refused('这一步已经撤销过，或后面还有以它为依据的登记', '请先撤销后面的那一步');
      return { undoes: step.stepId };
    }
  }
}

function paperOf(
  { keyedFields }: DerivedHousehold,
  values: Readonly<Record<string, string | null>>,
): Readonly<Record<string, string | null>> {
  const entries = Object.entries(values);
  if (entries.length === 0) throw refused('没有填任何一项', '请至少填写一项再保存');
  for (const [name, text] of entries) {
    if (text !== null) asRefusal(() => paperValue(name, text));
    else if (!keyedFields.has(name))
      throw refused(`“${paperColumn(name)?.label ?? name}”没有手工登记过，没有可撤回的`, '请刷新页面');
  }
  return values;
}

function decisionOf(
  { household, decidedBy }: DerivedHousehold,
  { field, result, note }: Extract<ArchiveStepInput, { action: 'decide' }>,
): ArchiveStepDetails['decide'] {
  const compared = comparedValues(household).find((each) => each.field === field);
  const label = comparedLabel(field);
  if (result === null) {
    if (!decidedBy.has(field)) throw refused(`“${label}”在这里没有认定过`, '登记表里写的认定，请在登记表里改了再读入');
  } else if (compared === undefined || compared.result === null)
    throw refused(`“${label}”系统与纸质没有不一致，不用认定`, '请刷新页面');
  const about = aboutOf({ systemValue: compared?.systemValue ?? '', paperValue: compared?.paperValue ?? '' });
  return { field, result, note, about };
}

function requireEntry({ inventoryRows }: DerivedHousehold, entry: string): void {
  if (!inventoryRows.has(entry)) throw refused('这份材料的登记已经不在了', '可能重新读入了清单，请刷新页面');
}

function requireMaterial({ materials }: PolicyPack, code: string): void {
  if (!materials.some((material) => material.code === code))
    throw refused(`材料代码“${code}”不在材料表里`, '请从材料表里选择');
}

function asRefusal<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypedError) throw refused(error.message, '请改正后再保存；没有做任何改动');
    throw error;
  }
}

function refused(message: string, mend: string): WorkplaceError {
  return new WorkplaceError('E_REFUSED', message, mend);
}

/** A step in one line for the log: nothing that was typed stands in it. */
function logSentence(step: ArchiveStep): string {
  switch (step.action) {
    case 'put-entry':
      return `${step.detail.entry === null ? '登记' : '修改'}材料 ${step.detail.typed.code}`;
    case 'remove-entry':
      return '删去材料登记';
    case 'put-paper':
      return `登记纸质内容：${Object.keys(step.detail.values)
        .map((name) => paperColumn(name)?.label ?? name)
        .join('、')}`;
    case 'decide':
      return `${step.detail.result === null ? '撤回认定' : '认定'}：${comparedLabel(step.detail.field)}`;
    case 'add-event':
      return `登记${EVENT_LABEL[step.detail.kind]}`;
    case 'attach-scan':
      return `加入扫描件（${step.detail.code}）`;
    case 'detach-scan':
      return '移去扫描件';
    case 'undo':
      return `撤销第 ${step.detail.undoes} 步`;
  }
}
