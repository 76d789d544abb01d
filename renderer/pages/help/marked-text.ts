/** A stretch of a text; `found`: it is what was searched for. */
export interface Stretch {
  readonly text: string;
  readonly found: boolean;
}

/** A text cut where the words that were searched for stand in it, whatever their case. */
export function stretchesOf(text: string, wanted: string): readonly Stretch[] {
  if (wanted === '') return [{ text, found: false }];
  const lower = text.toLowerCase();
  const sought = wanted.toLowerCase();
  // Lower case of some letters is longer: then places would not be the same, and case has to match.
  const [within, needle] = lower.length === text.length ? [lower, sought] : [text, wanted];
  const stretches: Stretch[] = [];
  let from = 0;
  for (let at = within.indexOf(needle); at >= 0; at = within.indexOf(needle, from)) {
    if (at > from) stretches.push({ text: text.slice(from, at), found: false });
    stretches.push({ text: text.slice(at, at + needle.length), found: true });
    from = at + needle.length;
  }
  if (from < text.length || stretches.length === 0) stretches.push({ text: text.slice(from), found: false });
  return stretches;
}
