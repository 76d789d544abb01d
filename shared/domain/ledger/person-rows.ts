import { readPersonId } from '../identity/person-id.ts';
import { CellKind, type SourceRow } from './source-row.ts';

/** A household put together from the rows of a person export: the head's row (or the first), and the other members. */
export interface PersonHousehold {
  row: SourceRow;
  hasHead: boolean;
  readonly memberIds: string[];
  readonly memberNames: string[];
}

/**
 * Puts the rows of a person export (one row a member, the household's amount repeated on each) together by household. The repeated
 * amount counts once, from the head's row. dibao.md 4.1, traps.
 */
export class PersonRows {
  readonly #headId: number;
  readonly #memberId: number;
  readonly #memberName: number;
  readonly #relation: number;
  readonly #households = new Map<string, PersonHousehold>();

  constructor(columns: {
    readonly headId: number;
    readonly memberId: number;
    readonly memberName: number;
    readonly relation: number;
  }) {
    this.#headId = columns.headId;
    this.#memberId = columns.memberId;
    this.#memberName = columns.memberName;
    this.#relation = columns.relation;
  }

  add(row: SourceRow): void {
    const cell = (column: number): string => (column === -1 ? '' : (row.cells[column] ?? ''));
    const kind = (column: number): CellKind => (row.kinds?.[column] ?? CellKind.text) as CellKind;
    const head = readPersonId(cell(this.#headId), kind(this.#headId)).canonical;
    const own = readPersonId(cell(this.#memberId), kind(this.#memberId)).canonical;
    const isHead = /^(?:本人|户主|本人或户主)$/u.test(cell(this.#relation).trim()) || (own !== '' && own === head);
    const key = head === '' ? `row:${row.row}` : head;
    const known = this.#households.get(key);
    const household = known ?? { row: copyOf(row), hasHead: isHead, memberIds: [], memberNames: [] };
    if (known === undefined) this.#households.set(key, household);
    else if (isHead && !household.hasHead) {
      household.row = copyOf(row);
      household.hasHead = true;
    }
    if (!isHead) {
      household.memberIds.push(own);
      household.memberNames.push(cell(this.#memberName));
    }
  }

  /** The households in the order of their first rows. */
  households(): readonly PersonHousehold[] {
    return [...this.#households.values()];
  }
}

function copyOf(row: SourceRow): SourceRow {
  return {
    row: row.row,
    cells: [...row.cells],
    kinds: row.kinds === null ? null : row.kinds.slice(),
    hidden: row.hidden,
  };
}
