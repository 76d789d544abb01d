import type { LedgerKind } from '../discrepancy/discrepancy.ts';
import { Growable } from './growable.ts';
import type { BankWords, InternedText, Ledger, LedgerSheet, LineNote } from './ledger.ts';
import { PackedTextBuilder } from './packed-text.ts';

class InternedTextBuilder {
  readonly #values: string[] = [''];
  readonly #known = new Map<string, number>([['', 0]]);
  readonly #index = new Growable((length) => new Uint32Array(length));
  // Townships and villages come in runs: the last one is nearly always the next one.
  #lastText = '';
  #lastIndex = 0;

  push(text: string): void {
    if (text !== this.#lastText) {
      let index = this.#known.get(text);
      if (index === undefined) {
        index = this.#values.length;
        // A cell may be a slice of a decoded chunk of megabytes; a copy lets the chunk go.
        const own = Array.from(text).join('');
        this.#values.push(own);
        this.#known.set(own, index);
      }
      this.#lastText = this.#values[index]!;
      this.#lastIndex = index;
    }
    this.#index.push(this.#lastIndex);
  }

  finish(): InternedText {
    return { values: this.#values, index: this.#index.finish() };
  }
}

/** Collects the lines of a ledger. Call `begin`, then push every column exactly once per line. */
export class LedgerBuilder {
  readonly kind: LedgerKind;
  readonly sheets: LedgerSheet[] = [];
  readonly sheet = new Growable((length) => new Uint16Array(length));
  readonly row = new Growable((length) => new Uint32Array(length));
  readonly id = new PackedTextBuilder();
  readonly idState = new Growable((length) => new Uint8Array(length));
  readonly name = new PackedTextBuilder();
  readonly account = new PackedTextBuilder();
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
    return {
      kind: this.kind,
      sheets: this.sheets,
      count: this.count,
      sheet: this.sheet.finish(),
      row: this.row.finish(),
      id: this.id.finish(),
      idState: this.idState.finish(),
      name: this.name.finish(),
      account: this.account.finish(),
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
    };
  }
}
