import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LedgerBuilder } from '../../shared/domain/ledger/ledger-builder.ts';
import { LEDGER_LABEL, type LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';
import { mergeLedgers } from '../../shared/domain/ledger/merge-ledgers.ts';
import { mergePersonExport } from '../../shared/domain/ledger/merge-person-export.ts';
import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import { NONE_SETTLED, type SettledHouseholds } from '../../shared/domain/plain/settled-households.ts';
import type { LedgerFileReading } from './read-table.ts';

/** One ledger as read: its lines, and what was understood of each file. */
export interface LedgerReading {
  readonly ledger: Ledger;
  readonly files: readonly FileReport[];
  readonly warnings: readonly string[];
}

/** All ledgers of the month as read. */
export interface LedgersRead {
  readonly ledgers: Readonly<Record<LedgerKind, LedgerReading>>;
  readonly bankReturn: LedgerReading | null;
  /** Households that are in none of the ledgers, because they were found to be in order before. */
  readonly settled: SettledHouseholds;
}

/**
 * Puts the files of each ledger together. They come in the order of their names, whatever the order in which they were given: the same
 * files are the same ledger.
 */
export function gatherLedgers(
  readings: readonly { readonly kind: LedgerKind | 'bankReturn'; readonly reading: LedgerFileReading }[],
  settled = NONE_SETTLED,
): LedgersRead {
  const parts = { approval: [], finance: [], bank: [], bankReturn: [] } as Record<
    LedgerKind | 'bankReturn',
    LedgerFileReading[]
  >;
  for (const { kind, reading } of readings) parts[kind].push(reading);
  const together = (kind: LedgerKind | 'bankReturn', label: string): LedgerReading => {
    const files = parts[kind].map(({ report }) => report);
    const ledgers = parts[kind].map(({ ledger }) => ledger);
    // A month is looked at before there is a bank file.
    const whole =
      ledgers.length === 0 ? new LedgerBuilder(kind === 'bankReturn' ? 'bank' : kind).finish() : mergeLedgers(ledgers);
    const { ledger, warnings } =
      kind === 'approval' ? mergePersonExport(whole, files) : { ledger: whole, warnings: [] };
    const ofSheets = files.flatMap((file) =>
      file.sheets.flatMap((sheet) =>
        sheet.warnings.map(
          (warning) => `${label}《${file.name}》${sheet.name === '' ? '' : `“${sheet.name}”表`}：${warning}`,
        ),
      ),
    );
    return { ledger, files, warnings: [...ofSheets, ...warnings.map((warning) => `${label}：${warning}`)] };
  };
  return {
    ledgers: {
      approval: together('approval', LEDGER_LABEL.approval),
      finance: together('finance', LEDGER_LABEL.finance),
      bank: together('bank', LEDGER_LABEL.bank),
    },
    bankReturn: parts.bankReturn.length === 0 ? null : together('bankReturn', '回盘'),
    settled,
  };
}

/** The order in which the files of a month are read: by name, in code units. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
