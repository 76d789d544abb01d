import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { FileOverrides } from '../../../shared/contracts/desk/files.ts';
import type { MonthFile, UnderstoodAs } from '../../data/month-file-repo.ts';
import type { SourceFile } from '../../data/source-file-repo.ts';
import { decodesAlike } from '../../data/source-file-repo.ts';
import { distinctName } from './distinct-name.ts';

/** What is to become of a file that was read. */
export type PlannedFile =
  | {
      readonly outcome: 'added' | 'replaced';
      readonly kind: FileKind;
      /** The name row pointers will use. */
      readonly name: string;
      readonly source: SourceFile;
      readonly understood: UnderstoodAs;
      /** Entries whose place it takes. */
      readonly ends: readonly number[];
    }
  | {
      readonly outcome: 'same';
      readonly kind: FileKind;
      readonly name: string;
      /** The entry of the month, or the file of this import, that it is. */
      readonly as: number | Taken;
      readonly ends: readonly number[];
    };

export type Taken = Extract<PlannedFile, { outcome: 'added' | 'replaced' }>;

/** What a file is known by: the digest of its bytes, and how a person said they are decoded. */
export interface Content {
  readonly sha256: string;
  readonly overrides: FileOverrides | null;
}

/** The files of the month as they will be: those that stand, and those that this import brings. */
export class ImportPlan {
  #standing: readonly MonthFile[];
  readonly #former: MonthFile | null;
  readonly #taken: Taken[] = [];

  constructor(standing: readonly MonthFile[], replaces: number | null) {
    this.#standing = standing;
    this.#former = standing.find(({ monthFileId }) => monthFileId === replaces) ?? null;
  }

  /** The entry that a person says is corrected. */
  get former(): MonthFile | null {
    return this.#former;
  }

  /** The very same file where it stands already, read the same way. `kind` null: as whatever. */
  findSame(content: Content, kind: FileKind | null): { readonly kind: FileKind; readonly as: number | Taken } | null {
    // Overrides that nobody gave leave a file as it is.
    const isSame = (each: { readonly kind: FileKind; readonly overrides: FileOverrides | null }, sha256: string) =>
      sha256 === content.sha256 &&
      (kind === null || each.kind === kind) &&
      (content.overrides === null || JSON.stringify(each.overrides) === JSON.stringify(content.overrides)) &&
      (content.overrides === null || decodesAlike(each.overrides, content.overrides));
    const stands = this.#standing.find((file) => isSame(file, file.sha256));
    if (stands !== undefined) return { kind: stands.kind, as: stands.monthFileId };
    const taken = this.#taken.find((file) => isSame(file.understood, file.source.sha256));
    return taken === undefined ? null : { kind: taken.kind, as: taken };
  }

  /**
   * A file that stands there already: nothing is done, unless a person said that it takes the place of another entry, which then ends.
   */
  takeSame(name: string, { kind, as }: { readonly kind: FileKind; readonly as: number | Taken }): PlannedFile {
    const former = this.#former;
    const ends = former === null || former.monthFileId === as ? [] : [former.monthFileId];
    this.#standing = this.#standing.filter((each) => !ends.includes(each.monthFileId));
    return { outcome: 'same', kind, name, as, ends };
  }

  /** The earlier version of a file: the one a person named, else one of the same kind and name that stood there before this import. */
  earlierVersionOf(name: string, kind: FileKind): MonthFile | null {
    return this.#former ?? this.#standing.find((file) => file.kind === kind && file.name === name) ?? null;
  }

  /** A name no other file of the month has, once the earlier version is gone. */
  nameFor(name: string, earlier: MonthFile | null): string {
    const others = this.#standing.filter((file) => file !== earlier).map((file) => file.name);
    return distinctName(name, [...others, ...this.#taken.map((file) => file.name)]);
  }

  take(file: Omit<Taken, 'outcome' | 'ends'>, earlier: MonthFile | null): Taken {
    const taken: Taken = {
      ...file,
      outcome: earlier === null ? 'added' : 'replaced',
      ends: earlier === null ? [] : [earlier.monthFileId],
    };
    // It is replaced once: a second file of its name in this import is another one.
    this.#standing = this.#standing.filter((each) => each !== earlier);
    this.#taken.push(taken);
    return taken;
  }
}
