/** What the reports of a run are called when they are saved. */
export const REPORT_LABEL = { pdf: '对账单', xlsx: '差异明细', csv: '差异明细', mapping: '对账设置' } as const;
export type ReportKind = keyof typeof REPORT_LABEL;

const EXTENSION = { pdf: 'pdf', xlsx: 'xlsx', csv: 'csv', mapping: 'json' } as const satisfies Record<
  ReportKind,
  string
>;

/** Characters no file system takes, and the ones that only look harmless. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;

/**
 * The name offered for a report: 2026-04 农村低保 对账单.pdf. `isPart`: only what a filter let through; `unmasked`: with full numbers —
 * whoever finds the file later must be able to tell without opening it.
 */
export function reportFileName(
  { period, programme }: { readonly period: string; readonly programme: string },
  what: ReportKind,
  { isPart, unmasked }: { readonly isPart: boolean; readonly unmasked: boolean },
): string {
  const marks = [isPart ? '部分' : '', unmasked ? '完整号码' : ''].filter((mark) => mark !== '');
  const suffix = marks.length === 0 ? '' : `（${marks.join('，')}）`;
  return `${period} ${programme} ${REPORT_LABEL[what]}${suffix}.${EXTENSION[what]}`.replace(FORBIDDEN, '_');
}
