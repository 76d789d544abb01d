/** A share in percent with one decimal, never rounded up: where one of ten thousand is wrong, not all are right. */
export function percentWords(part: number, whole: number): string {
  return `${(Math.floor((part * 1000) / whole) / 10).toFixed(1)}%`;
}
