/**
 * Masks sensitive texts so that texts that differ also look different: two numbers with the same first and last digits would
 * otherwise both read 239900********1234, and a reader could not see what is wrong.
 *
 * Where masked texts look alike, as few of the differing characters are shown as tell them apart, and never one they share;
 * how many more differ is said behind it: `239900**3*****1234（共3位不同）`.
 *
 * @param texts sensitive texts as read; empty ones and repetitions are welcome
 * @param mask hides a single text
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
    if (group.length === 1) continue;
    const lengths = new Set(group.map((text) => text.length));
    for (const length of lengths) {
      const sameLength = group.filter((text) => text.length === length);
      const note = lengths.size > 1 ? [`全长${length}位`] : [];
      for (const [text, told] of tellApart(sameLength, masked, note)) shown.set(text, told);
    }
  }
  return shown;
}

/** Shows at the fewest places what differs between texts of one length that look alike when masked. */
function tellApart(texts: readonly string[], masked: string, lengthNote: readonly string[]): Map<string, string> {
  const differing: number[] = [];
  for (let at = 0; at < texts[0]!.length; at++) {
    if (texts.some((text) => text[at] !== texts[0]![at])) differing.push(at);
  }
  let places: readonly number[] = [];
  for (let count = 1; count <= differing.length; count++) {
    places = differing.slice(0, count);
    if (new Set(texts.map((text) => places.map((at) => text[at]).join(''))).size === texts.length) break;
  }
  const inPlace = masked.length === texts[0]!.length;
  return new Map(
    texts.map((text) => {
      const notes = inPlace ? [] : places.map((at) => `第${at + 1}位为${text[at]}`);
      if (differing.length > places.length) notes.push(`共${differing.length}位不同`);
      const seen = inPlace ? withShown(masked, text, places) : masked;
      const said = [...lengthNote, ...notes].join('，');
      return [text, said === '' ? seen : `${seen}（${said}）`];
    }),
  );
}

function withShown(masked: string, text: string, places: readonly number[]): string {
  let seen = '';
  for (let at = 0; at < masked.length; at++) seen += places.includes(at) ? text[at] : masked[at];
  return seen;
}
