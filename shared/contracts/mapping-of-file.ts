import type { FileMapping, Mapping } from './mapping.ts';

/** The first entry whose pattern fits the file's name, or undefined. */
export function mappingOfFile(mapping: Mapping | null, name: string): FileMapping | undefined {
  return mapping?.files?.find(({ match }) => {
    const parts = match.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`, 'u').test(name);
  });
}
