/** Whom the assistance is for: 城市低保 or 农村低保. */
export type AssistanceCategory = 'urban' | 'rural';

/**
 * Reads 城市低保, 城镇, 非农业户口, 农村低保, 农业, 城, 农 … Null where the text names neither, or both (城乡低保).
 */
export function readCategory(text: string): AssistanceCategory | null {
  // 非农 and 非农业 hold the sign of the other category: they are read first and taken out.
  const rest = text.normalize('NFKC').replace(/非农业?/g, '城');
  const isUrban = rest.includes('城');
  const isRural = rest.includes('农') || rest.includes('乡');
  if (isUrban === isRural) return null;
  return isUrban ? 'urban' : 'rural';
}
