import type { ArchiveScope } from '../../../../shared/contracts/desk/archive.ts';
import { type ArchiveState, villageLabel } from '../../../text/archive-words.ts';
import { formatCount } from '../../../text/format.ts';
import { townshipLabel } from '../../../text/words.ts';

/** A scope as it is being chosen: every part of it, whichever is asked for. */
export interface ScopeForm {
  readonly what: ArchiveScope['what'];
  readonly township: string | null;
  readonly village: string | null;
  readonly householdIds: readonly number[];
}

export function scopeForm(scope: ArchiveScope | null): ScopeForm {
  return {
    what: scope?.what ?? 'county',
    township: scope !== null && 'township' in scope ? scope.township : null,
    village: scope?.what === 'village' ? scope.village : null,
    householdIds: scope?.what === 'households' ? scope.householdIds : [],
  };
}

/** The scope that was chosen; null: something of it is still missing. */
export function chosenScope({ what, township, village, householdIds }: ScopeForm): ArchiveScope | null {
  switch (what) {
    case 'county':
      return { what };
    case 'township':
      return township === null ? null : { what, township };
    case 'village':
      return township === null || village === null ? null : { what, township, village };
    case 'households':
      return householdIds.length === 0 ? null : { what, householdIds: [...householdIds] };
  }
}

/** What is made, in words. */
export function scopeWords(scope: ArchiveScope, state: ArchiveState): string {
  switch (scope.what) {
    case 'county':
      return `全县 ${formatCount(state.totals.households)} 户`;
    case 'township': {
      const households = state.townships.find(({ township }) => township === scope.township)?.households ?? 0;
      return `${townshipLabel(scope.township)} ${formatCount(households)} 户`;
    }
    case 'village':
      return `${townshipLabel(scope.township)} ${villageLabel(scope.village)}`;
    case 'households':
      return `选中的 ${formatCount(scope.householdIds.length)} 户`;
  }
}
