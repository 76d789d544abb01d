import { ConditionError } from './condition.ts';

export interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Longer conditions are refused: a pack is written by people. */
export const MOST_CHARACTERS = 1000;

const PIECE =
  /\s+|([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?)|(\d{1,12}(?:\.\d{1,2})?)|'([^'\\\r\n]*)'|"([^"\\\r\n]*)"|(<=|>=|!=|[=<>()[\],])/y;

/** Cuts a condition into tokens. Throws ConditionError at the first character that belongs to none. */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > MOST_CHARACTERS)
    throw new ConditionError(MOST_CHARACTERS, `条件太长，最多 ${MOST_CHARACTERS} 个字符`);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    if (match === null) throw new ConditionError(at, `第 ${at + 1} 个字符“${text[at]}”用不上`);
    const [whole, word, number, single, double, sign] = match;
    if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (single !== undefined || double !== undefined)
      tokens.push({ kind: 'text', text: single ?? double ?? '', at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    at += whole.length;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}
