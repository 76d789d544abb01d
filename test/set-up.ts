import { afterAll, vi } from 'vitest';
import { removeTemporaryFolders } from './temporary-folders.ts';

/** A real guess costs 0.4 s and 128 MB, and tests sign in hundreds of times. What the cost itself promises is tried in password-hash.test.ts. */
vi.mock('../electron/data/password-cost.ts', () => ({ PASSWORD_COST: { n: 2 ** 11, r: 8, p: 1 } }));

afterAll(removeTemporaryFolders);
