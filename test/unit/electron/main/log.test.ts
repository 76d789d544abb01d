import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Log, withoutPersonalData } from '../../../../electron/main/log.ts';

describe('what is written to the log', () => {
  it('has neither numbers of people, nor names, nor folders in it', () => {
    const text = withoutPersonalData(
      'Error: 张三 23990119500101123X 6217000010001234567 at read (/home/wang/桌面/低保.xlsx:3:4) C:\\Users\\李\\a.ts',
    );
    expect(text).not.toMatch(/\d{7}|[\u4e00-\u9fff]|home|Users/);
    expect(text).toContain('Error');
    expect(text).toContain(':3:4');
  });

  it('never lets a run of seven digits or a Chinese character through', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[0-9]{5,19}X?$/),
      fc.constantFrom('张', '王小明', '𠮷', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(withoutPersonalData(pieces.join(''))).not.toMatch(/\d{7}|[\u3400-\u9fff]/);
      }),
    );
  });

  it('numbers its entries upwards, over restarts too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sanzhang-log-'));
    const first = new Log(folder, new Date('2026-04-01T00:00:00Z'));
    const one = first.write('info', 'a');
    const two = first.failure('b', new TypeError('王 239901195001011234'));
    const three = new Log(folder, new Date('2026-04-01T00:00:10Z')).write('info', 'c');
    expect(two).toBe(one + 1);
    expect(three).toBeGreaterThan(two);
    const written = readFileSync(join(folder, 'sanzhang.log'), 'utf8');
    expect(written).toContain(` ${two} error b: TypeError`);
    expect(written).not.toContain('2399');
  });
});
