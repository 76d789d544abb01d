import type { ArchiveHouseholdView } from '../../../shared/contracts/desk/archive-views.ts';
import type { ArchiveHousehold, InventoryItem } from '../../../shared/domain/archive/archive-household.ts';
import { checkItems } from '../../../shared/domain/archive/check/completeness.ts';
import { comparedValues } from '../../../shared/domain/archive/check/consistency.ts';
import { ITEM_STATUS_LABEL, type ItemResult } from '../../../shared/domain/archive/check/item-status.ts';
import { POLICY_VERDICT_LABEL } from '../../../shared/domain/archive/check/policy-questions.ts';
import { retentionTerms, retentionWords } from '../../../shared/domain/archive/check/retention.ts';
import { shownValues } from '../../../shared/domain/archive/check/shown-values.ts';
import { explainCondition } from '../../../shared/domain/archive/condition/explain-condition.ts';
import { printedForms } from '../../../shared/domain/archive/dossier/compose-dossier.ts';
import {
  type FactField,
  type Facts,
  type FactValue,
  HOUSEHOLD_FACTS,
  MEMBER_FACTS,
} from '../../../shared/domain/archive/fact.ts';
import { EVENT_LABEL } from '../../../shared/domain/archive/household-event.ts';
import { householdEvents } from '../../../shared/domain/archive/household-events.ts';
import { isUndoable, KEYED_PLACE, undoneIds } from '../../../shared/domain/archive/keyed/archive-step.ts';
import { isKeyed } from '../../../shared/domain/archive/keyed/keyed-household.ts';
import { stepSentence } from '../../../shared/domain/archive/keyed/step-sentence.ts';
import { POLICY_QUESTIONS } from '../../../shared/domain/archive/policy/policy-pack.ts';
import type { MaterialRule } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { TABLE_SHAPES } from '../../../shared/domain/archive/read/table-kind.ts';
import { maskNumber } from '../../../shared/domain/identity/mask.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { formatYuanGrouped } from '../../../shared/domain/identity/money.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import type { ArchiveCheck } from '../../data/archive-check-repo.ts';
import { type DerivedHousehold, deriveHousehold } from '../../data/archive-derive.ts';
import { hasInventory } from '../../data/archive-has.ts';
import { type HouseholdLine, householdLine, tokensOf } from '../../data/archive-household-repo.ts';
import type { StoredScan } from '../../data/archive-scan-repo.ts';
import { scansOfEntries } from '../../data/archive-scans-of-household.ts';
import type { Database } from '../../data/database.ts';
import { accountOf } from './archive-account.ts';
import { archiveRowOf, coveredName } from './archive-row.ts';
import type { Cover } from './difference-row.ts';

/** Numbers of people and accounts among the facts. */
const NUMBERS: ReadonlySet<string> = new Set([
  'head_id',
  'agent_id',
  'acct_no',
  'card_no',
  'phone',
  'member_ids',
  'disability_no',
]);
const NAMES: ReadonlySet<string> = new Set(['relative_of', 'supporters', 'agent', 'acct_name']);
/** Stands in the row of the household, or at the head of a member. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  'head_name',
  'head_id',
  'cert_no',
  'township',
  'village',
  'name',
  'id',
  'is_head',
  'dead',
]);

/** A household of the archive whole, as its page shows it. Throws E_GONE. */
export function archiveHouseholdView(
  db: Database,
  check: ArchiveCheck,
  householdId: number,
  cover: Cover,
): ArchiveHouseholdView {
  const derived = deriveHousehold(db, check, householdId);
  return presentHousehold(db, check, householdLine(db, check, householdId), derived, cover);
}

/** A household that was just put together, as its page shows it. */
export function presentHousehold(
  db: Database,
  check: ArchiveCheck,
  line: HouseholdLine,
  derived: DerivedHousehold,
  cover: Cover,
): ArchiveHouseholdView {
  const { household, steps, events, findings } = derived;
  const { rules } = check;
  const items = checkItems(household, rules, check.input.frame.makingDate, hasInventory(db, check));
  const scans = scansOfEntries(db, derived);
  const text = coveredText(household, cover);
  const undone = undoneIds(steps);
  return {
    row: archiveRowOf(line, rules, cover),
    revision: steps.at(-1)?.stepId ?? 0,
    facts: labelled(HOUSEHOLD_FACTS, household.facts, cover),
    members: household.members.map((member) => ({
      name: coveredName(String(member.name ?? ''), cover),
      idNumber: cover.uncovered ? String(member.id ?? '') : maskPersonId(String(member.id ?? '')),
      isHead: member.is_head === true,
      dead: member.dead === true,
      facts: labelled(MEMBER_FACTS, member, cover),
    })),
    events: householdEvents(household, events).map((event) => ({
      ...event,
      label: EVENT_LABEL[event.kind],
      note: text(event.note),
    })),
    items: items.map((item, at) => presentItem(item, rules.materials[at]!, derived, check, scans, text)),
    fields: presentFields(derived, cover, text),
    findings: findings.map(({ question, verdict, reason }) => ({
      question,
      ...POLICY_QUESTIONS[question],
      verdict,
      verdictLabel: POLICY_VERDICT_LABEL[verdict],
      reason: text(reason),
    })),
    requested: rules.pack.forms.filter(({ onRequest }) => onRequest === true).map(({ id, title }) => ({ id, title })),
    volume: { volumeNo: line.volumeNo, boxNo: line.boxNo, inBox: line.inBox },
    retention: retentionWords(retentionTerms(household, rules.pack)),
    steps: steps.map((step) => ({
      stepId: step.stepId,
      at: step.at,
      by: step.by.name,
      sentence: text(stepSentence(step, rules.pack)),
      undone: undone.has(step.stepId),
      undoable: isUndoable(step, steps),
    })),
    account: accountOf(db, tokensOf(db, check, line.householdId)),
  };
}

