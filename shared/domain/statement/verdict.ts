import type { BridgeRow } from './bridge-row.ts';

/** The verdict of a run. `incomplete`: a residual is not 0 or a line was lost, which is a bug of ours and never the user's. */
export type Verdict = 'balanced' | 'balanced_with_warnings' | 'discrepancies' | 'incomplete';

/** The verdict in the words of the statement. */
export const VERDICT_LABEL = {
  balanced: '相符',
  balanced_with_warnings: '相符（有提示）',
  discrepancies: '不符',
  incomplete: '未闭合',
} as const satisfies Record<Verdict, string>;

/** What the verdict rests on. `accountedFor`: rows in = rows accounted for, and the bridge holds the money of exactly the lines read. */
export interface VerdictGrounds {
  readonly bridge: readonly BridgeRow[];
  readonly accountedFor: boolean;
  readonly discrepancyCount: number;
  readonly warningCount: number;
}

/** The verdict: never green while anything is unexplained. */
export function verdictOf({ bridge, accountedFor, discrepancyCount, warningCount }: VerdictGrounds): Verdict {
  if (!accountedFor || bridge.some(({ residualFen }) => residualFen !== 0)) return 'incomplete';
  if (discrepancyCount > 0) return 'discrepancies';
  return warningCount > 0 ? 'balanced_with_warnings' : 'balanced';
}
