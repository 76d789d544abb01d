import { describe, expect, it } from 'vitest';
import { exampleDocx } from '../../../../../electron/formats/template/example-docx.ts';
import { openTemplate } from '../../../../../electron/formats/template/open-template.ts';
import { exampleValues } from '../../../../../shared/domain/archive/template/example-household.ts';
import { docxOf, edited, FIELDS, paragraph, partsOf, RULES, table, textOf, VALUES } from './template-files.ts';

async function filled(body: string, values = VALUES): Promise<string[]> {
  const template = await openTemplate(await docxOf(body), '表.docx', FIELDS);
  expect(template.problems).toEqual([]);
  return textOf(template.fill!(values));
}

async function problems(bytes: Buffer): Promise<string[]> {
  const template = await openTemplate(bytes, '表.docx', FIELDS);
  expect(template.fill === null).toBe(template.problems.length > 0);
  return template.problems.map(({ place, placeholder, says }) => `${place}|${placeholder}|${says}`);
}

describe('a .docx filled in', () => {
  it('puts values in the place of placeholders, also where Word parted them into runs', async () => {
    expect(await filled(paragraph('户主：{', '户主', '姓名', '}，{低保', '证号}'))).toEqual([
      '户主：王守田，N239900000000001',
    ]);
  });

  it('takes braces, hash and slash as an input method writes them', async () => {
    expect(await filled(paragraph('｛户主姓名｝ {＃成员}{姓名}；{／成员} {#其他成员}{姓名}，{/}'))).toEqual([
      '王守田 王守田；李秀英；王小雨；赵桂兰； 李秀英，王小雨，赵桂兰，',
    ]);
  });

  it('repeats a row of a table for every member, and adds blank rows up to the number wanted', async () => {
    const body =
      table(['姓名', '年龄'], ['{#成员|6行}{姓名}', '{年龄}{/成员}'], ['共 {家庭人口} 人', '']) + paragraph('完');
    expect(await filled(body)).toEqual([
      '姓名',
      '年龄',
      '王守田',
      '58',
      '李秀英',
      '56',
      '王小雨',
      '18',
      '赵桂兰',
      '82',
      '',
      '',
      '',
      '',
      '共 4 人',
      '',
      '完',
    ]);
  });

  it('repeats whole paragraphs, and leaves them out where there is nothing', async () => {
    const body = paragraph('{#缺件}') + paragraph('{序号}. {材料代码} {题名}') + paragraph('{/缺件}') + paragraph('完');
    expect(await filled(body)).toEqual([
      '1. A08 住院病案或诊断材料',
      '2. A09 在校就读佐证材料',
      '3. D03 认定结果告知书（不予确认决定书）及送达回证',
      '完',
    ]);
    expect(await filled(body, { ...VALUES, loops: { ...VALUES.loops, missing: [] } })).toEqual(['完']);
  });

  it('shows within a loop what is known of the household, and of the member where both have the name', async () => {
    const values = {
      ...VALUES,
      loops: { ...VALUES.loops, members: VALUES.loops.members.map((member) => ({ ...member, aid: '城市低保' })) },
    };
    expect(await filled(paragraph('{#成员}{户主姓名}家{姓名}{救助类型} {/成员}{救助类型}'), values)).toEqual([
      '王守田家王守田城市低保 王守田家李秀英城市低保 王守田家王小雨城市低保 王守田家赵桂兰城市低保 农村低保',
    ]);
  });

  it('writes what a value holds as text, whatever it looks like', async () => {
    const values = {
      ...VALUES,
      household: { ...VALUES.household, head_name: '<w:p>&{低保证号}{#成员}', reason: '一\n二' },
    };
    expect(await filled(paragraph('{户主姓名}｜{申请原因}'), values)).toEqual(['<w:p>&{低保证号}{#成员}｜一\n二']);
  });

  it('fills headers, footers and text boxes', async () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>${paragraph('{户主姓名}')}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('{户主姓名}')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const bytes = await edited(await docxOf(box), {
      'word/header1.xml': (xml) => xml.replace('<w:p/>', paragraph('{案卷号} 号')),
    });
    const made = (await openTemplate(bytes, '表.docx', FIELDS)).fill!(VALUES);
    expect((await textOf(made)).join('')).toBe('王守田王守田');
    expect(await textOf(made, 'word/header1.xml')).toEqual(['12 号']);
  });

  it('gives the same bytes for the same values, also after others, and fills the example', async () => {
    const bytes = exampleDocx();
    expect(exampleDocx().equals(bytes)).toBe(true);
    const other = exampleValues(RULES, true, true);
    const template = await openTemplate(bytes, '家庭情况表.docx', FIELDS);
    expect(template.problems).toEqual([]);
    const first = template.fill!(VALUES);
    const second = template.fill!(other);
    expect(template.fill!(VALUES).equals(first)).toBe(true);
    const again = await openTemplate(bytes, '家庭情况表.docx', FIELDS);
    expect(again.fill!(other).equals(second)).toBe(true);
    expect(again.fill!(VALUES).equals(first)).toBe(true);
    expect((await textOf(second)).join('\n')).toContain('239900196803151038');
    const text = (await textOf(first)).join('\n');
    expect(text).toContain('壹仟陆佰肆拾元整');
    expect(text).not.toMatch(/[{}｛｝]/u);
  });

  it('leaves every part as it is that holds no placeholder', async () => {
    const bytes = await edited(exampleDocx(), { 'word/media/image1.png': '不是图片' });
    const made = await partsOf((await openTemplate(bytes, '表.docx', FIELDS)).fill!(VALUES));
    const before = await partsOf(bytes);
    expect([...made.keys()]).toEqual([...before.keys()]);
    for (const name of ['word/styles.xml', 'word/media/image1.png', 'word/footer1.xml', '[Content_Types].xml'])
      expect(made.get(name)).toBe(before.get(name));
  });
});

