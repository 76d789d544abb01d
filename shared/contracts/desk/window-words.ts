/** What the readers say about the command line, and what a person at the window does instead. */
const IN_THE_WINDOW: readonly (readonly [RegExp, string])[] = [
  [/用 --mapping 写明 unit: fen/g, '在文件的识别结果中把单位改成分'],
  [/用 --mapping 指明/g, '在文件的识别结果中指明'],
  [/映射文件(?=指定|为)/g, '手工'],
];

/** A sentence of the readers in the words of the window: no flags of the command line. */
export function inWindowWords(sentence: string): string {
  return IN_THE_WINDOW.reduce((text, [flag, words]) => text.replace(flag, words), sentence);
}
