import { HEATS } from './heat.ts';

/** What the colours of the map mean; the number in the cell says it without them. */
export function HeatLegend() {
  return (
    <ul className="heat-legend" aria-label="图例">
      <li>格子里的数：多少户缺这份材料，或有但不合要求</li>
      {HEATS.map(({ heat, words }) => (
        <li key={heat}>
          <span className={`heat-swatch heat-${heat}`} aria-hidden>
            {heat === 0 ? '✓' : ''}
          </span>
          {words}
        </li>
      ))}
      <li>
        <span className="heat-swatch heat-none" aria-hidden>
          –
        </span>
        不适用
      </li>
    </ul>
  );
}
