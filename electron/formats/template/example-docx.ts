import { packPart, packParts } from '../write/packed-zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** Width of the table in twentieths of a point: A4 without its margins. */
const WIDTH = 9638;

/** A label and what stands beside it. */
type Field = readonly [label: string, value: string];

const HOUSEHOLD: readonly (readonly Field[])[] = [
  [
    ['户主姓名', '{户主姓名}'],
    ['身份证号', '{户主身份证号}'],
  ],
  [
    ['性别', '{户主性别}'],
    ['婚姻状况', '{户主婚姻状况|选项:未婚/已婚/离异/丧偶}'],
  ],
  [
    ['低保证号', '{低保证号}'],
    ['救助类型', '{救助类型}'],
  ],
  [
    ['家庭人口', '{家庭人口} 人'],
    ['保障人口', '{保障人口} 人'],
  ],
  [['家庭住址', '{家庭住址}']],
  [
    ['月保障金', '{户月保障金额} 元'],
    ['大写', '{户月保障金额大写}'],
  ],
  [
    ['分类施保', '{分类施保金额} 元'],
    ['月合计', '{合计金额} 元'],
  ],
  [
    ['申请日期', '{申请日期}'],
    ['确认日期', '{确认日期}'],
  ],
  [
    ['近亲属备案', '{近亲属备案}'],
    ['长期公示', '{长期公示}'],
  ],
  [['申请原因', '{申请原因}']],
];

const MEMBERS: readonly (readonly [head: string, cell: string, share: number])[] = [
  ['序号', '{#成员|4行}{序号}', 7],
  ['姓名', '{姓名}', 12],
  ['与户主关系', '{与户主关系}', 13],
  ['身份证号', '{身份证号}', 26],
  ['年龄', '{年龄}', 7],
  ['健康、残疾、患病', '{健康、残疾、患病}', 23],
  ['就业状况', '{就业状况}{/成员}', 12],
];

const MATERIALS: readonly (readonly [head: string, cell: string, share: number])[] = [
  ['序号', '{#材料}{序号}', 8],
  ['材料', '{材料代码}　{题名}', 52],
  ['日期', '{日期}', 24],
  ['页数', '{页数}{/材料}', 16],
];

/** A template to begin with: a form of a household with every kind of placeholder. The same bytes every time. */
export function exampleDocx(): Buffer {
  const body = [
    paragraph('最低生活保障家庭情况表', { size: 36, align: 'center', bold: true }),
    paragraph('（{年度}年度）', { align: 'center' }),
    grid(HOUSEHOLD),
    paragraph('一、家庭成员', { bold: true }),
    list(MEMBERS),
    paragraph('二、卷内材料', { bold: true }),
    list(MATERIALS),
    paragraph('三、待补正（共 {待补正件数} 件）', { bold: true }),
    paragraph('{#缺件}'),
    paragraph('{序号}. {材料代码} {题名}：{原因}'),
    paragraph('{/缺件}'),
    paragraph(''),
    paragraph('{乡镇（街道）单位}（盖章）', { align: 'right' }),
    paragraph('{制作日期}', { align: 'right' }),
  ].join('');
  const document = `${XML}<w:document ${WORD} xmlns:r="${OFFICE}"><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
  const header = `${XML}<w:hdr ${WORD}>${paragraph('{案卷题名}　　案卷号 {案卷号}', { align: 'right', size: 18 })}</w:hdr>`;
  const footer = `${XML}<w:ftr ${WORD}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('第 ', {})}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' 页', {})}</w:p></w:ftr>`;
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', relations([['officeDocument', 'word/document.xml']])],
    ['word/document.xml', document],
    [
      'word/_rels/document.xml.rels',
      relations([
        ['styles', 'styles.xml'],
        ['header', 'header1.xml'],
        ['footer', 'footer1.xml'],
      ]),
    ],
    ['word/styles.xml', STYLES],
    ['word/header1.xml', header],
    ['word/footer1.xml', footer],
  ];
  return packParts(parts.map(([name, xml]) => packPart(name, Buffer.from(xml, 'utf8'))));
}

const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const CONTENT_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${DOCUMENT}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${DOCUMENT}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="${DOCUMENT}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${DOCUMENT}.footer+xml"/></Types>`;
const STYLES = `${XML}<w:styles ${WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`;

function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

interface Look {
  /** Half points. */
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: boolean;
}

function run(text: string, { size, bold }: Look): string {
  const look = `${bold === true ? '<w:b/>' : ''}${size === undefined ? '' : `<w:sz w:val="${size}"/>`}`;
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

function paragraph(text: string, look: Look = {}): string {
  const align = look.align === undefined ? '' : `<w:pPr><w:jc w:val="${look.align}"/></w:pPr>`;
  return `<w:p>${align}${text === '' ? '' : run(text, look)}</w:p>`;
}

function cell(text: string, width: number, span: number, look: Look): string {
  const spans = span === 1 ? '' : `<w:gridSpan w:val="${span}"/>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spans}<w:vAlign w:val="center"/></w:tcPr>${paragraph(text, look)}</w:tc>`;
}

function table(widths: readonly number[], rows: readonly string[]): string {
  const line = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('');
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${lines}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

function grid(rows: readonly (readonly Field[])[]): string {
  const widths = [1500, 3000, 1500, WIDTH - 6000];
  return table(
    widths,
    rows.map((fields) => {
      const cells = fields.map(([label, value], i) => {
        const span = fields.length === 1 ? 3 : 1;
        const width = span === 3 ? WIDTH - widths[0]! : widths[i * 2 + 1]!;
        return cell(label, widths[i * 2]!, 1, { align: 'center', bold: true }) + cell(value, width, span, {});
      });
      return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`;
    }),
  );
}

function list(columns: readonly (readonly [head: string, cell: string, share: number])[]): string {
  const widths = columns.map(([, , share]) => Math.round((WIDTH * share) / 100));
  const head = columns.map(([text], i) => cell(text, widths[i]!, 1, { align: 'center', bold: true })).join('');
  const line = columns.map(([, text], i) => cell(text, widths[i]!, 1, { align: 'center' })).join('');
  return table(widths, [
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>`,
    `<w:tr><w:trPr><w:cantSplit/></w:trPr>${line}</w:tr>`,
  ]);
}
