import { createHash } from 'node:crypto';

/**
 * The name of a household in the columns `household`, and towards the window. A household key holds an identity number; the window and
 * whoever looks over the clerk's shoulder get this instead. The same household has the same token in every month.
 */
export function householdToken(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
