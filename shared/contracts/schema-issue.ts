import type { z } from 'zod';

/** What is wrong with one field of a file, as its schema found it. */
export type SchemaIssue = z.core.$ZodIssue;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文字（写在引号里）',
  number: '数字（不加引号）',
  int: '整数（不加引号）',
  boolean: 'true 或 false',
  array: '[ ] 里的一列',
  object: '{ } 里的一组',
};

/** What is wrong with a field, in words of whoever wrote the file. */
export function issueWords(issue: SchemaIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `没有叫“${issue.keys.join('”“')}”的项，是不是写错了名称`;
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return '缺这一项';
      return `应当是${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`;
    case 'too_small':
      return `太小，不能小于 ${issue.minimum}`;
    case 'too_big':
      return `太大，不能大于 ${issue.maximum}`;
    default:
      return issue.message;
  }
}
