import { describe, expect, it } from 'vitest';
import { layoutRemark, remarksOf } from '../../../../../shared/domain/ledger/reading-remarks.ts';
import type { SheetReport } from '../../../../../shared/domain/ledger/reading-report.ts';

const SHEET: SheetReport = {
  name: '城关镇',
  hidden: false,
  isTable: true,
  sheetKind: 'household',
  headerRows: [1],
  columns: [],
  unmapped: [],
  unit: 'yuan',
  rowsRead: 10,
  rowsAccepted: 8,
  setAside: { title: 1, subtotal: 1, blank: 0, unreadable: 0 },
  setAsideRows: [],
  controlTotals: [],
  controlFaults: [],
  nameless: [],
  preview: [],
  previewRows: [],
  warnings: [],
  problem: null,
};

const TOTAL = { row: 12, label: '合计', declaredCount: 9, declaredFen: 450000, actualCount: 8, actualFen: 400050 };

describe('what is worth reading before anything runs', () => {
  it('is nothing where everything is in order', () => {
    expect(remarksOf([{ ...SHEET, controlTotals: [{ ...TOTAL, agrees: true }] }])).toEqual([]);
  });

  it('is a total that the details do not bear out, with both numbers', () => {
    expect(remarksOf([{ ...SHEET, controlTotals: [{ ...TOTAL, agrees: false }] }])).toEqual([
      '第 12 行的合计与明细不符：写 9 笔，明细 8 笔；写 4500.00 元，明细合计 4000.50 元',
    ]);
    expect(
      remarksOf([{ ...SHEET, controlTotals: [{ ...TOTAL, declaredCount: null, actualFen: 450000, agrees: false }] }]),
    ).toEqual(['第 12 行的合计与明细不符：无法核对']);
  });

  it('is why a sheet cannot be used, and every warning; of several sheets which one', () => {
    const problem = {
      code: 'E_NO_COLUMN',
      place: {},
      problem: { zh: '缺少必需的列：金额', en: '' },
      mend: { zh: '请补上该列', en: '' },
    } as const;
    expect(
      remarksOf([
        { ...SHEET, problem },
        { ...SHEET, name: '测试乡', warnings: ['有 2 行是隐藏行，照常读入'] },
      ]),
    ).toEqual(['“城关镇”表：缺少必需的列：金额；请补上该列', '“测试乡”表：有 2 行是隐藏行，照常读入']);
  });

  it('is a layout that is not the one of its profile', () => {
    expect(layoutRemark('民政审批表', { added: ['开户行', '备注'], removed: ['账号'], moved: [] })).toBe(
      '版式与保存的《民政审批表》不同：多了“开户行”、“备注”，少了“账号”；没有套用，请核对各列',
    );
    expect(layoutRemark('a', { added: [], removed: [], moved: ['金额'] })).toContain('“金额”换了位置');
  });
});
