import { formatYuan } from '../identity/money.ts';
import type { HeaderChange } from './layout.ts';
import type { ControlTotalReport, SheetReport } from './reading-report.ts';

/** What is worth reading before anything runs: why a sheet cannot be used, totals that do not agree, warnings. One sentence each. */
export function remarksOf(sheets: readonly SheetReport[]): readonly string[] {
  const several = sheets.filter(({ isTable }) => isTable).length > 1;
  return sheets.flatMap((sheet) => {
    const where = several && sheet.name !== '' ? `“${sheet.name}”表：` : '';
    return [
      ...(sheet.problem === null ? [] : [`${sheet.problem.problem.zh}；${sheet.problem.mend.zh}`]),
      ...sheet.controlTotals.filter(({ agrees }) => !agrees).map(totalRemark),
      ...sheet.warnings,
    ].map((sentence) => where + sentence);
  });
}

function totalRemark({ row, label, declaredCount, declaredFen, actualCount, actualFen }: ControlTotalReport): string {
  const parts: string[] = [];
  if (declaredCount !== null && declaredCount !== actualCount)
    parts.push(`写 ${declaredCount} 笔，明细 ${actualCount} 笔`);
  if (declaredFen !== null && declaredFen !== actualFen)
    parts.push(`写 ${formatYuan(declaredFen)} 元，明细合计 ${formatYuan(actualFen)} 元`);
  return `第 ${row} 行的${label}与明细不符：${parts.length === 0 ? '无法核对' : parts.join('；')}`;
}

/** How the layout differs from the one its profile was kept for, in one sentence. */
export function layoutRemark(profile: string, { added, removed, moved }: HeaderChange): string {
  const parts = [
    ...(added.length === 0 ? [] : [`多了${quoted(added)}`]),
    ...(removed.length === 0 ? [] : [`少了${quoted(removed)}`]),
    ...(moved.length === 0 ? [] : [`${quoted(moved)}换了位置`]),
  ];
  return `版式与保存的《${profile}》不同${parts.length === 0 ? '' : `：${parts.join('，')}`}；没有套用，请核对各列`;
}

function quoted(headers: readonly string[]): string {
  return headers.map((text) => `“${text}”`).join('、');
}
