import { maskAccount } from '../../shared/domain/identity/bank-account.ts';
import { maskNumber } from '../../shared/domain/identity/mask.ts';
import { maskPersonId } from '../../shared/domain/identity/person-id.ts';
import type { CanonicalColumn } from '../../shared/domain/ledger/canonical-column.ts';
import type { FileReport, SheetReport } from '../../shared/domain/ledger/reading-report.ts';

const MASKS: Partial<Readonly<Record<CanonicalColumn, (text: string) => string>>> = {
  head_id: maskPersonId,
  member_id: maskPersonId,
  acct_id: maskPersonId,
  acct_no: maskAccount,
  phone: maskNumber,
};
/** A cell may hold the numbers of a whole family. */
const ONE_NUMBER = /[^;；,，、/／|｜\r\n]+/gu;
/** As long as the shortest identity number, less one that got lost; sums and dates are shorter. */
const LONG_NUMBER = /[0-9０-９]{14,}[Xx]?/gu;

/** Masks what looks like an identity number or an account anywhere in a text. */
export function maskLongNumbers(text: string): string {
  return text.replace(LONG_NUMBER, maskNumber);
}

/** A report in which no identity number, account or telephone number can be read in full. */
export function maskReport(report: FileReport): FileReport {
  return { ...report, sheets: report.sheets.map(maskSheet) };
}

function maskSheet(sheet: SheetReport): SheetReport {
  const masks = new Map(sheet.columns.map(({ column, label }) => [label, MASKS[column]]));
  return {
    ...sheet,
    preview: sheet.preview.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([label, value]) => [label, maskValue(value, masks.get(label) ?? maskLongNumbers)]),
      ),
    ),
    setAsideRows: sheet.setAsideRows.map((each) => ({ ...each, text: maskLongNumbers(each.text) })),
  };
}

function maskValue(value: string, mask: (text: string) => string): string {
  return value.replace(ONE_NUMBER, (part) => mask(part.trim()));
}
