import { COLOUR, FONTS } from '../../theme.ts';
import type { ChartOption } from './echarts.ts';

/**
 * What every chart here has in common: our fonts and colours, no animation, a description for screen readers, and tooltips drawn on the
 * canvas. ECharts' HTML tooltips are built from style attributes, which the content security policy refuses.
 */
export function completed(option: ChartOption, label: string): ChartOption {
  const { tooltip } = option;
  return {
    animation: false,
    color: [COLOUR.blue, '#7d9cc4', COLOUR.orange, COLOUR.green, COLOUR.red],
    ...option,
    textStyle: { fontFamily: FONTS, color: COLOUR.text },
    aria: { enabled: true, label: { description: label } },
    ...(tooltip === undefined || Array.isArray(tooltip)
      ? {}
      : {
          tooltip: {
            confine: true,
            ...tooltip,
            renderMode: 'richText' as const,
            textStyle: { fontSize: 12, fontFamily: FONTS, ...tooltip.textStyle },
          },
        }),
  };
}
