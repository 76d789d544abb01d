import type { ArchiveScope } from '../../../shared/contracts/desk/archive.ts';

/** What a batch was made of, in words. */
export function batchScopeWords(scope: ArchiveScope): string {
  switch (scope.what) {
    case 'county':
      return '全县';
    case 'township':
      return scope.township;
    case 'village':
      return `${scope.township} ${scope.village}`;
    case 'households':
      return `${scope.householdIds.length} 户`;
  }
}
