/** What a guess costs. Kept with every hash, so that it can be raised: what an older program kept is still read. */
export interface ScryptCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MB and some 0.4 s for every guess, at the door and for whoever got hold of the database. */
export const PASSWORD_COST: ScryptCost = { n: 2 ** 17, r: 8, p: 1 };
