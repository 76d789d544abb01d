import { describe, expect, it } from 'vitest';
import { rowsAsTsv } from '../../../../../renderer/components/grid/rows-as-tsv.ts';

const columns = [
  { heading: '姓名', text: ({ name }: { name: string; amount: string }) => name },
  { heading: '金额', text: ({ amount }: { name: string; amount: string }) => amount },
];

describe('rows for the clipboard', () => {
  it('has headings, tabs between cells and a line a row', () => {
    expect(rowsAsTsv(columns, [{ name: '谢桂香', amount: '661.00' }])).toBe('姓名\t金额\r\n谢桂香\t661.00');
  });

  it('keeps a cell one cell, whatever is written in it', () => {
    const lines = rowsAsTsv(columns, [{ name: '谢\t桂\r\n香', amount: '1,630.00' }]).split('\r\n');
    expect(lines).toEqual(['姓名\t金额', '谢 桂 香\t1,630.00']);
  });

  it('lets no cell begin a formula, and leaves numbers numbers', () => {
    expect(rowsAsTsv(columns, [{ name: '=1+1', amount: '-12.00' }])).toBe("姓名\t金额\r\n'=1+1\t-12.00");
    expect(rowsAsTsv(columns, [{ name: '@cmd', amount: '+5' }])).toBe("姓名\t金额\r\n'@cmd\t+5");
    expect(rowsAsTsv(columns, [{ name: '-cmd|x', amount: '0' }])).toBe("姓名\t金额\r\n'-cmd|x\t0");
  });

  it('leaves what is masked masked', () => {
    expect(rowsAsTsv(columns, [{ name: '239901********8949', amount: '' }])).toContain('239901********8949');
  });
});
