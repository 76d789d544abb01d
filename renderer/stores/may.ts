import type { Right } from '../../shared/domain/people/right.ts';

/** TEMPORARY until helper "people" has landed useSession. */
export function useMay(_right: Right): boolean {
  return true;
}
