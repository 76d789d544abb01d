import { createHash } from 'node:crypto';
import { DISCREPANCY_CODES } from '../../shared/domain/discrepancy/code.ts';
import { COLUMN_DICTIONARY } from '../../shared/domain/ledger/column-dictionary.ts';
import { RULE_NAMES } from '../../shared/domain/matching/rule.ts';
import { EVIDENCE_SHORT_OF_PROOF } from '../../shared/domain/matching/rules/short-of-proof.ts';
import { canonicalJson } from './result-hash.ts';

declare const SANZHANG_VERSION: string | undefined;

/** The version of the program; '0.0.0' where it runs unbundled, in tests. */
export function engineVersion(): string {
  return typeof SANZHANG_VERSION === 'string' ? SANZHANG_VERSION : '0.0.0';
}

/** The hash of the rules as data: codes and priorities, the order of the matching rules, the column dictionary. */
export function rulesHash(): string {
  const rules = {
    codes: DISCREPANCY_CODES,
    matching: RULE_NAMES,
    evidence: EVIDENCE_SHORT_OF_PROOF.map(({ name }) => name),
    columns: COLUMN_DICTIONARY,
  };
  return `sha256:${createHash('sha256').update(canonicalJson(rules)).digest('hex')}`;
}
