import type { MatchRule } from '../rule.ts';
import { beginningsOfNumbers } from './damaged-number.ts';
import { namesWithPartsOfNumbers, slipsOfNumbers } from './similar-number.ts';

/**
 * Evidence that is never proof: it makes a `possible_match` for a person to decide, and joins nothing. Name with village and amount
 * is dibao.md 4.5, key 6; the other two are the damaged and the similar number without account or certificate.
 */
export const EVIDENCE_SHORT_OF_PROOF = [
  {
    name: 'damaged-id+name',
    keys: (household) => household.names,
    asks: (household) => household.damagedIds,
    offers: beginningsOfNumbers,
  },
  {
    name: 'similar-id',
    keys: namesWithPartsOfNumbers,
    asks: slipsOfNumbers,
    offers: slipsOfNumbers,
  },
  {
    name: 'name+village+amount',
    keys: (household) =>
      household.names.flatMap((name) =>
        household.villages.flatMap((village) => household.amounts.map((fen) => `${name}\u0000${village}\u0000${fen}`)),
      ),
  },
] as const satisfies readonly MatchRule[];

export type EvidenceName = (typeof EVIDENCE_SHORT_OF_PROOF)[number]['name'];

/** What a clerk reads of each: "…一致". */
export const EVIDENCE_LABEL = {
  'damaged-id+name': '残存身份证号和姓名',
  'similar-id': '相近身份证号和姓名',
  'name+village+amount': '姓名、村和金额',
} as const satisfies Record<EvidenceName, string>;
