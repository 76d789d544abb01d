import type { DifferenceFilter } from '../../../shared/contracts/desk/differences.ts';
import type { Run } from '../../../shared/contracts/desk/months.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Scrolls } from '../../components/common/Scrolls.tsx';
import { toggled } from '../../components/filter/filter-values.ts';
import { formatCount } from '../../text/format.ts';
import { BridgeChart } from './bridge/BridgeChart.tsx';
import { BridgeTable } from './bridge/BridgeTable.tsx';
import { bridgeOf } from './bridge/bridge-scope.ts';
import { CodeCounts, type Counts } from './CodeCounts.tsx';
import { tidied } from './filter/filter-tags.ts';

interface Props {
  readonly run: Run;
  readonly counts: Counts | null;
  readonly filter: DifferenceFilter;
  readonly onFilter: (filter: DifferenceFilter) => void;
  /** Narrows and goes to the list. */
  readonly onList: (filter: DifferenceFilter) => void;
}

/** More than this and the table scrolls by itself: what stands below stays within reach. */
const MANY_TOWNSHIPS = 40;

/** From here on four amounts in a row need the whole width. */
const WIDE_FEN = 10_000_000_000;

/** The month at a glance: the money's way, by township, and what was found by code. */
export function Overview({ run, counts, filter, onFilter, onList }: Props) {
  const townships = filter.townships ?? [];
  const { row, scope } = bridgeOf(run, townships);
  return (
    <div className="result-overview">
      <BridgeChart row={row} scope={scope} onCodes={(codes) => onList(tidied({ ...filter, codes: [...codes] }))} />
      <div className={run.bridgeTotal.approvedFen >= WIDE_FEN ? 'result-tables result-tables-wide' : 'result-tables'}>
        <section className="panel" aria-label="按乡镇">
          <div className="panel-head">
            <h2>按乡镇</h2>
            <span className="quiet">{formatCount(run.bridge.length)} 个乡镇；点乡镇名只看该乡镇，再点取消</span>
          </div>
          <Scrolls className="table-scroll" label="按乡镇的资金表" when={run.bridge.length > MANY_TOWNSHIPS}>
            <BridgeTable
              rows={run.bridge}
              total={run.bridgeTotal}
              selected={townships}
              onTownship={(township) => onFilter(tidied({ ...filter, townships: toggled(townships, township) }))}
            />
          </Scrolls>
        </section>
        <section className="panel" aria-label="按类型">
          <div className="panel-head">
            <h2>按类型</h2>
            <span className="quiet">点类型名查看清单</span>
          </div>
          {run.brief.differences === 0 ? (
            <Empty title="没有差异" text="三方每户每笔都一致。" />
          ) : (
            <CodeCounts
              byCode={counts?.byCode ?? run.byCode}
              selected={filter.codes ?? []}
              onCode={(code) => onList(tidied({ ...filter, codes: [code] }))}
            />
          )}
        </section>
      </div>
    </div>
  );
}
