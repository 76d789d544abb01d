import type { Candidate } from '../../shared/domain/discrepancy/candidate.ts';

/** One of the households that a question is about, as one ledger has it: as it was found, and as it is kept. */
export type DifferenceCandidate = Candidate;
