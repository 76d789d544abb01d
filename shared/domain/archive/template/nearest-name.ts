/** How many characters have to be put in, taken out or changed to make one text of another. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, i) => i + 1);
  for (const [i, left] of a.entries()) {
    let corner = i;
    let before = i + 1;
    row = row.map((above, j) => {
      const here = Math.min(above + 1, before + 1, corner + (left === b[j] ? 0 : 1));
      corner = above;
      before = here;
      return here;
    });
  }
  return row.at(-1) ?? a.length;
}

/**
 * The name most like a text, or null where none is near: at most half of the longer one differs. A name that holds the text, or stands in it,
 * is near as well. Of equally near ones the first.
 */
export function nearestName(text: string, names: Iterable<string>): string | null {
  const wanted = [...text].slice(0, 40);
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const letters = [...name];
    const longer = Math.max(letters.length, wanted.length);
    const holds = wanted.length >= 2 && letters.length >= 2 && (name.includes(text) || text.includes(name));
    const far = distance(wanted, letters) / longer;
    const counted = holds ? Math.min(far, 0.5) : far;
    if (counted > 0.5 || counted >= least) continue;
    least = counted;
    best = name;
  }
  return best;
}
