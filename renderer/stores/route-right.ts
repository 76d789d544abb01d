import type { Right } from '../../shared/domain/people/right.ts';
import type { Route } from './route-address.ts';

/** What a page needs; whoever may not see it is not offered it. Pages that are not here are everybody's. */
export const PAGE_RIGHT: Partial<Readonly<Record<Route['page'], Right>>> = {
  workplace: 'look',
  files: 'look',
  result: 'look',
  cases: 'look',
  history: 'look',
  money: 'look',
  precheck: 'look',
  leads: 'lead.look',
  archive: 'look',
  audit: 'look',
};

/** Whether a page is shown to somebody with these rights. */
export function isOffered(page: Route['page'], rights: readonly Right[]): boolean {
  const right = PAGE_RIGHT[page];
  return right === undefined || rights.includes(right);
}
