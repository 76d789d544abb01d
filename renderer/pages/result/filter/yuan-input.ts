const YUAN = /^-?\d{1,11}(?:\.\d{1,2})?$/;

/** Yuan as somebody types them, in fen. null: nothing typed. undefined: no amount. Nothing passes through floating point. */
export function fenOfTyped(typed: string): number | null | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s]|元$/g, '');
  if (plain === '') return null;
  if (!YUAN.test(plain)) return undefined;
  const [yuan = '0', fen = ''] = plain.replace('-', '').split('.');
  const magnitude = Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
  return plain.startsWith('-') ? -magnitude : magnitude;
}

/** Fen as it stands in the field: no thousands, no useless zeros. */
export function typedOfFen(fen: number | undefined): string {
  if (fen === undefined) return '';
  const magnitude = Math.abs(fen);
  const rest = magnitude % 100;
  return `${fen < 0 ? '-' : ''}${Math.floor(magnitude / 100)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}
