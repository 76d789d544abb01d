import { randomBytes } from 'node:crypto';
import type { CallOutput, ParsedInput } from '../../../shared/contracts/desk/desk.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { allocate } from '../../../shared/domain/sampling/allocate.ts';
import { drawSample, unitsOfText } from '../../../shared/domain/sampling/draw.ts';
import { compareDraws } from '../../../shared/domain/sampling/redraw.ts';
import { sampleSize } from '../../../shared/domain/sampling/sample-size.ts';
import { HOW_DRAWN, SAMPLED_LABEL, sizeText } from '../../../shared/domain/sampling/sampling-words.ts';
import { strataRuleText } from '../../../shared/domain/sampling/stratum.ts';
import { sha256Of } from '../../data/digest.ts';
import { appendLog } from '../../data/log-repo.ts';
import { allDraws, drawById, type KeptDraw, keepDraw, populationTextOf } from '../../data/sample-repo.ts';
import { type SampleSource, sampleSource, sourceOfDraw, unitsOf } from '../../data/sample-source.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { DataContext } from './context.ts';
import type { HandlersOf } from './handler.ts';

/** Units shown on a page; the documents hold all. */
const SHOWN_UNITS = 500;
const SEED_BYTES = 8;

/** Samples for re-inspection: planned, drawn, kept, drawn again. */
export const samplingHandlers: HandlersOf<
  'sampling.plan' | 'sampling.draw' | 'sampling.list' | 'sampling.get' | 'sampling.redraw'
> = {
  'sampling.plan': plan,
  'sampling.draw': draw,
  'sampling.list': ({ db }) => allDraws(db).map(briefOf),
  'sampling.get': get,
  'sampling.redraw': redraw,
};

function plan(
  { db }: DataContext,
  { from, precision, strata }: ParsedInput<'sampling.plan'>,
): CallOutput<'sampling.plan'> {
  const source = sampleSource(db, from);
  const units = unitsOf(source, strata);
  const size = sampleSize(units.length, precision);
  const counts = new Map<string, number>();
  for (const { stratum } of units) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  const allocation = allocate(counts, size.size);
  return {
    about: source.about,
    size,
    sizeText: sizeText(size),
    allocation: [...allocation],
    toDraw: allocation.reduce((sum, { drawn }) => sum + drawn, 0),
    before: allDraws(db).filter(({ sampled, about }) => sampled === from.sampled && about === source.about).length,
  };
}

function draw({ db, now, actor }: DataContext, input: ParsedInput<'sampling.draw'>): CallOutput<'sampling.draw'> {
  const { from, precision, strata } = input;
  return db.transaction(() => {
    const source = sampleSource(db, from);
    const units = unitsOf(source, strata);
    if (units.length === 0)
      throw new WorkplaceError(
        'E_REFUSED',
        `${source.about} 没有可以抽取的${from.sampled === 'households' ? '户' : '疑点'}`,
        from.sampled === 'households' ? '请选择另一个月份' : '疑点销号以后才能抽查',
      );
    const seed = input.seed === '' ? randomBytes(SEED_BYTES).toString('hex') : input.seed;
    const made = drawSample(units, precision, seed);
    const at = now();
    const drawId = keepDraw(
      db,
      {
        at,
        personId: actor.personId,
        personName: actor.name,
        sampled: from.sampled,
        runId: source.runId,
        about: source.about,
        rule: { precision, strata },
        seed,
      },
      units,
      made,
    );
    appendLog(db, {
      at,
      actor,
      action: 'sample.draw',
      subject: source.about,
      detail: {
        sentence: `第 ${drawId} 号抽样：从${SAMPLED_LABEL[from.sampled]}（${units.length} 个）中抽取 ${made.drawn.length} 个，种子 ${seed}`,
        drawId,
        populationSha256: made.populationSha256,
      },
      rows: [{ table: 'sample_draw', id: drawId }],
    });
    return { drawId };
  });
}

function get({ db }: DataContext, { drawId }: ParsedInput<'sampling.get'>): CallOutput<'sampling.get'> {
  const kept = drawById(db, drawId);
  const { maskNames } = readSettings(db);
  const facts = new Map(sourceIfThere(db, kept)?.facts.map((each) => [each.id, each]));
  const strata = new Map(unitsOfText(populationTextOf(db, kept)).map(({ id, stratum }) => [id, stratum]));
  const size = sampleSize(kept.population, kept.rule.precision);
  return {
    ...briefOf(kept),
    precision: kept.rule.precision,
    strata: { ...kept.rule.strata, bandsFen: [...kept.rule.strata.bandsFen] },
    size,
    sizeText: sizeText(size),
    strataText: strataRuleText(kept.rule.strata),
    howDrawn: HOW_DRAWN,
    allocation: [...kept.strata],
    units: kept.drawn.slice(0, SHOWN_UNITS).map((id, at) => {
      const known = facts.get(id);
      return {
        at: at + 1,
        id,
        stratum: strata.get(id) ?? '',
        known: known !== undefined,
        township: known?.township ?? '',
        village: known?.village ?? '',
        name: maskNames ? maskName(known?.name ?? '') : (known?.name ?? ''),
        idNumber: maskPersonId(known?.idNumber ?? ''),
        amountFen: known?.amountFen ?? 0,
        priority: known?.priority ?? null,
        codes: [...(known?.codes ?? [])],
      };
    }),
  };
}

function redraw({ db }: DataContext, { drawId }: ParsedInput<'sampling.redraw'>): CallOutput<'sampling.redraw'> {
  const kept = drawById(db, drawId);
  const text = populationTextOf(db, kept);
  const again = drawSample(unitsOfText(text), kept.rule.precision, kept.seed);
  // What is compared is the text that is kept, by Node's hash; drawSample made its own by ours.
  const problems = compareDraws(
    { ...kept, populationSha256: sha256Of(text) === kept.populationSha256 ? kept.populationSha256 : '' },
    again,
  );
  const source = sourceIfThere(db, kept);
  return {
    agrees: problems.length === 0,
    problems: [...problems],
    populationUnchanged:
      source === null
        ? null
        : drawSample(unitsOf(source, kept.rule.strata), kept.rule.precision, kept.seed).populationSha256 ===
          kept.populationSha256,
  };
}

/** null where the month it was drawn from has been removed. */
function sourceIfThere(db: DataContext['db'], kept: KeptDraw): SampleSource | null {
  try {
    return sourceOfDraw(db, kept);
  } catch (error) {
    if (error instanceof WorkplaceError && error.code === 'E_GONE') return null;
    throw error;
  }
}

function briefOf(kept: KeptDraw): CallOutput<'sampling.list'>[number] {
  const { drawId, at, sampled, about, time, population, seed, populationSha256 } = kept;
  return {
    drawId,
    at,
    by: kept.personName,
    sampled,
    about,
    time,
    population,
    drawn: kept.drawn.length,
    seed,
    populationSha256,
  };
}
