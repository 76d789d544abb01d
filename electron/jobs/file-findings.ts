import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';
import {
  controlTotalDiscrepancy,
  namelessRowDiscrepancy,
  orphanResultDiscrepancy,
} from '../../shared/domain/discrepancy/file-discrepancies.ts';
import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import type { LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';
import type { LedgerReading } from './gather-ledgers.ts';

/** Discrepancies of the files themselves: totals that do not add up, rows that name nobody. */
export function fileDiscrepancies(
  readings: Readonly<Record<LedgerKind, LedgerReading>> & { readonly bankReturn?: LedgerReading },
  period: string,
): readonly Discrepancy[] {
  return Object.values(readings).flatMap(({ files }) => {
    const sheets = files.flatMap((file) => file.sheets);
    return [
      ...sheets.flatMap((sheet) => sheet.controlFaults.map((fault, i) => controlTotalDiscrepancy(fault, period, i))),
      ...sheets.flatMap((sheet) => sheet.nameless.map((row, i) => namelessRowDiscrepancy(row, period, i))),
    ];
  });
}

/** Results of the bank that fit no payment: failures are discrepancies, the rest is a warning. */
export function orphanDiscrepancies(
  results: Ledger | null,
  lines: readonly number[],
  period: string,
): { readonly discrepancies: readonly Discrepancy[]; readonly warnings: readonly string[] } {
  if (results === null || lines.length === 0) return { discrepancies: [], warnings: [] };
  const words = new Map(results.bankWords.map((each) => [each.line, each.words]));
  const seen = new Map<string, number>();
  const discrepancies = lines.flatMap((line) => {
    const first = orphanResultDiscrepancy(results, line, words.get(line) ?? '', period, 0);
    if (first === null) return [];
    const ordinal = seen.get(first.id) ?? 0;
    seen.set(first.id, ordinal + 1);
    return [ordinal === 0 ? first : orphanResultDiscrepancy(results, line, words.get(line) ?? '', period, ordinal)!];
  });
  const others = lines.length - discrepancies.length;
  const warnings =
    others === 0
      ? []
      : [`回盘有 ${others} 行在代发明细中找不到唯一对应的付款（结果不是失败，未列为差异），请核对回盘是否属于本月`];
  return { discrepancies, warnings };
}
