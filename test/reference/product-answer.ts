import { type Findings, findDiscrepancies } from '../../shared/domain/discrepancy/find-discrepancies.ts';
import { type Ledger, pointerOf } from '../../shared/domain/ledger/ledger.ts';
import { linesOf } from '../../shared/domain/matching/households.ts';
import { type Matching, matchLedgers } from '../../shared/domain/matching/match.ts';
import { totalOfBridge } from '../../shared/domain/statement/bridge-total.ts';
import { type Answer, KINDS, type Kind, type PlainCounty } from './plain-line.ts';
import { refsInOrder, toLedger } from './to-ledger.ts';

export interface ProductRun {
  readonly ledgers: Readonly<Record<Kind, Ledger>>;
  readonly matching: Matching;
  readonly findings: Findings;
}

/** Runs the product on a plain county. */
export function runProduct(county: PlainCounty, period: string): ProductRun {
  const ledgers = {
    approval: toLedger('approval', county.lines),
    finance: toLedger('finance', county.lines),
    bank: toLedger('bank', county.lines),
  };
  const matching = matchLedgers(ledgers, new Map(county.successions), county.decisions);
  return { ledgers, matching, findings: findDiscrepancies(matching, period) };
}

/** The line refs of every joined household that still stands, by its number. */
export function householdRefs(county: PlainCounty, { joined }: Matching): ReadonlyMap<number, readonly string[]> {
  const refs = Object.fromEntries(KINDS.map((kind) => [kind, refsInOrder(kind, county)]));
  const households = new Map<number, readonly string[]>();
  for (let household = 0; household < joined.count; household++) {
    if (joined.present[household] === 0) continue;
    const own = KINDS.flatMap((kind) => {
      const part = joined.of[kind][household]!;
      return part === -1 ? [] : [...linesOf(joined.ledgers[kind], part)].map((line) => refs[kind]![line]!);
    });
    households.set(household, own);
  }
  return households;
}

/** What the product says of a county, written as the reference writes it. */
export function answerOfProduct(county: PlainCounty, run: ProductRun): Answer {
  const { matching, findings, ledgers } = run;
  const households = householdRefs(county, matching);
  const sorted = (refs: readonly string[]): string => [...refs].sort().join(' ');
  const refOfPointer = new Map<string, string>();
  for (const kind of KINDS) {
    for (const [line, ref] of refsInOrder(kind, county).entries())
      refOfPointer.set(pointerOf(ledgers[kind], line), ref);
  }
  const placeOf = (rows: Readonly<Record<Kind, string>>): string => {
    const refs = KINDS.flatMap((kind) => rows[kind].split(';').filter((pointer) => pointer !== '')).map(
      (pointer) => refOfPointer.get(pointer) ?? `? ${pointer}`,
    );
    const touched = [...households.values()].filter((own) => own.some((ref) => refs.includes(ref)));
    return sorted(touched.flat());
  };
  const total = totalOfBridge(findings.bridge);
  const presence = Object.entries(findings.presence).filter(([, count]) => count > 0);
  return {
    joined: [...households.values()].map(sorted).sort(),
    undecided: matching.undecided
      .map(
        (set) =>
          `${set.kind}_match: ${set.households
            .map((household) => sorted(households.get(household)!))
            .sort()
            .join(' | ')}`,
      )
      .sort(),
    notApplied: matching.decisions
      .filter(({ trouble }) => trouble !== null)
      .map(({ decision }) => [decision.verdict, ...decision.households].join(' '))
      .sort(),
    found: findings.discrepancies
      .map((one) => `${one.code} @ ${one.code === 'shared_account' ? one.account : placeOf(one.rows)}`)
      .sort(),
    presence: Object.fromEntries(presence),
    points: [total.approvedFen, total.requestedFen, total.paidFen, total.creditedFen],
    steps: total.steps.map((step) => `${step.from}>${step.to} ${step.code} ${step.count} ${step.fen}`).sort(),
  };
}
