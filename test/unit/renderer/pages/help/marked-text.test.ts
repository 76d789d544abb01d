import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stretchesOf } from '../../../../../renderer/pages/help/marked-text.ts';

describe('a text that is searched', () => {
  it('is cut where the words stand, whatever their case', () => {
    expect(stretchesOf('Excel 和 excel', 'EXCEL')).toEqual([
      { text: 'Excel', found: true },
      { text: ' 和 ', found: false },
      { text: 'excel', found: true },
    ]);
  });

  it('is never changed by it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 3 }), (text, wanted) => {
        expect(
          stretchesOf(text, wanted)
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