describe('what is wrong in a .docx', () => {
  it('is told all at once, each with its place', async () => {
    const bytes = await edited(
      await docxOf(
        paragraph('封面') +
          paragraph('{户主性名}') +
          table(['甲', '{年龄}'], ['{#成员}{姓名}', '乙']) +
          paragraph('{月保障金额|日期}'),
      ),
      { 'word/header1.xml': (xml) => xml.replace('<w:p/>', paragraph('{卷号')) },
    );
    expect(await problems(bytes)).toEqual([
      '正文第 2 段|{户主性名}|没有“户主性名”这个字段，是不是“户主姓名”？',
      '表格 1 第 1 行第 2 格|{年龄}|“年龄”是“成员”里的字段，要写在 {#成员} 和 {/成员} 之间',
      '正文第 3 段|{月保障金额|日期}|“日期”不能用于“户月保障金额”：日期写成 2026年3月1日；不写格式时就是这样',
      '表格 1 第 2 行第 1 格|{#成员}|循环没有结束：后面缺 {/成员}',
      '页眉|{卷号|花括号没有写完，缺右花括号；一个占位符要写在同一段、同一格里',
    ]);
  });

  it('is told where a loop is torn apart by a content control', async () => {
    const torn = `<w:p><w:sdt><w:sdtContent><w:r><w:t>{#成员}</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>{姓名}{/成员}</w:t></w:r></w:p>`;
    expect((await problems(await docxOf(torn))).length).toBeGreaterThan(0);
  });

  it.each(['ins', 'hyperlink', 'smartTag'])(
    'is told where a loop begins within %s and ends outside of it',
    async (name) => {
      const torn = `<w:p><w:${name}><w:r><w:t>{#成员}</w:t></w:r></w:${name}><w:r><w:t>{姓名}{/成员}</w:t></w:r></w:p>`;
      expect(await problems(await docxOf(torn))).toEqual([
        '文档||有循环的开始或结束夹在修订、链接或控件里：请接受全部修订、取消链接，把 {#…} 和 {/…} 重新打一遍',
      ]);
      const whole = `<w:p><w:${name}><w:r><w:t>{#成员}{姓名}{/成员}</w:t></w:r></w:${name}></w:p>`;
      expect(await filled(whole)).toEqual(['王守田李秀英王小雨赵桂兰']);
    },
  );

  it('is told where a placeholder stands in a part that is not filled in', async () => {
    const bytes = await edited(await docxOf(paragraph('{户主姓名}')), {
      'word/endnotes.xml': `<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:endnote>${paragraph('{低保证号}')}</w:endnote></w:endnotes>`,
    });
    expect(await problems(bytes)).toEqual(['尾注|{低保证号}|这里的占位符不会填写：请移到正文、表格或单元格里']);
  });

  it('is no GUID that an office program keeps in the properties', async () => {
    const bytes = await edited(await docxOf(paragraph('{户主姓名}')), {
      '[Content_Types].xml': (xml) =>
        xml.replace(
          '</Types>',
          '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>',
        ),
      'docProps/custom.xml':
        '<Properties xmlns:vt="v"><property><vt:lpwstr>{0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0}</vt:lpwstr></property></Properties>',
    });
    expect(await problems(bytes)).toEqual([]);
  });

  it('is told where the name of the file says something else', async () => {
    const template = await openTemplate(exampleDocx(), '表.xlsx', FIELDS);
    expect(template.problems.map(({ says }) => says)).toEqual(['内容是 .docx，文件名却不是：请把扩展名改成 .docx']);
  });
});
