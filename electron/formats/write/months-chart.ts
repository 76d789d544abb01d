import type { MonthTally } from '../../../shared/domain/audit-report/audit-report.ts';
import { COLOUR } from './statement-style.ts';
import { groupedCount } from './statement-words.ts';

const BAR = { new: '#b4654a', persisting: '#3b5878', solved: '#5b8a72' } as const;
const HEIGHT = 130;
const MARGIN = { top: 22, bottom: 18 };
const WORDS = [
  ['new', '新增'],
  ['persisting', '持续'],
  ['solved', '已消除'],
] as const;

/** Draws new, persisting and solved differences of every month side by side, as SVG. The scale begins at nought; every bar has its figure. */
export function monthsSvg(months: readonly MonthTally[], width: number): string {
  const highest = Math.max(1, ...months.flatMap((month) => [month.new, month.persisting, month.solved]));
  const floor = HEIGHT - MARGIN.bottom;
  const slot = width / Math.max(1, months.length);
  const bar = Math.min(26, slot / 4);
  const parts: string[] = WORDS.map(
    ([key, label], at) =>
      `<rect x="${n(at * 58)}" y="2" width="8" height="8" fill="${BAR[key]}"/>${text(label, at * 58 + 12, 9, 7.5, 'start')}`,
  );
  months.forEach((month, at) => {
    const middle = at * slot + slot / 2;
    WORDS.forEach(([key], place) => {
      const height = ((floor - MARGIN.top) * month[key]) / highest;
      const x = middle + (place - 1.5) * bar;
      parts.push(
        `<rect x="${n(x + 1)}" y="${n(floor - height)}" width="${n(bar - 2)}" height="${n(Math.max(height, 0.4))}" fill="${BAR[key]}"/>`,
        text(groupedCount(month[key]), x + bar / 2, floor - height - 2.5, 6.5, 'middle'),
      );
    });
    parts.push(text(month.label, middle, floor + 11, 7.5, 'middle'));
  });
  parts.push(
    `<line x1="0" y1="${floor}" x2="${n(width)}" y2="${floor}" stroke="${COLOUR.strongLine}" stroke-width="0.7"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${HEIGHT}" viewBox="0 0 ${n(width)} ${HEIGHT}">${parts.join('')}</svg>`;
}

function text(content: string, x: number, y: number, size: number, anchor: 'start' | 'middle'): string {
  return `<text x="${n(x)}" y="${n(y)}" font-family="sans" font-size="${size}" fill="${COLOUR.ink}" text-anchor="${anchor}">${content}</text>`;
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
