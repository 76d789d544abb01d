import { formatYuanGrouped } from '../../../shared/domain/identity/money.ts';

/** An amount in yuan, with thousands, in figures of one width. `null`: that ledger does not have it. */
export function Money({ fen, unit = false }: { readonly fen: number | null; readonly unit?: boolean }) {
  if (fen === null) return <span className="quiet">—</span>;
  return (
    <span className="figures">
      {formatYuanGrouped(fen)}
      {unit && ' 元'}
    </span>
  );
}
