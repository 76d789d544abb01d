import { describe, expect, it } from 'vitest';
import { strengthOf } from '../../../../renderer/text/passphrase-strength.ts';

const level = (passphrase: string): string => strengthOf(passphrase).level;

describe('the strength of a passphrase', () => {
  it('is too short below eight characters, whatever they are', () => {
    expect(level('aB3$五六七')).toBe('short');
  });

  it('is weak where it is only digits, one character over and over, or what everybody takes', () => {
    for (const passphrase of ['19850412', 'aaaaaaaaaa', 'ababababababab', 'password2026', 'Admin@123456', '88888888'])
      expect(level(passphrase), passphrase).toBe('weak');
  });

  it('is good for a sentence one can remember', () => {
    expect(level('岭河镇的春天来得很晚')).toBe('good');
    expect(level('correct horse battery')).toBe('good');
  });

  it('is fair in between, and says what would be better', () => {
    const { level: fair, advice } = strengthOf('minzheng');
    expect(fair).toBe('fair');
    expect(advice).not.toBe('');
  });
});
