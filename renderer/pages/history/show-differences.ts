import type { DifferenceFilter } from '../../../shared/contracts/desk/differences.ts';
import { useResultView } from '../../stores/result-view.ts';
import { useRoute } from '../../stores/route.ts';

/** Opens the list of differences of a run, narrowed. */
export function showDifferences(runId: number, filter: DifferenceFilter): void {
  useResultView.getState().look(runId, { tab: 'list', filter });
  useRoute.getState().go({ page: 'result', runId, differenceId: null });
}
