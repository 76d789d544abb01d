import type { Database } from '../database.ts';
import { sha256Of } from '../digest.ts';
import { allDraws, populationTextOf } from '../sample-repo.ts';
import type { Finding, Replay } from './replay.ts';

/** The population of every drawing is the text whose SHA-256 the drawing names; the drawings are rows that the log vouches for. */
export class SamplesReplay implements Replay {
  readonly actions = [] as const;

  see(): void {}

  *look(db: Database): Generator<void, Finding | null> {
    const looked = new Set<string>();
    for (const draw of allDraws(db)) {
      if (looked.has(draw.populationSha256)) continue;
      looked.add(draw.populationSha256);
      if (textSha256(db, draw) !== draw.populationSha256)
        return {
          seq: null,
          table: 'sample_population',
          id: draw.populationSha256,
          sentence: `第 ${draw.drawId} 号抽样的总体被改动过：它的内容与校验码不符`,
        };
      yield;
    }
    return null;
  }
}

/** '' where the text is gone or cannot be read any more. */
function textSha256(db: Database, draw: Parameters<typeof populationTextOf>[1]): string {
  try {
    return sha256Of(populationTextOf(db, draw));
  } catch {
    return '';
  }
}
