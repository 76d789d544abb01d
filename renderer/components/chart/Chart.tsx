import { useEffect, useRef } from 'react';
import { completed } from './chart-option.ts';
import { type ChartInstance, type ChartOption, chartOn } from './echarts.ts';

/** What was clicked: the place in the data of the series. */
export interface ChartPoint {
  readonly dataIndex: number;
  readonly seriesIndex: number;
  readonly name: string;
}

interface Props {
  readonly option: ChartOption;
  /** Pixels. */
  readonly height: number;
  /** What the chart shows, in a sentence: all that a screen reader gets. The figures belong in a table beside it. */
  readonly label: string;
  readonly onPoint?: ((point: ChartPoint) => void) | undefined;
}

/** Draws an ECharts option on a canvas as wide as its place. Give a memoised `option`: each new one is drawn anew. */
export function Chart({ option, height, label, onPoint }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ChartInstance | null>(null);
  const latestOnPoint = useRef(onPoint);
  latestOnPoint.current = onPoint;

  useEffect(() => {
    const element = place.current!;
    const instance = chartOn(element);
    chart.current = instance;
    instance.on('click', ({ dataIndex, seriesIndex, name }) => {
      if (dataIndex !== undefined)
        latestOnPoint.current?.({ dataIndex, seriesIndex: seriesIndex ?? 0, name: name ?? '' });
    });
    const resize = new ResizeObserver(() => instance.resize());
    resize.observe(element);
    return () => {
      resize.disconnect();
      instance.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(completed(option, label), { notMerge: true });
  }, [option, label]);

  return <div ref={place} role="img" aria-label={label} style={{ height, minWidth: 0 }} />;
}
