import type { Facts } from './fact.ts';

/** One row of what lies in the paper dossier. */
export interface InventoryItem {
  readonly pointer: string;
  readonly code: string;
  readonly title: string;
  /** YYYY-MM-DD; null: undated. */
  readonly date: string | null;
  /** A period of publicity, where one is written. */
  readonly from: string | null;
  readonly to: string | null;
  readonly pages: number | null;
  /** null: the table has no such column, so nothing is known; a blank cell is false. */
  readonly signed: boolean | null;
  readonly sealed: boolean | null;
  readonly investigators: readonly string[] | null;
  readonly signatures: number | null;
  readonly remark: string;
  /** The scan, as the inventory names it; '' where there is none. */
  readonly file: string;
}

/** What the paper says of a household, with what a person decided of its differences. */
export interface PaperRecord {
  readonly pointer: string;
  readonly facts: Facts;
  readonly decisions: ReadonlyMap<string, 'system_wrong' | 'paper_wrong' | 'both_wrong'>;
}

/** A household with all that was read of it. */
export interface ArchiveHousehold {
  readonly certNo: string;
  readonly headName: string;
  readonly headId: string;
  readonly township: string;
  readonly village: string;
  readonly pointer: string;
  /** What the system says, as read. */
  readonly system: Facts;
  /** What is known: the system's word, completed from the paper and the dates of the materials, and what follows from these. */
  readonly facts: Facts;
  readonly members: readonly Facts[];
  /** In the order of the file. */
  readonly inventory: readonly InventoryItem[];
  readonly paper: PaperRecord | null;
}

/** Whether a household has no number of its certificate: it is then known by the head's identity number. */
export function nameOfHousehold({ certNo, headName, pointer }: ArchiveHousehold): string {
  return `${headName === '' ? '（无姓名）' : headName}（${certNo === '' ? pointer : certNo}）`;
}
