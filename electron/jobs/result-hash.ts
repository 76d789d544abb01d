import { createHash } from 'node:crypto';
import type { Statement } from '../../shared/contracts/statement.ts';
import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';

/** JSON with the keys of every object in order, so that the same facts are the same bytes. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
}

/** What the result hash does not cover: when and where, and the hash itself. */
const NOT_HASHED = new Set(['timings', 'outputs', 'masked', 'resultSha256']);

/**
 * The hash over everything but timings and file paths: the statement, and every discrepancy in full (unmasked, so that a masked and an
 * unmasked report of the same result have the same hash).
 */
export function resultHash(statement: Partial<Statement>, discrepancies: readonly Discrepancy[]): string {
  const hash = createHash('sha256');
  const covered = Object.fromEntries(Object.entries(statement).filter(([key]) => !NOT_HASHED.has(key)));
  hash.update(canonicalJson(withoutPaths(covered)));
  for (const discrepancy of discrepancies) hash.update(`\n${canonicalJson(asHashed(discrepancy))}`);
  return hash.digest('hex');
}

/** What only the window needs follows from the rest, and is not covered: results of earlier versions keep their hash. */
function asHashed({
  household: _household,
  problem: _problem,
  candidates: _candidates,
  ...rest
}: Discrepancy): Partial<Discrepancy> {
  return rest;
}

function withoutPaths(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withoutPaths);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'path')
      .map(([key, each]) => [key, withoutPaths(each)]),
  );
}
