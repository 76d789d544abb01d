import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { PASSWORD_COST, type ScryptCost } from './password-cost.ts';

const BYTES = 32;
const KEPT = /^scrypt\$(\d{4,7})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9+/=]{24})\$([A-Za-z0-9+/=]{44})$/;
/** Bounds: a tampered row must not make the program ask for all the memory there is. */
const MOST: ScryptCost = { n: 2 ** 20, r: 32, p: 16 };

/** A password as it is kept: `scrypt$n$r$p$salt$hash`, salt and hash in base64. */
export async function hashPassword(password: string, cost: ScryptCost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return ['scrypt', cost.n, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/**
 * Whether the password is the one that was kept. `kept` undefined (there is no such account), or nothing that this program wrote: never, after
 * as much work as for one that is there.
 */
export async function passwordMatches(password: string, kept: string | undefined): Promise<boolean> {
  const { cost, salt, hash } = parse(kept) ?? { cost: PASSWORD_COST, salt: Buffer.alloc(16), hash: null };
  const derived = await derive(password, salt, cost);
  return hash !== null && timingSafeEqual(derived, hash);
}

/** Whether it was kept at a lower cost than this program's. */
export function isKeptCheaply(kept: string): boolean {
  const cost = parse(kept)?.cost;
  return cost !== undefined && cost.n * cost.r * cost.p < PASSWORD_COST.n * PASSWORD_COST.r * PASSWORD_COST.p;
}

function parse(kept = ''): { readonly cost: ScryptCost; readonly salt: Buffer; readonly hash: Buffer } | null {
  const [whole, n, r, p, salt, hash] = KEPT.exec(kept) ?? [];
  if (whole === undefined) return null;
  const cost = { n: Number(n), r: Number(r), p: Number(p) };
  const isUsable = Number.isInteger(Math.log2(cost.n)) && cost.n <= MOST.n && cost.r <= MOST.r && cost.p <= MOST.p;
  if (!isUsable || cost.n < 2 || cost.r < 1 || cost.p < 1) return null;
  return { cost, salt: Buffer.from(salt!, 'base64'), hash: Buffer.from(hash!, 'base64') };
}

function derive(password: string, salt: Buffer, { n, r, p }: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC: the same password typed on another keyboard or input method is the same.
    scrypt(password.normalize('NFKC'), salt, BYTES, { N: n, r, p, maxmem: 256 * n * r }, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    );
  });
}
