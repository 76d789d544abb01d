import { describe, expect, it } from 'vitest';
import { HEILONGJIANG_57 } from '../../../../../../shared/domain/archive/policy/heilongjiang.ts';
import {
  checkPlaceholders,
  type TemplatePiece,
  tokensOf,
} from '../../../../../../shared/domain/archive/template/check-placeholders.ts';
import { placeholderReader } from '../../../../../../shared/domain/archive/template/placeholder.ts';
import { templateFields } from '../../../../../../shared/domain/archive/template/template-fields.ts';

const read = placeholderReader(templateFields(HEILONGJIANG_57));

const body = (n: number, text: string): TemplatePiece => ({ place: `第 ${n} 段`, text, path: ['body'] });
const cell = (row: number, n: number, text: string): TemplatePiece => ({
  place: `第 ${row} 行第 ${n} 格`,
  text,
  path: ['body', 'table1', `row${row}`, `cell${row}.${n}`],
});
const problems = (...pieces: TemplatePiece[]): string[] =>
  checkPlaceholders(pieces, read).problems.map(({ place, placeholder, says }) => `${place}|${placeholder}|${says}`);

describe('tokens', () => {
  it('gives every character of a text back, in order', () => {
    for (const text of ['', '甲{乙}丙', '{甲{乙}', '甲}乙{', '｛甲｝{乙｝', '{}'])
      expect(
        tokensOf(text)
          .map((token) => (token.kind === 'placeholder' ? `{${token.inner}}` : token.text))
          .join('')
          .replace(/｛/gu, '{')
          .replace(/｝/gu, '}'),
      ).toBe(text.replace(/｛/gu, '{').replace(/｝/gu, '}'));
  });
});

describe('checking placeholders', () => {
  it('names what is used, each once, in order', () => {
    const pieces = [body(1, '{户主姓名}{低保证号}{户主姓名}'), body(2, '{#成员}{姓名}{/成员}')];
    expect(checkPlaceholders(pieces, read)).toEqual({
      used: ['户主姓名', '低保证号', '成员', '姓名'],
      problems: [],
    });
  });

  it('tells everything that is wrong at once, each with its place', () => {
    expect(
      problems(
        body(1, '{户主性名}'),
        body(2, '{户主姓名'),
        cell(1, 1, '{年龄}'),
        cell(1, 2, '多了}'),
        body(3, '{/成员}'),
      ),
    ).toEqual([
      '第 1 段|{户主性名}|没有“户主性名”这个字段，是不是“户主姓名”？',
      '第 2 段|{户主姓名|花括号没有写完，缺右花括号；一个占位符要写在同一段、同一格里',
      '第 1 行第 1 格|{年龄}|“年龄”是“成员”里的字段，要写在 {#成员} 和 {/成员} 之间',
      '第 1 行第 2 格|}|多了一个右花括号，前面没有左花括号',
      '第 3 段|{/成员}|前面没有开始循环，多了一个结束',
    ]);
  });

  it('tells of a loop that never ends where it begins', () => {
    expect(problems(cell(2, 1, '{#成员}{姓名}'), cell(2, 2, '{年龄}'))).toEqual([
      '第 2 行第 1 格|{#成员}|循环没有结束：后面缺 {/成员}',
    ]);
    expect(problems(body(1, '{#成员}{姓名}'), { place: '页脚', text: '{/成员}', path: ['footer'] })).toEqual([
      '第 1 段|{#成员}|循环没有结束：后面缺 {/成员}',
      '页脚|{/成员}|前面没有开始循环，多了一个结束',
    ]);
  });

  it('takes a loop within a paragraph, over paragraphs side by side and within a row', () => {
    expect(problems(body(1, '{#成员}{姓名}、{/}'))).toEqual([]);
    expect(problems(body(1, '{#缺件}'), body(2, '{原因}'), body(3, '{/缺件}'))).toEqual([]);
    expect(problems(cell(2, 1, '{#成员|6行}{姓名}'), cell(2, 2, '{年龄}{/成员}'))).toEqual([]);
  });

  it('refuses a loop from one row to another, out of a table, and two in one row', () => {
    const says = (end: string): string =>
      `循环的开始和结束（${end}）不在一处：要写在同一段里、表格的同一行里，或者并排的几段里`;
    expect(problems(cell(2, 1, '{#成员}{姓名}'), cell(3, 1, '{/成员}'))).toEqual([
      `第 2 行第 1 格|{#成员}|${says('第 3 行第 1 格')}`,
    ]);
    expect(problems(cell(2, 1, '{#成员}{姓名}'), body(3, '{/成员}'))).toEqual([
      `第 2 行第 1 格|{#成员}|${says('第 3 段')}`,
    ]);
    expect(
      problems(cell(2, 1, '{#成员}{姓名}'), cell(2, 2, '{/成员}'), cell(2, 3, '{#材料}{题名}'), cell(2, 4, '{/材料}')),
    ).toEqual(['第 2 行第 3 格|{#材料}|表格的一行里只能有一个循环']);
  });

  it('tells of an end of another loop, and of a template that asks for nothing', () => {
    expect(problems(body(1, '{#成员}{姓名}{/材料}'))).toEqual(['第 1 段|{/材料}|开始的是“成员”，结束要写 {/成员}']);
    expect(problems(body(1, '家庭情况表'))).toEqual([
      '整个文件||一个占位符也没有，填出来每户都一样；占位符写成 {户主姓名} 这样',
    ]);
  });
});
