/** How many places a sentence names. */
const PLACES_NAMED = 3;

/** In which places two numbers that are not the same differ, in words, without a digit of them: 只有第 17、18 位颠倒, 共 5 位不同. */
export function differenceOfNumbers(a: string, b: string): string {
  if (a.length !== b.length) return `位数不同：${a.length} 位、${b.length} 位`;
  const places: number[] = [];
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) places.push(i);
  const [first, second] = places as [number, number?];
  if (second === undefined) return `只有第 ${first + 1} 位不同`;
  const isExchanged = places.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
  if (isExchanged) return `只有第 ${first + 1}、${second + 1} 位颠倒`;
  const named = places.map((place) => place + 1);
  return places.length <= PLACES_NAMED ? `第 ${named.join('、')} 位不同` : `共 ${places.length} 位不同`;
}
