import type { InternedText, Ledger } from './ledger.ts';
import { concatInterleaved, concatPackedText } from './packed-text.ts';

function concatArrays<T extends Uint8Array | Uint16Array | Int16Array | Uint32Array | Float64Array>(
  parts: readonly T[],
): T {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const make = first.constructor as new (length: number) => T;
  const whole = new make(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function concatInterned(parts: readonly InternedText[]): InternedText {
  if (parts.length === 1) return parts[0]!;
  const values = [''];
  const known = new Map([['', 0]]);
  const indexes = parts.map((part) => {
    const to = part.values.map((value) => {
      let index = known.get(value);
      if (index === undefined) {
        index = values.push(value) - 1;
        known.set(value, index);
      }
      return index;
    });
    return part.index.map((index) => to[index]!);
  });
  return { values, index: concatArrays(indexes) };
}

/**
 * One ledger out of its parts (files, sheets, or ranges of one large file), in the order given. Sheets with the same file and sheet
 * name become one. All parts are of one kind; at least one is given.
 */
export function mergeLedgers(parts: readonly Ledger[]): Ledger {
  if (parts.length === 1) return parts[0]!;
  const sheets: Ledger['sheets'][number][] = [];
  const known = new Map<string, number>();
  const firstLines: number[] = [];
  let count = 0;
  const sheetColumns = parts.map((part) => {
    const to = part.sheets.map((sheet) => {
      const key = `${sheet.file}\u0000${sheet.sheet}`;
      let index = known.get(key);
      if (index === undefined) {
        index = sheets.push(sheet) - 1;
        known.set(key, index);
      }
      return index;
    });
    firstLines.push(count);
    count += part.count;
    return part.sheet.map((sheet) => to[sheet]!);
  });
  const shifted = <T extends { readonly line: number }>(of: (part: Ledger) => readonly T[]): T[] =>
    parts.flatMap((part, p) => of(part).map((entry) => ({ ...entry, line: entry.line + firstLines[p]! })));
  const shiftedMap = (of: (part: Ledger) => ReadonlyMap<number, string>): Map<number, string> =>
    new Map(parts.flatMap((part, p) => [...of(part)].map(([line, text]) => [line + firstLines[p]!, text] as const)));
  const [id, name, account] = concatInterleaved(parts.map((part) => part.id));
  return {
    kind: parts[0]!.kind,
    sheets,
    count,
    sheet: concatArrays(sheetColumns),
    row: concatArrays(parts.map((part) => part.row)),
    id: id!,
    idState: concatArrays(parts.map((part) => part.idState)),
    name: name!,
    account: account!,
    accountState: concatArrays(parts.map((part) => part.accountState)),
    cert: concatPackedText(parts.map((part) => part.cert)),
    fen: concatArrays(parts.map((part) => part.fen)),
    classFen: concatArrays(parts.map((part) => part.classFen)),
    month: concatArrays(parts.map((part) => part.month)),
    months: concatArrays(parts.map((part) => part.months)),
    headcount: concatArrays(parts.map((part) => part.headcount)),
    category: concatArrays(parts.map((part) => part.category)),
    outcome: concatArrays(parts.map((part) => part.outcome)),
    township: concatInterned(parts.map((part) => part.township)),
    village: concatInterned(parts.map((part) => part.village)),
    item: concatInterned(parts.map((part) => part.item)),
    seq: concatPackedText(parts.map((part) => part.seq)),
    members: concatPackedText(parts.map((part) => part.members)),
    memberNames: concatPackedText(parts.map((part) => part.memberNames)),
    holders: shiftedMap((part) => part.holders),
    namesAsWritten: shiftedMap((part) => part.namesAsWritten),
    notes: shifted((part) => part.notes),
    bankWords: shifted((part) => part.bankWords),
    reissueWords: shifted((part) => part.reissueWords),
  };
}
