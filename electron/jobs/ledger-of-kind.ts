import type { LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';
import type { SourceKind } from '../../shared/domain/ledger/map-columns.ts';

/** The ledger that lines of this kind of file belong to. */
export function ledgerKind(kind: SourceKind): LedgerKind {
  return kind === 'bank-return' ? 'bank' : kind;
}
