import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ArchiveFilter } from '../../../../shared/contracts/desk/archive-views.ts';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { Scrolls } from '../../../components/common/Scrolls.tsx';
import { useArchiveView } from '../../../stores/archive-view.ts';
import { useJob } from '../../../stores/job.ts';
import { useRoute } from '../../../stores/route.ts';
import type { ArchiveMapRow, ArchiveState } from '../../../text/archive-words.ts';
import { townshipLabel } from '../../../text/words.ts';
import { Consistency } from './Consistency.tsx';
import { Figures } from './Figures.tsx';
import { HeatLegend } from './HeatLegend.tsx';
import { HeatTable } from './HeatTable.tsx';
import { wantedCodes } from './heat.ts';

/** 县图: how complete the dossiers are, by place and material; every figure leads to its households. */
export function CountyMap({ state }: { readonly state: ArchiveState }) {
  const township = useArchiveView((store) => store.township);
  const look = useArchiveView((store) => store.look);
  const { go } = useRoute.getState();
  const endings = useJob((store) => store.endings);
  const [all, setAll] = useState(false);
  const map = useCall('archive.map', { township }, { reloadOn: [endings] });

  // Another map than the one this page was opened with was chosen by hand: its first place has the focus.
  const opened = useRef<string | null | undefined>(township);
  if (opened.current !== township) opened.current = undefined;

  const narrow = (filter: ArchiveFilter): void => {
    look({ filter });
    go({ page: 'archive', view: 'households', householdId: null });
  };
  const placeOf = (row: ArchiveMapRow | null): ArchiveFilter => {
    if (row === null) return township === null ? {} : { townships: [township] };
    return { townships: [row.township], ...(row.village === null ? {} : { villages: [row.village] }) };
  };
  const choose = (row: ArchiveMapRow | null, code: string | null): void => {
    if (code !== null) narrow({ ...placeOf(row), code });
    else if (row !== null && row.village === null) look({ township: row.township });
    else narrow(placeOf(row));
  };

  const rows = map.value?.rows ?? [];
  const wanted = wantedCodes(rows);
  const columns = (map.value?.columns ?? []).filter(({ code }) => all || wanted.has(code));
  const folded = (map.value?.columns.length ?? 0) - wanted.size;
  return (
    <div className="archive-map">
      <Figures totals={state.totals} onNarrow={narrow} />
      <section className="panel" aria-label="完整性图">
        <div className="archive-map-head">
          <h2>
            {township === null ? (
              '全县各乡镇'
            ) : (
              <>
                <button type="button" className="row-button" onClick={() => look({ township: null })}>
                  全县
                </button>{' '}
                › {townshipLabel(township)}
              </>
            )}
          </h2>
          <span className="quiet">
            {township === null ? '点乡镇看各村；' : ''}点格子看是哪些户；用方向键移动，回车打开
          </span>
          {folded > 0 && (
            <Button size="small" className="archive-at-end" aria-pressed={all} onClick={() => setAll(!all)}>
              {all ? '收起没有一户需要的材料' : `没有一户需要的 ${folded} 种材料`}
            </Button>
          )}
        </div>
        {map.state === 'loading' && <Loading />}
        {map.state === 'failed' && <Failure error={map.error} retry={map.reload} />}
        {map.state === 'ready' && (
          <>
            <Scrolls className="heat-scroll" label="完整性图，可以左右滚动">
              <HeatTable
                key={township ?? ''}
                label={township === null ? '各乡镇的材料' : `${townshipLabel(township)}各村的材料`}
                columns={columns}
                rows={rows}
                takesFocus={opened.current === undefined}
                onChoose={choose}
              />
            </Scrolls>
            <HeatLegend />
          </>
        )}
      </section>
      {map.state === 'ready' && (
        <Consistency rows={rows} onDiffering={(row) => narrow({ ...placeOf(row), consistency: 'differs' })} />
      )}
    </div>
  );
}
