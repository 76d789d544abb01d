/** The anchor of a heading as code hosts make it, so that links between documents hold in both places. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** Anchors of one document: the second heading of the same words gets -1, and so on. */
export function anchors(): (heading: string) => string {
  const times = new Map<string, number>();
  return (heading) => {
    const anchor = anchorOf(heading);
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  };
}
