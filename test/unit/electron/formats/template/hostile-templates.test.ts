import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleDocx } from '../../../../../electron/formats/template/example-docx.ts';
import { openTemplate } from '../../../../../electron/formats/template/open-template.ts';
import { AppError } from '../../../../../shared/contracts/app-error.ts';
import { makeZip } from '../../../../fixtures/make-zip.ts';
import { docxOf, type Edits, edited, exampleXlsx, FIELDS, paragraph, partsOf } from './template-files.ts';

let workbook: Buffer;
beforeAll(async () => {
  workbook = await exampleXlsx();
});

/** Code and sentence of the refusal; '' where it is taken. */
async function refusal(bytes: Buffer, file = '表.docx'): Promise<string> {
  try {
    await openTemplate(bytes, file, FIELDS);
    return '';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.place.file).toBe(file);
    expect(error.mend.zh).not.toBe('');
    return `${error.code} ${error.problem.zh.replace('模板不能使用：', '')}`;
  }
}

const relation = (type: string, target: string, mode = ''): Edits => ({
  'word/_rels/document.xml.rels': (xml) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode === '' ? '' : ` TargetMode="${mode}"`}/></Relationships>`,
    ),
});
const field = (...instruction: string[]): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${instruction.map((text) => `<w:r><w:instrText>${text}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

describe('a hostile .docx', () => {
  it.each<[string, Edits, string]>([
    ['macros inside', { 'word/vbaProject.bin': 'x' }, 'E_FORMAT 含有宏（VBA）'],
    [
      'the type of a .docm',
      {
        '[Content_Types].xml': (xml) =>
          xml.replace(
            'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
            'application/vnd.ms-word.document.macroEnabled.main+xml',
          ),
      },
      'E_FORMAT 是启用宏的文件（.docm、.xlsm 等）',
    ],
    [
      'the type of a .dotx',
      { '[Content_Types].xml': (xml) => xml.replace('document.main+xml', 'template.main+xml') },
      'E_FORMAT 内容不是普通的 .docx 或 .xlsx 文件（.dotx、.xltx、演示文稿等都不行）',
    ],
    [
      'an attached template',
      relation('attachedTemplate', 'http://example.invalid/x.dotm', 'External'),
      'E_FORMAT 附加了别的模板文件（attachedTemplate）',
    ],
    ['an embedded object', relation('oleObject', 'embeddings/oleObject1.bin'), 'E_FORMAT 嵌入了别的文件（OLE 对象）'],
    ['an embedded file', { 'word/embeddings/book.xlsx': 'x' }, 'E_FORMAT 嵌入了别的文件（OLE 对象）'],
    ['a control', { 'word/activeX/activeX1.xml': '<a/>' }, 'E_FORMAT 含有 ActiveX 控件'],
    [
      'a picture from elsewhere',
      relation('image', 'http://example.invalid/a.png', 'External'),
      'E_FORMAT 图片放在别处（http://example.invalid/a.png）',
    ],
    [
      'a picture on a share',
      relation('image', '\\\\10.0.0.1\\a\\a.png'),
      'E_FORMAT 图片放在别处（\\\\10.0.0.1\\a\\a.png）',
    ],
    [
      'a link',
      relation('hyperlink', 'https://example.invalid/', 'External'),
      'E_FORMAT 含有指向文件以外的链接（https://example.invalid/）',
    ],
    ['an imported file', relation('aFChunk', 'a.html'), 'E_FORMAT 插入了别的文件的内容（altChunk）'],
    ['a mail merge', relation('mailMergeSource', 'file:///a.mdb', 'External'), 'E_FORMAT 连着邮件合并的数据源'],
    ['a program', { 'word/run.exe': 'MZ' }, 'E_FORMAT 嵌入了别的文件（OLE 对象）'],
    ['a part outside', { '../x.xml': '<a/>' }, 'E_FORMAT 部件的名称“../x.xml”不正常'],
    [
      'an old drawing from elsewhere',
      {
        'word/header1.xml': (xml) =>
          xml.replace(
            '<w:p>',
            '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://example.invalid/a.png"/></w:pict></w:r></w:p><w:p>',
          ),
      },
      'E_FORMAT 含有指向文件以外的链接（http://example.invalid/a.png）',
    ],
    ['entities', { 'word/header1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }, 'E_CORRUPT'],
    ['broken XML', { 'word/styles.xml': '<a><b></a>' }, 'E_CORRUPT'],
    [
      'depth without end',
      { 'word/styles.xml': `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}` },
      'E_TOO_LARGE word/styles.xml 嵌套太深',
    ],
    [
      'another encoding',
      { 'word/styles.xml': '<?xml version="1.0" encoding="UTF-7"?><a/>' },
      'E_FORMAT word/styles.xml 的文字编码不是 UTF-8',
    ],
  ])('with %s is refused', async (_, edits, says) => {
    expect(await refusal(await edited(exampleDocx(), edits))).toContain(says);
  });

  it.each([
    ['DDEAUTO', [' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"']],
    ['DDEAUTO', [' DD', 'EAU', 'TO cmd']],
    ['INCLUDEPICTURE', ['INCLUDEPICTURE "http://example.invalid/a.png"']],
    ['INCLUDETEXT', ['includetext "\\\\\\\\10.0.0.1\\\\a"']],
    ['MACROBUTTON', ['MACROBUTTON Auto 点这里']],
    ['QUOTE', ['QUOTE 68 68 69']],
    ['HYPERLINK', ['HYPERLINK "http://example.invalid"']],
    ['IF', ['IF 1 = 1 "a" "b"']],
  ])('with a field %s is refused, whatever runs it is parted into', async (name, instruction) => {
    expect(await refusal(await docxOf(field(...instruction)))).toBe(
      `E_FORMAT 含有会取外部内容或执行命令的域（${name}）`,
    );
  });

  it('with a simple field is refused where that reaches out', async () => {
    expect(await refusal(await docxOf('<w:p><w:fldSimple w:instr=" DDE a b "/></w:p>'))).toContain('域（DDE）');
    expect(await refusal(await docxOf(`<w:p><w:fldSimple w:instr=" PAGE "/></w:p>${paragraph('{户主姓名}')}`))).toBe(
      '',
    );
  });

  it('with fields that only number pages and date is taken', async () => {
    expect(await refusal(await docxOf(field(' PAGE \\* MERGEFORMAT ') + field('NUMPAGES') + field(' = 1+1 ')))).toBe(
      '',
    );
  });

  it('with loops that never end is told where they begin, and not filled', async () => {
    const { fill, problems } = await openTemplate(
      await docxOf(paragraph('{#成员}{#成员}{#成员}{姓名}')),
      '表.docx',
      FIELDS,
    );
    expect(fill).toBeNull();
    expect(problems.map(({ says }) => says)).toEqual([
      '循环里不能再有循环：先用 {/成员} 结束“成员”',
      '循环里不能再有循环：先用 {/成员} 结束“成员”',
      '循环没有结束：后面缺 {/成员}',
    ]);
  });

  it('with more placeholders than a form has is not filled', async () => {
    const { problems, fill } = await openTemplate(await docxOf(paragraph('{姓名}'.repeat(6000))), '表.docx', FIELDS);
    expect(fill).toBeNull();
    expect(problems.at(-1)).toEqual({ place: '整个文件', placeholder: '', says: '占位符超过 5000 个，不是正常的样表' });
  });
});

describe('a hostile .xlsx', () => {
  const sheet = (change: (xml: string) => string): Edits => ({ 'xl/worksheets/sheet1.xml': change });
  const formula = (text: string): Edits => sheet((xml) => xml.replace('SUM(G11:G11)', text));
  it.each<[string, Edits, string]>([
    ['macros inside', { 'xl/vbaProject.bin': 'x' }, 'E_FORMAT 含有宏（VBA）'],
    [
      'the type of an .xlsm',
      {
        '[Content_Types].xml': (xml) =>
          xml.replace(
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
            'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
          ),
      },
      'E_FORMAT 是启用宏的文件（.docm、.xlsm 等）',
    ],
    ['macro sheets', { 'xl/macrosheets/sheet1.xml': '<a/>' }, 'E_FORMAT 含有宏表'],
    ['another workbook', { 'xl/externalLinks/externalLink1.xml': '<a/>' }, 'E_FORMAT 链接了别的工作簿'],
    ['connections', { 'xl/connections.xml': '<a/>' }, 'E_FORMAT 含有外部数据连接'],
    ['DDE', formula("cmd|'/C calc'!A0"), "E_FORMAT 含有会取外部内容的公式（cmd|'/C calc'!A0）"],
    ['WEBSERVICE', formula('WEBSERVICE(&quot;http://example.invalid&quot;)'), 'E_FORMAT 含有会取外部内容的公式'],
    ['HYPERLINK', formula('hyperlink(&quot;http://example.invalid&quot;)'), 'E_FORMAT 含有会取外部内容的公式'],
    ['a formula into another workbook', formula('[1]表!A1'), 'E_FORMAT 含有会取外部内容的公式（[1]表!A1）'],
    [
      'an odd way of writing',
      sheet((xml) => xml.replace('<sheetData>', '<!-- x --><sheetData>')),
      'E_FORMAT 工作簿的写法少见',
    ],
  ])('with %s is refused', async (_, edits, says) => {
    expect(await refusal(await edited(workbook, edits), '表.xlsx')).toContain(says);
  });
});

describe('a file that is no template', () => {
  it('is refused by what it is', async () => {
    expect(await refusal(Buffer.alloc(0))).toBe('E_EMPTY 文件是空的');
    expect(await refusal(Buffer.from('户主姓名,低保证号'))).toBe('E_FORMAT 内容不是 .docx 或 .xlsx');
    expect(await refusal(Buffer.from('x'))).toBe('E_FORMAT 内容不是 .docx 或 .xlsx');
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toBe(
      'E_FORMAT 是旧格式（.doc、.xls、.wps、.et），或者加了打开密码',
    );
    expect(await refusal(makeZip([{ name: 'a.txt', data: 'x' }]))).toBe('E_FORMAT 内容不是 .docx 或 .xlsx');
    expect(await refusal(exampleDocx().subarray(0, 2000))).toBe('E_CORRUPT 文件已损坏（压缩包读不出来）');
    expect(await refusal(Buffer.alloc(21 * 1024 ** 2, 'PK'))).toBe('E_TOO_LARGE 文件有 21 MB，超过 20 MB');
  });

  it('is refused where its zip has a password, lies or repeats a name', async () => {
    const parts = [...(await partsOf(exampleDocx()))].map(([name, data]) => ({ name, data }));
    expect(await refusal(makeZip(parts.map((part) => ({ ...part, flags: 1 }))))).toBe('E_ENCRYPTED 压缩包设有密码');
    const [first, ...rest] = parts;
    expect(await refusal(makeZip([{ ...first!, stated: { crc32: 1 } }, ...rest]))).toContain('大小或校验和不符');
    expect(await refusal(makeZip([{ ...first!, stated: { inflatedBytes: 5 } }, ...rest]))).toContain('E_CORRUPT');
    expect(await refusal(makeZip([...parts, { name: 'WORD/document.xml', data: '<a/>' }]))).toContain('都叫');
  });

  it('is refused where it would inflate without end, before any of it is inflated', async () => {
    const parts = [...(await partsOf(exampleDocx()))].map(([name, data]) => ({ name, data }));
    const bomb = (megabytes: number) => ({ name: 'word/media/a.png', data: Buffer.alloc(megabytes * 1024 ** 2) });
    expect(await refusal(makeZip([...parts, bomb(8)]))).toMatch(
      /^E_TOO_LARGE 部件 word\/media\/a\.png 解压后是压缩前的 \d+ 倍/u,
    );
    expect(
      await refusal(makeZip([...parts, { ...bomb(61), stored: false, stated: { compressedBytes: 1 } }])),
    ).toContain('E_TOO_LARGE');
    const many = Array.from({ length: 1001 }, (_, i) => ({ name: `word/a${i}.xml`, data: '<a/>' }));
    expect(await refusal(makeZip([...parts, ...many]))).toContain('个部件，超过 1000 个');
    // Says it is small and is not: what comes out is bounded by what was said.
    const liar = {
      name: 'word/a.xml',
      data: deflateRawSync(Buffer.alloc(9_000_000)),
      stored: true,
      method: 8,
      stated: { inflatedBytes: 900 },
    };
    expect(await refusal(makeZip([...parts, liar]))).toContain('E_CORRUPT');
  });
});
