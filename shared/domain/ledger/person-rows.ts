import { readPersonId } from '../identity/person-id.ts';
import type { RowFindingsBuilder } from './row-findings.ts';
import { CellKind, type SourceRow } from './source-row.ts';

/** A household put together from the rows of a person export: the head's row (or the first), and the other members. */
export interface PersonHousehold {
  row: SourceRow;
  hasHead: boolean;
  readonly memberIds: string[];
  readonly memberNames: string[];
}

/** Where a person export has what tells households; −1 where it has no such column. */
export interface PersonColumns {
  readonly headId: number;
  /** A column of its own for the head's name; most exports have none. */
  readonly headName: number;
  readonly memberId: number;
  readonly memberName: number;
  readonly relation: number;
  readonly cert: number;
  readonly amount: number;
}

/**
 * Puts the rows of a person export (one row a member, the household's amount repeated on each) together by household. The repeated
 * amount counts once, from the head's row. dibao.md 4.1, traps.
 */
export class PersonRows {
  readonly #columns: PersonColumns;
  readonly #findings: RowFindingsBuilder;
  readonly #households = new Map<string, PersonHousehold>();

  constructor(columns: PersonColumns, findings: RowFindingsBuilder) {
    this.#columns = columns;
    this.#findings = findings;
  }

  add(row: SourceRow): void {
    const { headId, memberId, memberName, relation, cert, amount } = this.#columns;
    const { canonical: head, state } = readPersonId(cellOf(row, headId), kindOf(row, headId));
    const own = readPersonId(cellOf(row, memberId), kindOf(row, memberId)).canonical;
    const isHead = /^(?:本人|户主|本人或户主)$/u.test(cellOf(row, relation).trim()) || (own !== '' && own === head);
    // The digits left of a damaged number are those of many people.
    const isSure = state === 'valid' || state === 'invalid';
    const key = isSure ? head : `${head}|${cellOf(row, cert).trim() || row.row}`;
    const known = this.#households.get(key);
    const household = known ?? { row: copyOf(row), hasHead: isHead, memberIds: [], memberNames: [] };
    if (known === undefined) this.#households.set(key, household);
    else {
      if (cellOf(row, amount).trim() !== cellOf(known.row, amount).trim()) this.#findings.add('member-amount', row.row);
      if (isHead && known.hasHead) this.#findings.add('second-head', row.row);
      else if (isHead) {
        household.row = copyOf(row);
        household.hasHead = true;
      }
    }
    if (!isHead) {
      household.memberIds.push(own);
      household.memberNames.push(cellOf(row, memberName));
    }
  }

  /** The households in the order of their first rows. A head without a row of his own is not called by a member's name. */
  households(): readonly PersonHousehold[] {
    const households = [...this.#households.values()];
    for (const { row, hasHead } of households) {
      if (hasHead) continue;
      this.#findings.add('no-head', row.row);
      row.cells[this.#columns.memberName] = cellOf(row, this.#columns.headName);
    }
    return households;
  }
}

function cellOf({ cells }: SourceRow, column: number): string {
  return cells[column] ?? '';
}

function kindOf({ kinds }: SourceRow, column: number): CellKind {
  return (kinds?.[column] ?? CellKind.text) as CellKind;
}

function copyOf(row: SourceRow): SourceRow {
  return {
    row: row.row,
    cells: [...row.cells],
    kinds: row.kinds === null ? null : row.kinds.slice(),
    hidden: row.hidden,
  };
}
