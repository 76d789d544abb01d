/** What a person typed as yuan, in fen; null where it is no amount above zero. */
export function fenOfYuan(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain);
  if (match === null) return null;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || '0');
  return fen > 0 ? fen : null;
}

/** Fen as a person would type it. */
export function yuanOfFen(fen: number): string {
  return (fen / 100).toFixed(2);
}
