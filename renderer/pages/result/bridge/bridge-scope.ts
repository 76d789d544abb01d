import type { Run } from '../../../../shared/contracts/desk/months.ts';
import type { BridgeRow } from '../../../../shared/domain/statement/bridge-row.ts';
import { totalOfBridge } from '../../../../shared/domain/statement/bridge-total.ts';
import { townshipLabel } from '../../../text/words.ts';

/** The part of the bridge that is looked at: the townships chosen, added up, or the whole county. */
export function bridgeOf(
  run: Pick<Run, 'bridge' | 'bridgeTotal'>,
  townships: readonly string[],
): { readonly row: BridgeRow; readonly scope: string } {
  const chosen = run.bridge.filter(({ township }) => townships.includes(township));
  if (chosen.length === 0) return { row: run.bridgeTotal, scope: '' };
  const named = chosen.slice(0, 3).map(({ township }) => townshipLabel(township));
  return {
    row: totalOfBridge(chosen),
    scope: chosen.length > 3 ? `${named.join('、')}等 ${chosen.length} 个乡镇` : named.join('、'),
  };
}
