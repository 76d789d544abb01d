import type { Candidate, DifferenceDetail, RowPlace } from '../../../shared/contracts/desk/differences.ts';
import { DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { type ComparedField, compareFields } from '../../../shared/domain/discrepancy/compare-fields.ts';
import { maskField } from '../../../shared/domain/discrepancy/mask-fields.ts';
import { weighPairs } from '../../../shared/domain/discrepancy/weigh.ts';
import { RULE_LABEL } from '../../../shared/domain/matching/rule.ts';
import { caseIdOf, caseStatesOf } from '../../data/case-repo.ts';
import type { Database } from '../../data/database.ts';
import { type Decision, decidedIn, decisionsOfMonth } from '../../data/decision-repo.ts';
import {
  codesOfHousehold,
  differenceById,
  firstDifferenceOf,
  type StoredDifference,
} from '../../data/difference-repo.ts';
import { lineOfHousehold } from '../../data/household-repo.ts';
import { type Run, runById } from '../../data/run-repo.ts';
import { shownCandidates } from './candidate-row.ts';
import { shownDecision } from './decision-row.ts';
import { type Cover, rowOf } from './difference-row.ts';
import { findSourceRows, placesOf, writtenColumnsOf } from './source-places.ts';

/** Everything there is to see of one difference. */
export function detailOf(db: Database, differenceId: number, cover: Cover): DifferenceDetail {
  const difference = differenceById(db, differenceId);
  const run = runById(db, difference.runId);
  const beside = besideOf(db, difference, run, cover);
  return {
    row: rowOf(difference, {
      cover,
      first: firstDifferenceOf(db, run.runId),
      decided: decidedIn(db, run.runId),
      caseStates: caseStatesOf(db, run.programme, [difference.problem]),
    }),
    runId: run.runId,
    codeLabel: DISCREPANCY_CODES[difference.code].label,
    ruleLabel: (RULE_LABEL as Readonly<Record<string, string>>)[difference.rule] ?? '',
    ...beside,
    decisions: decisionsOfMonth(db, run.monthId)
      .filter((decision) => isAbout(decision, difference))
      .map((decision) => shownDecision(decision, cover)),
    household: difference.household,
    caseId: caseIdOf(db, run.programme, difference.problem) ?? null,
    earlier: earlierOf(db, difference, run),
  };
}

/** A question is asked again under another number once one of its households is gone; what was said of the others still is about it. */
function isAbout({ stableId, households }: Decision, { id, candidates }: StoredDifference): boolean {
  const keys = new Set(candidates.map(({ key }) => key));
  return stableId === id || households.every((key) => keys.has(key));
}

/** The ledgers side by side: fields, rows, candidates. */
export function besideOf(
  db: Database,
  { runId, code, rows, candidates }: StoredDifference,
  { period }: Run,
  cover: Cover,
): {
  fields: DifferenceDetail['fields'];
  places: RowPlace[];
  candidates: Candidate[];
  weighed: DifferenceDetail['weighed'];
} {
  const found = findSourceRows(db, runId, rows);
  return {
    // A total is no household: its row has words where others have names.
    fields:
      code === 'control_total_mismatch'
        ? []
        : compareFields(writtenColumnsOf(db, found), period).map((field) => shownField(field, cover)),
    places: placesOf(db, found),
    candidates: shownCandidates(candidates, cover),
    weighed: weighPairs(candidates).map(({ a, b, evidence }) => ({
      a,
      b,
      evidence: evidence.map((each) => ({ ...each })),
    })),
  };
}

function shownField(field: ComparedField, { uncovered, maskNames }: Cover): DifferenceDetail['fields'][number] {
  const { column, label, texts, state, sensitive } = uncovered ? field : maskField(field, { names: maskNames });
  const copy = (pieces: ComparedField['texts']['approval']) => pieces?.map((piece) => ({ ...piece })) ?? null;
  return {
    column,
    label,
    approval: copy(texts.approval),
    finance: copy(texts.finance),
    bank: copy(texts.bank),
    state,
    sensitive,
  };
}

/** The household in the last runs of other months, the newest first. */
function earlierOf(db: Database, { household }: StoredDifference, { monthId }: Run): DifferenceDetail['earlier'] {
  return lineOfHousehold(db, household)
    .filter(({ run }) => run.monthId !== monthId)
    .map(({ run, approvedFen, requestedFen, paidFen, creditedFen }) => ({
      period: run.period,
      programme: run.programme,
      runId: run.runId,
      approvedFen,
      requestedFen,
      paidFen,
      creditedFen,
      codes: [...codesOfHousehold(db, household, run.runId)],
    }))
    .reverse();
}
