import type { MoneyUnit } from './money.ts';

const UNITS: ReadonlyMap<string, MoneyUnit | null> = new Map([
  ['元', 'yuan'],
  ['圆', 'yuan'],
  ['分', 'fen'],
  ['万元', 'wan-yuan'],
  // Units of money that are not ours: the text names one, so no other may be read into it.
  ['角', null],
  ['百元', null],
  ['千元', null],
  ['百万元', null],
  ['亿元', null],
]);

/**
 * The unit of money a header or a unit row names: `单位：元`, `单位:万元`, `金额(分)`, `户月保障金额（元/月）`, `单位：户、人、元`. Null where
 * it names none, several, or one that amounts are not read in (千元).
 */
export function readMoneyUnit(text: string): MoneyUnit | null {
  const plain = text.normalize('NFKC').replace(/单\s*位\s*[为是]?\s*:?\s*/g, ' 单位:');
  const found = new Set<MoneyUnit | null>();
  for (const place of unitPlaces(plain)) {
    for (const token of place.split(/[、,;/和]/)) {
      const unit = UNITS.get(token.trim().replace(/^人民币/, ''));
      if (unit !== undefined) found.add(unit);
    }
  }
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

/** Where a unit may stand: the whole text, after 单位, in brackets. */
function unitPlaces(text: string): string[] {
  const places = [text];
  for (const match of text.matchAll(/单位:([^\s():]*)/g)) places.push(match[1]!);
  for (const match of text.matchAll(/\(([^():]*)\)/g)) places.push(match[1]!);
  return places;
}
