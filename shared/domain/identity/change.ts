const PHRASES = {
  'spaces-removed': '去空格',
  'apostrophe-removed': '去撇号、引号',
  'separators-removed': '去连字符',
  'full-width': '全角转半角',
  'annotation-removed': '去括号注记',
  'decimal-zeros-removed': '去末尾的 .0',
  'x-lookalike': '形似 X 的字符改为 X',
  'x-upper': '小写 x 改为大写 X',
  'letter-for-digit': '字母 O、l、I 改为数字 0、1（校验码随之正确）',
  'fifteen-to-eighteen': '15 位旧号换算为 18 位',
  'scientific-notation': '科学计数法',
  'currency-sign': '去货币符号、单位',
  'thousands-separator': '去千分位分隔符',
  'sign-unified': '统一正负号写法',
  'float-noise': '浮点误差四舍五入到分',
  'name-separator': '去姓名间隔号',
  'pua-mapped': '生僻字自造码换为标准码',
  'variation-selector': '去异体字选择符',
  'compatibility-form': '兼容字形换为标准字形',
  'upper-case': '字母统一为大写',
} as const;

/** One thing that was done to a cell's text on the way to its canonical form. The original is never overwritten. */
export type Change = keyof typeof PHRASES;

/** What readings of a clean cell share, so that the common case allocates no list. */
export const NO_CHANGES: readonly Change[] = Object.freeze<Change[]>([]);

/** The change in a clerk's words: 去空格, 全角转半角 … */
export function describeChange(change: Change): string {
  return PHRASES[change];
}

/** Adds a change to the list unless it is there already. */
export function noteChange(changes: Change[], change: Change): void {
  if (!changes.includes(change)) changes.push(change);
}
