import { type Ledger, monthNumber, monthText } from './ledger.ts';
import { LEDGER_LABEL } from './ledger-kind.ts';

/**
 * Decides whether a ledger's month column tells benefit months. A column whose commonest month is not the period's (发放时间 2026-05 in
 * the file for April) tells when it was paid or made: it is left out of the comparison, and that is said. A quarter that holds the period is
 * the period's.
 */
export function settleMonths(
  ledger: Ledger,
  period: string,
): { readonly ledger: Ledger; readonly warning: string | null } {
  const counted = new Map<number, number>();
  for (const month of ledger.month) if (month !== 0) counted.set(month, (counted.get(month) ?? 0) + 1);
  if (counted.size === 0) return { ledger, warning: null };
  const [commonest] = [...counted].sort(([monthA, countA], [monthB, countB]) => countB - countA || monthA - monthB)[0]!;
  if (commonest === monthNumber(period) || holdsPeriod(ledger, commonest, monthNumber(period))) {
    // The period itself is what a line without a month is for: kept as such, so that both say the same.
    return {
      ledger: { ...ledger, month: ledger.month.map((month) => (month === commonest ? 0 : month)) },
      warning: null,
    };
  }
  return {
    ledger: { ...ledger, month: new Uint32Array(ledger.count) },
    warning: `${LEDGER_LABEL[ledger.kind]}的月份列多为 ${monthText(commonest)}，与所属期 ${period} 不同，按制表或发放日期看待，未参加比对`,
  };
}

/** Whether most lines that begin with the month last until the period: 2026年4—6月 in the file for June. */
function holdsPeriod(ledger: Ledger, month: number, period: number): boolean {
  let holding = 0;
  let lines = 0;
  for (let line = 0; line < ledger.count; line++) {
    if (ledger.month[line] !== month) continue;
    lines++;
    if (month <= period && month + ledger.months[line]! > period) holding++;
  }
  return holding * 2 > lines;
}
