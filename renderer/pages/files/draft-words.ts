import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { KIND_LABEL } from '../../text/words.ts';
import type { ReadingDraft } from './reading-draft.ts';
import { delimiterLabel, encodingLabel, headerRowsLabel, UNIT_LABEL } from './reading-words.ts';

/** Each change of a draft in words, in the order of the form. */
export function draftWords(
  reading: FileReading,
  { kind, manner, columns }: ReadingDraft,
  labels: ReadonlyMap<string, string>,
): readonly string[] {
  const words: string[] = [];
  const say = <Value>(name: string, value: Value | 'auto' | undefined, label: (value: Value) => string): void => {
    if (value !== undefined) words.push(`${name}：${value === 'auto' ? '自动识别' : label(value)}`);
  };
  if (kind !== undefined) words.push(`类别：${KIND_LABEL[reading.kind]}改为${KIND_LABEL[kind]}`);
  say<readonly string[]>('读的工作表', manner.sheets, (sheets) => `${sheets.length} 张`);
  say<readonly number[]>('表头', manner.headerRows, headerRowsLabel);
  say<keyof typeof UNIT_LABEL>('金额单位', manner.unit, (unit) => UNIT_LABEL[unit]);
  say('编码', manner.encoding, encodingLabel);
  say('分隔符', manner.delimiter, delimiterLabel);
  say<readonly string[]>('成功代码', manner.successCodes, (codes) => codes.join('、'));
  for (const { name, to } of columns)
    words.push(`“${name}”：${to === null ? '不用' : to === 'auto' ? '自动识别' : (labels.get(to) ?? to)}`);
  return words;
}