/** Texts about a household: numbers in them are covered, and the names of its people where names are. */
function coveredText({ headName, members }: ArchiveHousehold, cover: Cover): (value: string) => string {
  if (cover.uncovered) return (value) => value;
  if (!cover.maskNames) return maskDigitRuns;
  const names = [...new Set([headName, ...members.map(({ name }) => String(name ?? ''))])].filter(
    (name) => name.length > 1,
  );
  return (value) => maskDigitRuns(names.reduce((shown, name) => shown.replaceAll(name, maskName(name)), value));
}

function labelled(fields: Readonly<Record<string, FactField>>, facts: Facts, cover: Cover) {
  return Object.entries(fields).flatMap(([name, { label, type }]) => {
    const value = facts[name] ?? null;
    if (value === null || value === '' || SHOWN_ELSEWHERE.has(name)) return [];
    return [{ name, label, value: coveredFact(name, factText(value, type), cover) }];
  });
}

function factText(value: Exclude<FactValue, null>, type: FactField['type']): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return type === 'yuan' && typeof value === 'number' ? `${formatYuanGrouped(value)} 元` : String(value);
}

function coveredFact(name: string, value: string, cover: Cover): string {
  if (cover.uncovered) return value;
  if (NUMBERS.has(name)) return value.replace(/[^;；,，、/\s]+/gu, maskNumber);
  return NAMES.has(name) ? coveredName(value, cover) : maskDigitRuns(value);
}

function presentItem(
  item: ItemResult,
  { material, condition }: MaterialRule,
  { household }: DerivedHousehold,
  { rules }: ArchiveCheck,
  scans: ReadonlyMap<string, readonly StoredScan[]>,
  text: (value: string) => string,
): ArchiveHouseholdView['items'][number] {
  return {
    code: item.code,
    title: item.title,
    stage: material.stage,
    need: material.need,
    grade: material.grade,
    status: item.status,
    statusLabel: ITEM_STATUS_LABEL[item.status],
    reason: text(item.reason),
    condition: condition === null ? '' : explainCondition(condition),
    wanted: item.wanted,
    signers: [...material.signers],
    asks: {
      date: material.dated,
      period: material.publicity === true,
      signed: material.signers.length > 0,
      sealed: material.sealed,
      signatures: material.signatures === 'adults',
      investigators: material.signatures === 'investigators',
    },
    entries: household.inventory
      .filter(({ code }) => code === item.code)
      .map((entry) => presentEntry(entry, item.title, scans.get(entry.pointer) ?? [], text)),
    forms: printedForms(item, household, rules).map(({ id, title }) => ({ id, title })),
  };
}

function presentEntry(
  { pointer, file: _, title, investigators, remark, ...entry }: InventoryItem,
  materialTitle: string,
  scans: readonly StoredScan[],
  text: (value: string) => string,
): ArchiveHouseholdView['items'][number]['entries'][number] {
  return {
    ...entry,
    entry: pointer,
    title: text(title === '' ? materialTitle : title),
    investigators: investigators === null ? null : [...investigators],
    remark: text(remark),
    keyed: isKeyed(pointer),
    place: isKeyed(pointer) ? KEYED_PLACE : pointer,
    scans: scans.map(({ scanId, name, type, bytes, pages }) => ({ scanId, name: text(name), type, bytes, pages })),
  };
}

function presentFields(
  { household, decidedBy }: DerivedHousehold,
  cover: Cover,
  text: (value: string) => string,
): ArchiveHouseholdView['fields'] {
  return comparedValues(household).map((compared) => {
    const { field, label, severity, result } = compared;
    const sides = { ...compared, systemValue: compared.systemValue ?? '', paperValue: compared.paperValue ?? '' };
    const [system, paper] = shownValues(sides, cover.uncovered).map((value) =>
      // The number of the certificate is shown everywhere: it is what a dossier is found by.
      compared.sensitive || field === 'cert_no' ? value : text(value),
    ) as [string, string];
    const step = decidedBy.get(field);
    const ofFile = household.paper?.decisions.get(label.normalize('NFKC')) ?? household.paper?.decisions.get(field);
    return {
      field,
      label,
      systemValue: compared.systemValue === null ? null : system,
      paperValue: compared.paperValue === null ? null : paper,
      result,
      severity,
      decision:
        step !== undefined && step.detail.result !== null
          ? { result: step.detail.result, by: step.by.name, at: step.at, note: step.detail.note }
          : result === null || ofFile === undefined
            ? null
            : { result: ofFile, by: '', at: '', note: household.paper?.pointer ?? '' },
      type: TABLE_SHAPES.paper.columns.get(field)!.type,
    };
  });
}
