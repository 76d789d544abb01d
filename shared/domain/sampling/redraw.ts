import type { Allocation } from './allocate.ts';
import type { Draw } from './draw.ts';

/** What is kept of a drawing, as far as a second drawing must agree with it. */
export interface KeptResult {
  readonly population: number;
  readonly populationSha256: string;
  readonly strata: readonly Allocation[];
  readonly drawn: readonly string[];
}

/** Holds a drawing against the same one made again: in words, what does not agree. Empty where all does. */
export function compareDraws(kept: KeptResult, again: Draw): readonly string[] {
  const problems: string[] = [];
  if (kept.population !== again.size.population)
    problems.push(`总体应有 ${kept.population} 个，现在是 ${again.size.population} 个`);
  if (kept.populationSha256 !== again.populationSha256) problems.push('总体的校验码与抽取时不一致');
  if (JSON.stringify(kept.strata.map(shareOf)) !== JSON.stringify(again.strata.map(shareOf)))
    problems.push('各层的数量与抽取时不一致');
  const ids = again.drawn.map(({ id }) => id);
  const at = Math.max(kept.drawn.length, ids.length);
  for (let i = 0; i < at; i++)
    if (kept.drawn[i] !== ids[i]) {
      problems.push(
        `抽中名单从第 ${i + 1} 个起不一致：应为 ${ids[i] ?? '（无）'}，记录的是 ${kept.drawn[i] ?? '（无）'}`,
      );
      break;
    }
  return problems;
}

function shareOf({ stratum, population, drawn, raised }: Allocation): readonly unknown[] {
  return [stratum, population, drawn, raised];
}
