import { deflateSync, inflateSync } from 'node:zlib';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Allocation } from '../../shared/domain/sampling/allocate.ts';
import { type Draw, populationText, type Unit } from '../../shared/domain/sampling/draw.ts';
import type { Precision } from '../../shared/domain/sampling/sample-size.ts';
import type { Sampled } from '../../shared/domain/sampling/sampling-words.ts';
import type { StrataRule } from '../../shared/domain/sampling/stratum.ts';
import type { Database } from './database.ts';

/** By what a sample was drawn, besides the seed. */
export interface SampleRule {
  readonly precision: Precision;
  readonly strata: StrataRule;
}

/** A drawing as it is kept. */
export interface KeptDraw {
  readonly drawId: number;
  readonly at: string;
  readonly personId: number;
  readonly personName: string;
  readonly sampled: Sampled;
  /** null for cases. */
  readonly runId: number | null;
  /** What was drawn from, in words: 2026-04 农村低保. */
  readonly about: string;
  readonly rule: SampleRule;
  readonly seed: string;
  readonly population: number;
  readonly populationSha256: string;
  readonly strata: readonly Allocation[];
  /** Ids in the order they were drawn. */
  readonly drawn: readonly string[];
  /** The how manieth drawing about the same this is, from 1: whoever draws until it suits is seen. */
  readonly time: number;
}

interface DrawRow {
  readonly draw_id: number;
  readonly at: string;
  readonly person_id: number;
  readonly person_name: string;
  readonly sampled: Sampled;
  readonly run_id: number | null;
  readonly about: string;
  readonly rule: string;
  readonly seed: string;
  readonly population: number;
  readonly population_sha256: string;
  readonly strata: string;
  readonly drawn: string;
  readonly time: number;
}

const SELECT = `
  SELECT draw_id, at, person_id, person_name, sampled, run_id, about, rule, seed, population, population_sha256, strata, drawn,
         (SELECT count(*) FROM sample_draw AS other
          WHERE other.sampled = sample_draw.sampled AND other.about = sample_draw.about AND other.draw_id <= sample_draw.draw_id) AS time
  FROM sample_draw`;

function drawOf(row: DrawRow): KeptDraw {
  return {
    drawId: row.draw_id,
    at: row.at,
    personId: row.person_id,
    personName: row.person_name,
    sampled: row.sampled,
    runId: row.run_id,
    about: row.about,
    rule: JSON.parse(row.rule) as SampleRule,
    seed: row.seed,
    population: row.population,
    populationSha256: row.population_sha256,
    strata: JSON.parse(row.strata) as readonly Allocation[],
    drawn: JSON.parse(row.drawn) as readonly string[],
    time: row.time,
  };
}

/** Keeps a drawing with its population; gives its number. The entry of the log that vouches for it is the caller's. */
export function keepDraw(
  db: Database,
  made: Pick<KeptDraw, 'at' | 'personId' | 'personName' | 'sampled' | 'runId' | 'about' | 'rule' | 'seed'>,
  units: readonly Unit[],
  draw: Draw,
): number {
  db.run('INSERT INTO sample_population (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING', [
    draw.populationSha256,
    deflateSync(Buffer.from(populationText(units), 'utf8')),
  ]);
  return db.run(
    `INSERT INTO sample_draw (at, person_id, person_name, sampled, run_id, about, rule, seed, population, population_sha256, strata, drawn)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      made.at,
      made.personId,
      made.personName,
      made.sampled,
      made.runId,
      made.about,
      JSON.stringify(made.rule),
      made.seed,
      units.length,
      draw.populationSha256,
      JSON.stringify(draw.strata),
      JSON.stringify(draw.drawn.map(({ id }) => id)),
    ],
  ).lastId;
}

/** Throws E_GONE where there is no such drawing. */
export function drawById(db: Database, drawId: number): KeptDraw {
  const row = db.get<DrawRow>(`${SELECT} WHERE draw_id = ?`, [drawId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', `没有第 ${drawId} 号抽样`, '请从抽样记录里选择');
  return drawOf(row);
}

/** All drawings, the newest first. */
export function allDraws(db: Database): readonly KeptDraw[] {
  return db.all<DrawRow>(`${SELECT} ORDER BY draw_id DESC`).map(drawOf);
}

/** The text of the population of a drawing, as it was then. */
export function populationTextOf(db: Database, { populationSha256 }: Pick<KeptDraw, 'populationSha256'>): string {
  const row = db.get<{ content: Uint8Array }>('SELECT content FROM sample_population WHERE sha256 = ?', [
    populationSha256,
  ]);
  if (row === undefined) throw new WorkplaceError('E_DATABASE', '这次抽样的总体不在数据库里', '请从备份恢复');
  return inflateSync(row.content).toString('utf8');
}
