interface Around {
  /** The year that a day without one belongs to. */
  readonly year: string;
  /** The date above, for 同上; null: there is none. */
  readonly before: string | null;
}

const FULL = /^((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;
const DIGITS = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const DAY = /^(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;
const SAME = new Set(['同上', '"', '〃', '=', '＝']);
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A date as people type it in a hurry: 20260301, 2026.3.1, 3.1 (of the year), 同上 or =. YYYY-MM-DD; null: it is none. */
export function typedDate(text: string, { year, before }: Around): string | null {
  const typed = text.normalize('NFKC').trim();
  if (SAME.has(typed)) return before;
  const full = FULL.exec(typed) ?? DIGITS.exec(typed);
  if (full !== null) return dayOf(full[1]!, full[2]!, full[3]!);
  const short = DAY.exec(typed);
  return short === null ? null : dayOf(year, short[1]!, short[2]!);
}

/** A stretch of days: 3.1-3.8, 20260301至20260308. null: it is none. */
export function typedPeriod(text: string, around: Around): { readonly from: string; readonly to: string } | null {
  const typed = text.normalize('NFKC').trim();
  if (SAME.has(typed) && around.before !== null) return typedPeriod(around.before, { ...around, before: null });
  // What parts the two days: 至, 到, ~; or a dash where the days themselves are written without.
  for (const parts of [typed.split(/\s*[至到~～]\s*/), typed.split(/\s*[-—]+\s*/)]) {
    if (parts.length !== 2) continue;
    const from = typedDate(parts[0]!, { ...around, before: null });
    if (from === null) continue;
    const to = typedDate(parts[1]!, { year: from.slice(0, 4), before: null });
    if (to !== null) return { from, to };
  }
  return null;
}

function dayOf(year: string, month: string, day: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const most = m === 2 && !leap ? 28 : DAYS[m - 1];
  if (most === undefined || d < 1 || d > most) return null;
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
