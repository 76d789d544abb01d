import { DISCREPANCY_CODES, type DiscrepancyCode } from '../../../shared/domain/discrepancy/code.ts';

/** A discrepancy code in the words of the catalogue; the code itself, as scripts know it, is its tooltip. */
export function CodeLabel({ code }: { readonly code: DiscrepancyCode }) {
  return <span title={code}>{DISCREPANCY_CODES[code].label}</span>;
}
