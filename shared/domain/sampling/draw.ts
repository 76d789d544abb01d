import { sha256Hex } from '../../lib/sha256.ts';
import { type Allocation, allocate } from './allocate.ts';
import { type Precision, type SampleSize, sampleSize } from './sample-size.ts';

/** Something that can be drawn: a household, a closed case. */
export interface Unit {
  /** Names it for good: the same from one drawing to the next. No two units share it. */
  readonly id: string;
  readonly stratum: string;
}

/** What a drawing comes to. The same units and the same seed give the same, in whatever order they are given. */
export interface Draw {
  readonly size: SampleSize;
  readonly strata: readonly Allocation[];
  /** SHA-256 over the whole population: see `populationText`. */
  readonly populationSha256: string;
  /** The units drawn, stratum after stratum in the order of their names, within a stratum in the order of their numbers. */
  readonly drawn: readonly DrawnUnit[];
}

export interface DrawnUnit extends Unit {
  /** What the unit was drawn by: see `drawNumber`. */
  readonly number: string;
}

/**
 * The number a unit is drawn by: SHA-256 of `seed`, `stratum` and `id`, each on a line of its own, without a line end after the last. A table of the
 * same three columns and any tool that knows SHA-256 give it again: `printf '%s\n%s\n%s' SEED STRATUM ID | sha256sum`.
 */
export function drawNumber(seed: string, { stratum, id }: Unit): string {
  return sha256Hex(`${seed}\n${stratum}\n${id}`);
}

/** The text whose SHA-256 names the population: a line `id TAB stratum` a unit, in the order of the ids, each with a line end (LF). */
export function populationText(units: readonly Unit[]): string {
  return inOrder(units)
    .map(({ id, stratum }) => `${id}\t${stratum}\n`)
    .join('');
}

/**
 * Draws a sample: within each stratum the units with the smallest numbers. Nothing here is left to chance once the seed stands, so that anybody
 * who has the population and the seed draws the same units again. Throws RangeError where an id stands twice, or where id, stratum or seed
 * holds a tab or a line end: the text that is hashed would not be unambiguous.
 */
export function drawSample(units: readonly Unit[], precision: Precision, seed: string): Draw {
  if (hasControl(seed)) throw new RangeError('the seed is one line');
  const byStratum = new Map<string, DrawnUnit[]>();
  const ids = new Set<string>();
  for (const { id, stratum } of units) {
    if (ids.has(id)) throw new RangeError('a unit stands twice in the population');
    if (hasControl(id) || hasControl(stratum)) throw new RangeError('ids and strata are one line each');
    ids.add(id);
    const unit = { id, stratum, number: drawNumber(seed, { id, stratum }) };
    const ofStratum = byStratum.get(stratum);
    if (ofStratum === undefined) byStratum.set(stratum, [unit]);
    else ofStratum.push(unit);
  }
  const size = sampleSize(units.length, precision);
  const strata = allocate(new Map([...byStratum].map(([stratum, all]) => [stratum, all.length])), size.size);
  return {
    size,
    strata,
    populationSha256: sha256Hex(populationText(units)),
    drawn: strata.flatMap(({ stratum, drawn }) =>
      byStratum
        .get(stratum)!
        .sort((a, b) => (a.number < b.number ? -1 : 1))
        .slice(0, drawn),
    ),
  };
}

function inOrder(units: readonly Unit[]): readonly Unit[] {
  return [...units].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** The units of a population's text, as `populationText` wrote it. Throws RangeError where it is none. */
export function unitsOfText(text: string): readonly Unit[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new RangeError('the last line of a population ends too');
  return lines.map((line) => {
    const [id, stratum, ...more] = line.split('\t');
    if (id === undefined || stratum === undefined || more.length > 0) throw new RangeError('id TAB stratum');
    return { id, stratum };
  });
}
