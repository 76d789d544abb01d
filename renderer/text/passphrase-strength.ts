/** How hard a passphrase is to guess, in words a person can act on. */
export interface Strength {
  readonly level: 'short' | 'weak' | 'fair' | 'good';
  readonly word: string;
  readonly advice: string;
}

export const LEAST_LENGTH = 8;

const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d\u3400-\u9fff]/, /[\u3400-\u9fff]/];
/** What everybody tries first. */
const COMMON = /^(?:\d+|(.)\1*|.*(?:123456|654321|888888|666666|abcdef|qwerty|password|admin).*)$/i;

/**
 * A plain judgement by length, kinds of characters and how often they repeat: it tells people what to add, it does not measure bits.
 * A Chinese character counts as two, for there are thousands of them.
 */
export function strengthOf(passphrase: string): Strength {
  if (passphrase.length < LEAST_LENGTH) return { level: 'short', word: '太短', advice: `至少 ${LEAST_LENGTH} 个字符` };
  const characters = [...passphrase];
  const weight = characters.reduce((sum, character) => sum + (/[\u3400-\u9fff]/.test(character) ? 2 : 1), 0);
  const kinds = KINDS.filter((kind) => kind.test(passphrase)).length;
  const isMonotone = new Set(characters).size <= characters.length / 3;
  if (COMMON.test(passphrase) || isMonotone)
    return { level: 'weak', word: '弱', advice: '不要只用数字、重复的字符或常见的组合' };
  if (weight >= 16 || (weight >= 12 && kinds >= 3)) return { level: 'good', word: '强', advice: '' };
  return { level: 'fair', word: '中', advice: '再长一些更好，例如用一句自己记得住的话' };
}
