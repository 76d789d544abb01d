import { expect, test } from 'vitest';
import { IS_QUESTION, QUESTION_CODES } from '../../../../electron/data/question-codes.ts';
import { searchPatterns } from '../../../../electron/data/search-pattern.ts';
import { SearchTexts } from '../../../../electron/data/search-text.ts';

const texts = new SearchTexts();
const of = (name: string, more = {}) =>
  texts.of({ name, village: '', idNumber: '', account: '', stableId: '', ...more });

test('surnames are read as surnames', () => {
  expect(of('单雄信')).toBe(' shanxiongxin sxx 单雄信');
  expect(of('仇长行')).toMatch(/^ qiuchang/);
  expect(of('尉迟恭')).toBe(' yuchigong ycg 尉迟恭');
  expect(of('吕布')).toBe(' lvbu lb 吕布');
});

test('signs, blanks and letters in a name are no syllables', () => {
  expect(of('阿依·古 丽')).toBe(' ayiguli aygl 阿依·古丽');
  expect(of('ＡＢＣ')).toBe(' abc');
  expect(of('')).toBe('');
});

test('numbers are kept by their last four only', () => {
  const text = of('张三', {
    village: '东 村',
    idNumber: '239900198001011113',
    account: '6217995880012340001、230100000004',
    stableId: '0f0f',
  });
  expect(text).toBe(' zhangsan zs 张三 东村 1113 0001 0004 0f0f');
});

test('letters and digits begin a word, anything else may stand within one', () => {
  expect(searchPatterns(' ZS  三%_ ')).toEqual(['% zs%', '%三\\%\\_%']);
  expect(searchPatterns('239900198001011113')).toEqual(['% 1113%']);
  expect(searchPatterns('  ')).toEqual([]);
});

test('the condition for questions names the codes that ask', () => {
  expect(IS_QUESTION).toBe(`code IN (${QUESTION_CODES.map((code) => `'${code}'`).join(', ')})`);
});
