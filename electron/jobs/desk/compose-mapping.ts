import { createHash } from 'node:crypto';
import type { FileOverrides } from '../../../shared/contracts/desk/files.ts';
import type { Mapping } from '../../../shared/contracts/mapping.ts';

/** All that people have said about a month beyond its files. */
export interface SaidOfMonth {
  readonly files: readonly { readonly name: string; readonly overrides: FileOverrides | null }[];
  /** In the order they were made. */
  readonly decisions: readonly {
    readonly verdict: 'same' | 'different';
    readonly households: readonly string[];
    readonly reason: string;
  }[];
}

/**
 * What people have said of a month, as the mapping file of the command line: with it and the same files the command line finds the same.
 * null where nothing was said.
 */
export function composeMapping({ files, decisions }: SaidOfMonth): Mapping | null {
  const entries = files.flatMap(({ name, overrides }) =>
    overrides === null || Object.keys(overrides).length === 0 ? [] : [{ match: name, ...overrides }],
  );
  if (entries.length === 0 && decisions.length === 0) return null;
  return {
    version: 1,
    ...(entries.length === 0 ? {} : { files: entries }),
    ...(decisions.length === 0
      ? {}
      : {
          decisions: decisions.map(({ households, verdict, reason }) => ({
            households: [...households],
            verdict,
            reason,
          })),
        }),
  };
}

/** The bytes of the mapping file. */
export function mappingText(mapping: Mapping): string {
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

/** The mapping as a reconciliation takes it: with the digest the command line computes of its file. */
export function hashedMapping(mapping: Mapping | null): { readonly content: Mapping; readonly sha256: string } | null {
  if (mapping === null) return null;
  return { content: mapping, sha256: createHash('sha256').update(mappingText(mapping)).digest('hex') };
}
