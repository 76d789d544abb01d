import { afterAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD_COST } from '../../../../electron/data/password-cost.ts';
import { hashPassword, isKeptCheaply, passwordMatches } from '../../../../electron/data/password-hash.ts';

// Here it is the cost that is tried: of modules loaded anew, which no other test file is to find.
vi.hoisted(() => vi.resetModules());
vi.unmock('../../../../electron/data/password-cost.ts');
afterAll(() => vi.resetModules());

const PASSWORD = '北大荒 春播 2026';
const CHEAP = { n: 2 ** 10, r: 8, p: 1 };

describe('a password', () => {
  it('is kept with its cost and a salt of its own, and known again', async () => {
    const [one, other] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(one).toMatch(/^scrypt\$131072\$8\$1\$/);
    expect(one).not.toBe(other);
    expect(await passwordMatches(PASSWORD, one)).toBe(true);
    expect(await passwordMatches(`${PASSWORD} `, one)).toBe(false);
    expect(isKeptCheaply(one)).toBe(false);
  });

  it('that an older program kept at a lower cost is still known', async () => {
    const kept = await hashPassword(PASSWORD, CHEAP);
    expect(await passwordMatches(PASSWORD, kept)).toBe(true);
    expect(await passwordMatches('another', kept)).toBe(false);
    expect(isKeptCheaply(kept)).toBe(true);
  });

  it('is the same however it was typed: full width, composed or not', async () => {
    const kept = await hashPassword('Ａbc１２３４é', CHEAP);
    expect(await passwordMatches('Abc1234e\u0301', kept)).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['a word', 'none'],
    [
      'a cost of no power of two',
      'scrypt$1000$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    ],
    [
      'a cost beyond measure',
      'scrypt$8388608$99$99$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    ],
  ])('is never known where %s was kept, and a guess takes as long', async (_, kept) => {
    const began = performance.now();
    await passwordMatches(PASSWORD, await hashPassword('x', PASSWORD_COST));
    const twice = performance.now() - began;
    const again = performance.now();
    expect(await passwordMatches(PASSWORD, kept)).toBe(false);
    // One derivation against two, on a machine that does other things as well.
    expect(performance.now() - again).toBeGreaterThan(twice / 8);
  });
});
