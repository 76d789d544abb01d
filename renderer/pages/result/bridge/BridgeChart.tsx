import { useMemo } from 'react';
import { ALL_CODES, type DiscrepancyCode } from '../../../../shared/domain/discrepancy/code.ts';
import { formatYuanGrouped } from '../../../../shared/domain/identity/money.ts';
import type { BridgeRow } from '../../../../shared/domain/statement/bridge-row.ts';
import { Chart } from '../../../components/chart/Chart.tsx';
import { useWidth } from '../../../components/common/use-width.ts';
import { groundOf, stepsShownIn, waterfallOf } from './waterfall.ts';
import { waterfallOption } from './waterfall-option.ts';

interface Props {
  /** The townships looked at, added up. */
  readonly row: BridgeRow;
  readonly scope: string;
  readonly onCodes: (codes: readonly DiscrepancyCode[]) => void;
}

/** 审批 → 请款 → 代发 → 到账, and what fell away or came in between. A step that is clicked shows its differences. */
export function BridgeChart({ row, scope, onCodes }: Props) {
  const [place, width] = useWidth();
  const bars = useMemo(() => waterfallOf(row, stepsShownIn(width)), [row, width]);
  const option = useMemo(() => waterfallOption(bars, width), [bars, width]);
  const yuan = (fen: number): string => `${formatYuanGrouped(fen)} 元`;
  const label = `${scope}资金流程：审批 ${yuan(row.approvedFen)}，请款 ${yuan(row.requestedFen)}，代发 ${yuan(row.paidFen)}，到账 ${yuan(row.creditedFen)}`;
  return (
    <section ref={place} className="panel" aria-label="资金流程图">
      <div className="panel-head">
        <h2>审批 → 请款 → 代发 → 到账{scope === '' ? '' : `（${scope}）`}</h2>
        <span className="quiet">
          单位：元{groundOf(bars) > 0 && '，纵轴不从零起'}
          {row.residualFen === 0 ? '；每一分差额都有说明' : `；未说明的差额 ${yuan(row.residualFen)}`}
        </span>
      </div>
      <Chart
        option={option}
        height={260}
        label={label}
        onPoint={({ dataIndex }) => {
          const codes = bars[dataIndex]?.codes.filter((code): code is DiscrepancyCode => isCode(code)) ?? [];
          if (codes.length > 0) onCodes(codes);
        }}
      />
    </section>
  );
}

function isCode(code: string): boolean {
  return (ALL_CODES as readonly string[]).includes(code);
}
