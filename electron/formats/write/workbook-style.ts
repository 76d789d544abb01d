import type { Borders, Fill, PageSetup, Style } from 'exceljs';

const THIN_LINE = { style: 'thin', color: { argb: 'FFC4CAD0' } } as const;
const BORDER: Partial<Borders> = { top: THIN_LINE, bottom: THIN_LINE, left: THIN_LINE, right: THIN_LINE };
const HEAD_FILL: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3E8ED' } };
/** Named everywhere: without a name each program takes a font of its own. */
const FONT = { name: '宋体', size: 10 };
const BOLD = { ...FONT, bold: true };
const TOP = { vertical: 'top' } as const;

/**
 * The looks of cells. Every cell of a look is given the very same object: the library knows a style again by its identity,
 * which makes it about twice as fast as with a style a cell.
 */
export const LOOK = {
  title: { font: { ...BOLD, size: 16 } },
  section: { font: { ...BOLD, size: 12 } },
  head: {
    font: BOLD,
    fill: HEAD_FILL,
    border: BORDER,
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  },
  text: { font: FONT, border: BORDER, alignment: TOP },
  wrapped: { font: FONT, border: BORDER, alignment: { ...TOP, wrapText: true } },
  /** Identity numbers and accounts: text, whatever is done to the cell later. */
  identity: { font: FONT, border: BORDER, alignment: TOP, numFmt: '@' },
  count: { font: FONT, border: BORDER, alignment: TOP, numFmt: '#,##0' },
  yuan: { font: FONT, border: BORDER, alignment: TOP, numFmt: '#,##0.00' },
  sumText: { font: BOLD, border: BORDER, alignment: TOP },
  sumCount: { font: BOLD, border: BORDER, alignment: TOP, numFmt: '#,##0' },
  sumYuan: { font: BOLD, border: BORDER, alignment: TOP, numFmt: '#,##0.00' },
  plain: { font: FONT, alignment: { ...TOP, wrapText: true } },
} as const satisfies Record<string, Partial<Style>>;
export type Look = keyof typeof LOOK;

/** A4 lying, as wide as the page, numbered; `titleRow` is printed on every page. */
export function pageSetup(titleRow: number | null): Partial<PageSetup> {
  return {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(titleRow === null ? {} : { printTitlesRow: `${titleRow}:${titleRow}` }),
  };
}

export const FOOTER = { oddFooter: '&L&A&R第 &P 页，共 &N 页' };
