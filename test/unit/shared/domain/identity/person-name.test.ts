import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesAgreeButForGarbled, readPersonName } from '../../../../../shared/domain/identity/person-name.ts';
import { assignedForPua } from '../../../../../shared/domain/identity/pua-characters.ts';

describe('the form names are compared in', () => {
  test.each([
    ['张三', '张三', []],
    ['张 三', '张三', ['spaces-removed']],
    ['张\u3000三\u200b', '张三', ['spaces-removed']],
    ['张三（户主）', '张三', ['full-width', 'annotation-removed']],
    ['张三(代领)', '张三', ['annotation-removed']],
    ['张三（已故）', '张三', ['full-width', 'annotation-removed']],
    ['li ming', 'LIMING', ['spaces-removed', 'upper-case']],
    ['ＬＩ', 'LI', ['full-width']],
    ['王\ue863', '王䶮', ['pua-mapped']],
    ['葛\u{e0100}洪', '葛洪', ['variation-selector']],
    ['\uf9d1', '六', ['compatibility-form']],
    ['', '', []],
  ])('%s is %s', (text, canonical, changes) => {
    expect(readPersonName(text)).toEqual({ canonical, garbled: false, changes });
  });

  test('other notes in brackets stay: they may tell two people apart', () => {
    expect(readPersonName('张三(小)').canonical).toBe('张三(小)');
  });

  test('every way of writing the dot of a minority name is equal', () => {
    for (const sign of ['·', '•', '．', '.', '∙', '‧', '・', '、', '⋅', '']) {
      expect(readPersonName(`阿卜杜${sign}热合曼`).canonical).toBe('阿卜杜热合曼');
    }
  });

  test('reading a canonical name again changes nothing, whatever the cell held', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (text) => {
        const { canonical } = readPersonName(text);
        expect(readPersonName(canonical)).toMatchObject({ canonical, changes: [] });
      }),
      { numRuns: 300 },
    );
  });
});

describe('lost characters', () => {
  test.each(['张?三', '张□', '张*三', '张\ufffd', '〓三', '王\ue999', '寮犱笁', 'ÕÅÈý', '张？三'])(
    '%s is garbled',
    (name) => {
      expect(readPersonName(name).garbled).toBe(true);
    },
  );

  test.each(['王建国', '濮存新', '宓永强', '欧阳修', 'MÜLLER', '阿卜杜·热合曼', '𠮷田'])('%s is not', (name) => {
    expect(readPersonName(name).garbled).toBe(false);
  });

  test('UTF-8 read as GBK is recognised for every name of two characters that survives it', () => {
    const asGbk = new TextDecoder('gbk');
    const hanzi = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(hanzi, hanzi, (one, other) => {
        const misread = asGbk.decode(new TextEncoder().encode(one + other));
        fc.pre(/^[\u4e00-\u9fff]+$/.test(misread) && !/^[濮宓甯蹇妫姒璩澹鐘閻]/.test(misread));
        expect(readPersonName(misread).garbled).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('a placeholder agrees with any one character, and with nothing else', () => {
    expect(namesAgreeButForGarbled('张?', '张䶮')).toBe(true);
    expect(namesAgreeButForGarbled('张𠮷', '张?')).toBe(true);
    expect(namesAgreeButForGarbled('张三', '张三')).toBe(true);
    expect(namesAgreeButForGarbled('张?', '李三')).toBe(false);
    expect(namesAgreeButForGarbled('张?', '张三四')).toBe(false);
    expect(namesAgreeButForGarbled('张三?', '张三')).toBe(false);
    expect(namesAgreeButForGarbled('瀛欐煇澶', '孙某天')).toBe(true);
    expect(namesAgreeButForGarbled('孙某天', '孙锟斤拷')).toBe(true);
  });
});

test('the private use table agrees with an independent GB 18030 decoder', () => {
  const decoder = new TextDecoder('gb18030');
  let compared = 0;
  for (let i = 0; i < 80; i++) {
    const bytes = Uint8Array.of(0xfe, i < 47 ? 0x50 + i : 0x51 + i);
    const decoded = decoder.decode(bytes);
    const code = 0xe815 + i;
    const assigned = assignedForPua(code)!;
    expect(assigned.codePointAt(0)).toBeGreaterThan(0x2e80);
    // The decoder still gives six of them their private use code point.
    if (decoded.charCodeAt(0) === code) continue;
    expect(assigned).toBe(decoded);
    compared++;
  }
  expect(compared).toBe(74);
  expect([0xe7c6, 0xe7c9, 0xe814, 0xe865].map(assignedForPua)).toEqual([null, null, null, null]);
});
