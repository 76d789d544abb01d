import { ownCopy } from '../../lib/own-copy.ts';
import { Growable } from './growable.ts';
import type { BankWords, InternedText, Ledger, LedgerSheet, LineNote, ReissueWords } from './ledger.ts';
import type { LedgerKind } from './ledger-kind.ts';
import { InterleavedTextBuilder, PackedTextBuilder } from './packed-text.ts';

/** Texts looked up lately, by a cheap mark of each: most lines name one of a few hundred villages. */
const RECENT = 2048;

class InternedTextBuilder {
  readonly #values: string[] = [''];
  readonly #known = new Map<string, number>([['', 0]]);
  readonly #index = new Growable((length) => new Uint32Array(length));
  readonly #recent: string[] = new Array(RECENT).fill('');
  readonly #recentIndex = new Uint32Array(RECENT);

  /** Keeps the text for one more line and gives its index among the distinct ones. */
  push(text: string): number {
    const index = text === '' ? 0 : this.#indexOfRecent(text);
    this.#index.push(index);
    return index;
  }

  #indexOfRecent(text: string): number {
    const { length } = text;
    const first = Math.imul(text.charCodeAt(0), 31);
    const middle = Math.imul(text.charCodeAt(length >> 1), 127);
    const mark = (first ^ middle ^ text.charCodeAt(length - 1) ^ (length << 7)) & (RECENT - 1);
    if (this.#recent[mark] !== text) {
      const index = this.#indexOf(text);
      this.#recent[mark] = this.#values[index]!;
      this.#recentIndex[mark] = index;
    }
    return this.#recentIndex[mark]!;
  }

  #indexOf(text: string): number {
    let index = this.#known.get(text);
    if (index === undefined) {
      index = this.#values.length;
      const own = ownCopy(text);
      this.#values.push(own);
      this.#known.set(own, index);
    }
    return index;
  }

  finish(): InternedText {
    return { values: this.#values, index: this.#index.finish() };
  }
}

/** Collects the lines of a ledger: push to every column exactly once per line; id, name and account in this order. */
export class LedgerBuilder {
  readonly kind: LedgerKind;
  readonly sheets: LedgerSheet[] = [];
  readonly sheet = new Growable((length) => new Uint16Array(length));
  readonly row = new Growable((length) => new Uint32Array(length));
  // Compared together on every line, so they lie together.
  readonly #keys = new InterleavedTextBuilder(3);
  readonly id = this.#keys.column(0);
  readonly idState = new Growable((length) => new Uint8Array(length));
  readonly name = this.#keys.column(1);
  readonly account = this.#keys.column(2);
  readonly accountState = new Growable((length) => new Uint8Array(length));
  readonly cert = new PackedTextBuilder();
  readonly fen = new Growable((length) => new Float64Array(length));
  readonly classFen = new Growable((length) => new Float64Array(length));
  readonly month = new Growable((length) => new Uint32Array(length));
  readonly months = new Growable((length) => new Uint8Array(length));
  readonly headcount = new Growable((length) => new Int16Array(length));
  readonly category = new Growable((length) => new Uint8Array(length));
  readonly outcome = new Growable((length) => new Uint8Array(length));
  readonly township = new InternedTextBuilder();
  readonly village = new InternedTextBuilder();
  readonly item = new InternedTextBuilder();
  readonly seq = new PackedTextBuilder();
  readonly members = new PackedTextBuilder();
  readonly memberNames = new PackedTextBuilder();
  readonly holders = new Map<number, string>();
  readonly namesAsWritten = new Map<number, string>();
  readonly notes: LineNote[] = [];
  readonly bankWords: BankWords[] = [];
  readonly reissueWords: ReissueWords[] = [];

  constructor(kind: LedgerKind) {
    this.kind = kind;
  }

  /** The number of lines begun, which is the index of the next one. */
  get count(): number {
    return this.row.length;
  }

  /** Registers a sheet (or text file) and gives its index. */
  addSheet(sheet: LedgerSheet): number {
    return this.sheets.push(sheet) - 1;
  }

  /** The ledger; the builder is spent afterwards. */
  finish(): Ledger {
    const [id, name, account] = this.#keys.finish();
    return {
      kind: this.kind,
      sheets: this.sheets,
      count: this.count,
      sheet: this.sheet.finish(),
      row: this.row.finish(),
      id: id!,
      idState: this.idState.finish(),
      name: name!,
      account: account!,
      accountState: this.accountState.finish(),
      cert: this.cert.finish(),
      fen: this.fen.finish(),
      classFen: this.classFen.finish(),
      month: this.month.finish(),
      months: this.months.finish(),
      headcount: this.headcount.finish(),
      category: this.category.finish(),
      outcome: this.outcome.finish(),
      township: this.township.finish(),
      village: this.village.finish(),
      item: this.item.finish(),
      seq: this.seq.finish(),
      members: this.members.finish(),
      memberNames: this.memberNames.finish(),
      holders: this.holders,
      namesAsWritten: this.namesAsWritten,
      notes: this.notes,
      bankWords: this.bankWords,
      reissueWords: this.reissueWords,
    };
  }
}
