import { readBankAccount } from '../identity/bank-account.ts';
import { readMoney } from '../identity/money.ts';
import type { LinePlan } from './line-plan.ts';
import type { RowFindingsBuilder } from './row-findings.ts';
import { CellKind, type SourceRow } from './source-row.ts';

/** Checks within a row that make no discrepancy between ledgers, but that a clerk must know of. */
export class RowChecks {
  readonly #plan: LinePlan;
  readonly #findings: RowFindingsBuilder;
  readonly #hasAccounts: boolean;
  readonly #hasParts: boolean;

  constructor(plan: LinePlan, findings: RowFindingsBuilder) {
    const { accounts, total, base, supplements, extras, deductions } = plan;
    this.#plan = plan;
    this.#findings = findings;
    this.#hasAccounts = accounts.length > 1;
    this.#hasParts = total !== -1 && base !== -1 && supplements.length + extras.length + deductions.length > 0;
  }

  check(row: SourceRow): void {
    if (this.#hasAccounts && this.#hasTwoAccounts(row)) this.#findings.add('second-account', row.row);
    if (this.#hasParts && !this.#makesTotal(row)) this.#findings.add('parts-and-total', row.row);
  }

  /** 银行账号 and 一卡通账号 are both filled and differ (dibao.md 4.1, traps). */
  #hasTwoAccounts(row: SourceRow): boolean {
    let first = '';
    for (const column of this.#plan.accounts) {
      const text = row.cells[column] ?? '';
      if (text === '' || text === first) continue;
      if (first === '') first = text;
      else {
        const { canonical, state } = readBankAccount(text, kindOf(row, column));
        if (state !== 'empty' && canonical !== readBankAccount(first, CellKind.text).canonical) return true;
      }
    }
    return false;
  }

  /** 合计 = 户月保障金额 + 分类施保 (dibao.md R-26), with or without the extras, for one month or for the months paid. */
  #makesTotal(row: SourceRow): boolean {
    const { total, base, supplements, extras, deductions, months } = this.#plan;
    const totalFen = this.#fenAt(row, total);
    const baseFen = this.#fenAt(row, base);
    const classFen = this.#sumOf(row, supplements);
    const addedFen = this.#sumOf(row, extras);
    const deductedFen = this.#sumOf(row, deductions);
    // What is blank or cannot be read is told elsewhere.
    if (totalFen === null || baseFen === null || classFen === null) return true;
    if (addedFen === null || deductedFen === null) return true;
    const extraFen = addedFen - Math.abs(deductedFen);
    const parts = baseFen + classFen;
    if (totalFen === parts || totalFen === parts + extraFen) return true;
    const count = months === -1 ? 1 : Number.parseInt(row.cells[months] ?? '', 10) || 1;
    return totalFen === parts * count || totalFen === parts * count + extraFen;
  }

  /** Fen of the cell, null where it is blank or cannot be read. */
  #fenAt(row: SourceRow, column: number): number | null {
    return readMoney(row.cells[column] ?? '', kindOf(row, column), this.#plan.unit).fen;
  }

  /** Fen of the cells, blank ones as nothing; null where one cannot be read. */
  #sumOf(row: SourceRow, columns: readonly number[]): number | null {
    let sum = 0;
    for (const column of columns) {
      const { state, fen } = readMoney(row.cells[column] ?? '', kindOf(row, column), this.#plan.unit);
      if (state === 'invalid') return null;
      sum += fen ?? 0;
    }
    return sum;
  }
}

function kindOf({ kinds }: SourceRow, column: number): CellKind {
  return (kinds?.[column] ?? CellKind.text) as CellKind;
}
