import { readPersonId } from '../../identity/person-id.ts';
import { CellKind } from '../../ledger/source-row.ts';
import type { FactValue } from '../fact.ts';

/** A certificate number as it is compared: blanks and full width do not count. */
export function certKey(text: FactValue | undefined): string {
  return typeof text === 'string'
    ? text
        .normalize('NFKC')
        .replace(/[\s'’-]+/gu, '')
        .toUpperCase()
    : '';
}

/** An identity number as it is compared; '' where it names nobody: the digits left of a damaged number are those of many people. */
export function idKey(text: FactValue | undefined): string {
  if (typeof text !== 'string') return '';
  const { canonical, state } = readPersonId(text, CellKind.text);
  return state === 'valid' || state === 'invalid' ? canonical : '';
}

/** What a row says of whose it is: both as compared, '' where it does not say. */
export interface RowKeys {
  readonly cert: string;
  readonly id: string;
}

/** The keys a row of any of the four tables has. */
export function keysOf(values: Readonly<Record<string, FactValue>>): RowKeys {
  return { cert: certKey(values.cert_no), id: idKey(values.head_id) };
}

/** What names a household from reading to reading: its certificate, else the number of its head. '' where it has neither. */
export function householdKeyOf({ cert, id }: RowKeys): string {
  if (cert !== '') return `cert:${cert}`;
  return id === '' ? '' : `id:${id}`;
}

/** Households by their keys: by the certificate, where that names none by the head's number. The first of two with the same key is meant. */
export class HouseholdIndex<Household> {
  readonly #byCert = new Map<string, Household>();
  readonly #byId = new Map<string, Household>();

  /** The household a row belongs to, or whose second row it is. */
  find({ cert, id }: RowKeys): Household | undefined {
    return (cert === '' ? undefined : this.#byCert.get(cert)) ?? (id === '' ? undefined : this.#byId.get(id));
  }

  add({ cert, id }: RowKeys, household: Household): void {
    if (cert !== '') this.#byCert.set(cert, household);
    if (id !== '') this.#byId.set(id, household);
  }
}
