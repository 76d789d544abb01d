/**
 * Masks sensitive texts so that texts that differ also look different: two numbers with the same first and last digits would
 * otherwise both read 239900********1234, and a reader could not see what is wrong.
 *
 * Where masked texts look alike, as few of the differing characters are shown in place as tell them apart, and never one they
 * share; how many differ in all is said behind them where that is more: `239900**3*****1234（共3位不同）`.
 *
 * @param texts sensitive texts as read; empty ones and repetitions are welcome
 * @param mask hides a single text, character by character: the masked text is as long as the text
 * @returns each text and what may be seen of it
 */
export function maskApart(texts: readonly string[], mask: (text: string) => string): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  const alike = new Map<string, string[]>();
  for (const text of texts) {
    if (text === '' || shown.has(text)) continue;
    const masked = mask(text);
    shown.set(text, masked);
    const group = alike.get(masked);
    if (group) group.push(text);
    else alike.set(masked, [text]);
  }
  if (alike.size === shown.size) return shown;
  for (const [masked, group] of alike) {
    if (group.length > 1) for (const text of group) shown.set(text, toldApart(text, group, masked));
  }
  return shown;
}

function toldApart(text: string, group: readonly string[], masked: string): string {
  const differing = Array.from(masked, (_, at) => at).filter((at) =>
    group.some((other) => other[at] !== group[0]![at]),
  );
  let places: readonly number[] = [];
  for (let count = 1; count <= differing.length; count++) {
    places = differing.slice(0, count);
    if (new Set(group.map((each) => places.map((at) => each[at]).join(''))).size === group.length) break;
  }
  let seen = '';
  for (let at = 0; at < masked.length; at++) seen += places.includes(at) ? text[at] : masked[at];
  return differing.length > places.length ? `${seen}（共${differing.length}位不同）` : seen;
}
