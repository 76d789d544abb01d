import { AppError } from '../../../shared/contracts/app-error.ts';
import { TABLE_KINDS, TABLE_SHAPES, type TableKind } from '../../../shared/domain/archive/read/table-kind.ts';
import { TableRows } from '../../../shared/domain/archive/read/table-rows.ts';
import { openTable } from '../../formats/open-table.ts';
import { DEFAULT_READ_LIMITS } from '../../formats/table.ts';

/** Rows in which a header is looked for, and some more. */
const ROWS_LOOKED_AT = 40;
const PAPER_NAME = /登记|纸质|线下/u;
const EXPORT_NAME = /查询|导出|系统|线上|家庭/u;

class Enough extends Error {}

/**
 * Which of the four tables a file is, by its columns. What the system exports of households and what was keyed in off papers have the same ones:
 * there 认定, or the name of the file or sheet, decides. Throws E_USAGE where nothing does, and what the readers throw.
 */
export async function tableKindOf(path: string, name: string, signal: AbortSignal): Promise<TableKind> {
  const found = new Map<TableKind, ReadonlySet<string>>();
  const names = [name];
  const table = await openTable(path, DEFAULT_READ_LIMITS);
  try {
    for (const [index, { name: sheet }] of table.sheets.entries()) {
      names.push(sheet);
      const tries = TABLE_KINDS.map((kind) => ({ kind, rows: new TableRows(kind, name, sheet) }));
      let seen = 0;
      try {
        await table.readSheet(
          index,
          (row) => {
            for (const { rows } of tries) rows.row(row);
            if (++seen >= ROWS_LOOKED_AT) throw new Enough();
          },
          { signal },
        );
      } catch (error) {
        if (!(error instanceof Enough)) throw error;
      }
      for (const { kind, rows } of tries) {
        const { headerRow, columns } = rows.finish();
        if (headerRow !== null && !found.has(kind)) found.set(kind, new Set(Object.keys(columns)));
      }
    }
  } finally {
    await table.close();
  }
  if (found.has('inventory')) return 'inventory';
  if (found.has('persons') && (found.get('persons')!.has('relation') || !found.has('households'))) return 'persons';
  if (!found.has('households')) {
    if (found.has('paper')) return 'paper';
    throw unknown(path, '看不出是哪一种表');
  }
  if (found.get('paper')?.has('decision') === true) return 'paper';
  const isPaper = names.some((each) => PAPER_NAME.test(each));
  const isExport = names.some((each) => EXPORT_NAME.test(each));
  if (isPaper !== isExport) return isPaper ? 'paper' : 'households';
  throw unknown(path, '家庭查询和纸质登记的列相同，看不出是哪一种');
}

function unknown(path: string, why: string): AppError {
  return new AppError(
    'E_USAGE',
    { file: path },
    { zh: why, en: 'it cannot be told which table this is' },
    {
      zh: `请说明它是${TABLE_KINDS.map((kind) => `“${TABLE_SHAPES[kind].label}”`).join('、')}中的哪一种，再读入`,
      en: `say which of ${TABLE_KINDS.join(', ')} it is`,
    },
  );
}
