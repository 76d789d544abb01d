import type { DifferenceDetail } from '../../../../shared/contracts/desk/differences.ts';

type Candidate = DifferenceDetail['candidates'][number];

/** One candidate a ledger at most can be the same household: choosing another of a ledger takes the place of the first. */
export function chosenWith(
  candidates: readonly Candidate[],
  chosen: readonly string[],
  key: string,
): readonly string[] {
  if (chosen.includes(key)) return chosen.filter((one) => one !== key);
  const ledgerOf = (wanted: string) => candidates.find((candidate) => candidate.key === wanted)?.ledger;
  return [...chosen.filter((one) => ledgerOf(one) !== ledgerOf(key)), key];
}

/** What is chosen when the question is opened: everything, where each ledger has one candidate; else it is for a person to choose. */
export function chosenAtFirst(candidates: readonly Candidate[]): readonly string[] {
  const ledgers = new Set(candidates.map(({ ledger }) => ledger));
  return ledgers.size === candidates.length ? candidates.map(({ key }) => key) : [];
}

/** The pairs that are weighed against each other on screen: those among the chosen, or all while fewer than two are. */
export function pairsToShow(
  { candidates, weighed }: Pick<DifferenceDetail, 'candidates' | 'weighed'>,
  chosen: readonly string[],
): DifferenceDetail['weighed'] {
  const isChosen = (index: number) => chosen.includes(candidates[index]?.key ?? '');
  const among = weighed.filter(({ a, b }) => isChosen(a) && isChosen(b));
  return among.length > 0 ? among : weighed;
}
