import { describe, expect, it } from 'vitest';
import { DELIMITERS, detectDelimiter } from '../../../../../electron/formats/text/detect-delimiter.ts';

const report = (text: string) => {
  const { delimiter, trailingDelimiter } = detectDelimiter(text);
  return [delimiter, trailingDelimiter];
};

describe('detectDelimiter', () => {
  it.each(DELIMITERS)('finds %j, with and without a trailing one', (d) => {
    const rows = [
      ['序号', '姓名', '金额'],
      ['1', '张三', '632.00'],
      ['2', '李四', '736.00'],
    ];
    expect(report(rows.map((row) => row.join(d)).join('\n'))).toEqual([d, false]);
    expect(report(rows.map((row) => row.join(d) + d).join('\r\n'))).toEqual([d, true]);
  });

  it('is not misled by a summary line, first or last', () => {
    expect(report('20260401|3|2104.00|\n20260401|0001|621|632.00|\n20260401|0002|622|736.00|\n')).toEqual(['|', true]);
    expect(report('1^a^632\n2^b^736\n3^c^736\n合计^3\n')).toEqual(['^', false]);
    expect(report('PO|2|2104\n1|62|张三|1|柳树支行|63200|低保|\n########\n')[0]).toBe('|');
  });

  it('is not misled by a title line, thousands separators, or commas in quotes', () => {
    expect(report('2026年4月低保,发放表\n序号\t姓名\t金额\n1\t张三\t1,632.00\n2\t李四\t2,736.00\n')[0]).toBe('\t');
    expect(report('a;b\n"x,y,z";1\n"x,y,z";2\n')[0]).toBe(';');
  });

  it('takes the delimiter that cuts into more cells where both are regular', () => {
    expect(report('1,张三,\t2399\n2,李四,\t2399\n')[0]).toBe(',');
  });

  it('takes a text of one column for what it is', () => {
    expect(report('户主姓名\n张三\n李四\n')).toEqual([null, false]);
    expect(report('张三\n李四\n王五,已故\n')).toEqual([null, false]);
  });
});
