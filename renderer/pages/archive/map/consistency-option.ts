import type { ChartOption } from '../../../components/chart/echarts.ts';
import { type ArchiveMapRow, shareWords, villageLabel } from '../../../text/archive-words.ts';
import { townshipLabel } from '../../../text/words.ts';
import { COLOUR } from '../../../theme.ts';

/** The share of consistent dossiers by place, as the notice's 通报 counts it: the lowest first, those nobody compared last. */
export function worstFirst(rows: readonly ArchiveMapRow[]): readonly ArchiveMapRow[] {
  const share = ({ compared, consistent }: ArchiveMapRow): number => (compared === 0 ? 2 : consistent / compared);
  return [...rows].sort((a, b) => share(a) - share(b));
}

export function consistencyOption(rows: readonly ArchiveMapRow[]): ChartOption {
  const shown = worstFirst(rows).filter(({ compared }) => compared > 0);
  return {
    grid: { left: 8, right: 48, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%' }, interval: 25 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: shown.map(({ township, village }) => (village === null ? townshipLabel(township) : villageLabel(village))),
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        data: shown.map(({ compared, consistent }) => Math.floor((consistent / compared) * 1000) / 10),
        itemStyle: { color: COLOUR.blue },
        label: {
          show: true,
          position: 'right',
          formatter: ({ dataIndex }) => shareWords(shown[dataIndex]!.consistent, shown[dataIndex]!.compared),
        },
      },
    ],
  };
}
