import { describe, expect, it } from 'vitest';
import { paperValue } from '../../../../../../../renderer/pages/archive/household/paper/paper-value.ts';

const value = (type: Parameters<typeof paperValue>[0], typed: string) => paperValue(type, typed, '2026').value;

describe('what was typed of the paper', () => {
  it('is brought to one form', () => {
    expect(value('date', '3.1')).toBe('2026-03-01');
    expect(value('month', '202603')).toBe('2026-03');
    expect(value('month', '2026年3月')).toBe('2026-03');
    expect(value('yuan', '1,234.5')).toBe('1234.5');
    expect(value('count', '３')).toBe('3');
    expect(value('yesno', '有')).toBe('是');
    expect(value('yesno', '0')).toBe('否');
    expect(value('text', ' 张三 ')).toBe('张三');
  });

  it('is a dash where the paper leaves it blank, of every type', () => {
    for (const type of ['text', 'count', 'yuan', 'date', 'month', 'yesno'] as const) expect(value(type, '-')).toBe('-');
  });

  it('is refused with what it should be', () => {
    expect(paperValue('count', '三', '2026').fault).toBe('这里写整数');
    expect(paperValue('yuan', '12.345', '2026').fault).toContain('金额');
    expect(paperValue('date', '20260230', '2026').fault).toContain('日期看不懂');
    expect(paperValue('month', '202613', '2026').fault).toContain('月份看不懂');
    expect(paperValue('yesno', '也许', '2026').fault).toBe('这里写 是 或 否');
  });
});
