/** How much of a long proof is done: SANZHANG_PROOF=1 for all of it, 100 for a night. */
const SHARE = Number(process.env.SANZHANG_PROOF ?? 0.4);

/** The runs of a property that takes long: so many at SANZHANG_PROOF=1, never none. What fails is shrunk and printed with its seed. */
export function proofRuns(all: number): { readonly numRuns: number } {
  return { numRuns: Math.max(1, Math.ceil(all * SHARE)) };
}
