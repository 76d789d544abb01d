/** Fen as yuan with two decimals, no separators: 123456 → "1234.56". For whole amounts from 0 up. */
export function yuanText(fen: number): string {
  const cents = fen % 100;
  return `${(fen - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`;
}
