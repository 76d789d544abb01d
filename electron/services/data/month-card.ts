import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { MonthCard, RunBrief } from '../../../shared/contracts/desk/months.ts';
import type { Month } from '../../data/month-repo.ts';

/** What a card of the 工作台 is made of. */
export interface CardParts {
  readonly month: Month;
  readonly files: Readonly<Record<FileKind, number>>;
  readonly run: RunBrief | null;
  readonly stale: boolean;
  readonly sealed: boolean;
}

export const NO_FILES: Readonly<Record<FileKind, number>> = { approval: 0, finance: 0, bank: 0, bankReturn: 0 };

export function cardOf(parts: CardParts): MonthCard {
  const { month, files, run, stale, sealed } = parts;
  return {
    monthId: month.monthId,
    period: month.period,
    programme: month.programme,
    files: { ...files },
    run,
    stale,
    sealed,
    next: nextOf(parts),
  };
}

/** The next thing to do: the first that is not done, in the order of the work. */
function nextOf({ files, run, stale, sealed }: CardParts): MonthCard['next'] {
  if (sealed) return 'hand-out';
  if (files.approval === 0 || files.finance === 0 || files.bank === 0) return 'choose-files';
  if (run === null || stale) return 'reconcile';
  if (run.undecided > 0) return 'decide';
  return run.verdict === 'balanced' || run.verdict === 'balanced_with_warnings' ? 'hand-out' : 'work-differences';
}
