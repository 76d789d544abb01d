import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import type { SourceKind } from '../../shared/domain/ledger/sheet-reader.ts';

/** Tells the ledger by its columns: results are the bank's; people with members or insured counts are not. */
export function tellKind(report: FileReport): SourceKind {
  const columns = new Set(report.sheets.flatMap((sheet) => sheet.columns.map(({ column }) => column)));
  if (columns.has('status') || columns.has('fail_reason'))
    return columns.has('insured_size') ? 'approval' : 'bank-return';
  const approves = ['begin_month', 'income_total', 'income_pc', 'member_id', 'calc_mode', 'relation'] as const;
  if (approves.some((column) => columns.has(column))) return 'approval';
  return columns.has('town') || columns.has('village') || columns.has('insured_size') ? 'finance' : 'bank';
}
