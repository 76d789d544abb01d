import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DossierPdf, dossierPdf } from '../../../../../../electron/formats/write/archive/dossier-pdf.ts';
import { type Faces, loadFaces } from '../../../../../../electron/formats/write/pdf/faces.ts';
import { readScan } from '../../../../../../electron/formats/write/pdf/read-scan.ts';
import type { Scan } from '../../../../../../electron/formats/write/pdf/scan.ts';
import { checkItems } from '../../../../../../shared/domain/archive/check/completeness.ts';
import { composeDossier, composeOnRequest } from '../../../../../../shared/domain/archive/dossier/compose-dossier.ts';
import { HEILONGJIANG_57 } from '../../../../../../shared/domain/archive/policy/heilongjiang.ts';
import { rulesOfPack } from '../../../../../../shared/domain/archive/policy/rules-of-pack.ts';
import { withIdCheck } from '../../../../../../shared/domain/sample/check-digits.ts';
import { DAY, householdOf, item, type Parts } from '../../../../shared/domain/archive/archive-fixture.ts';

const RULES = rulesOfPack(HEILONGJIANG_57);
const OPTIONS = {
  year: '2026',
  day: DAY,
  unmasked: false,
  volume: { volumeNo: 7, boxNo: 2, inBox: 3 },
  placeholders: false,
};

let dir: string;
let faces: Faces;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'sanzhang-dossier-'));
  faces = await loadFaces();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function made(parts: Parts, options: Partial<typeof OPTIONS> = {}, scan: Scan | null = null): DossierPdf {
  const household = householdOf(parts);
  const items = checkItems(household, RULES, DAY, true);
  return dossierPdf(composeDossier(household, items, RULES, { ...OPTIONS, ...options }), faces, DAY, () => scan);
}

/** The text of every page, as a reader that is none of ours finds it. */
function pagesOf(pdf: DossierPdf): readonly string[] {
  const path = join(dir, 'a.pdf');
  writeFileSync(path, pdf.bytes);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
}

const RICH: Parts = {
  household: {
    family_size: 3,
    insured_size: 3,
    income_year: 12_345_60,
    person_class: 104_00,
    acct_no: '6217995880012345670',
    bank: '岭河农村商业银行',
    relative: true,
    relative_of: '李四',
    support_duty: true,
    supporters: '张大、张二',
    support_fee: 300_00,
    deduction: 0,
    deduction_note: '已核无',
  },
  members: [
    { disability_type: '肢体', disability_level: '二级' },
    { name: '李梅', id: withIdCheck('23990019820203002'), relation: '配偶' },
    { name: '张小', id: withIdCheck('23990020150601003'), relation: '子女' },
  ],
  inventory: [item('A01'), item('A04', { pages: 4 }), item('B03', { investigators: '王五、赵六' })],
};

describe('a dossier', () => {
  it('holds cover, catalogue, every form that applies and the closing note, each on pages of its own', () => {
    const pdf = made(RICH);
    const pages = pagesOf(pdf);
    const first = (code: string) => pages[pdf.parts.find((part) => part.code === code)!.from - 1]!.replace(/\s+/gu, '');
    for (const [code, title] of [
      ['F00', '社会救助档案'],
      ['F01', '卷内目录'],
      ['A01', '最低生活保障申请书'],
      ['A02', '诚信声明及家庭经济状况核对授权书'],
      ['A03', '家庭经济（财产）状况声明书'],
      ['A04', '（插页）下列纸质材料附于本页之后'],
      ['A12', '赡养（抚养、扶养）义务人收入调查表'],
      ['A14', '近亲属备案·工作人员关联信息表'],
      ['B03', '最低生活保障家庭入户调查表'],
      ['D01', '最低生活保障审核确认表'],
      ['D02', '分类施保认定（调整）表'],
      ['Z99', '卷内备考表'],
    ] as const)
      expect(first(code), code).toContain(title);
    expect(pdf.parts.map(({ code }) => code)).not.toContain('E06');
  });

  it('reads page by page as it always did', () => {
    const [, , ...rest] = pagesOf(made(RICH));
    expect(rest.map((page) => page.trim().split('\n')[0]!.replace(/\s+/gu, ''))).toMatchInlineSnapshot(`
      [
        "最低生活保障申请书",
        "诚信声明及家庭经济状况核对授权书",
        "家庭经济（财产）状况声明书",
        "A04户口簿复印件",
        "赡养（抚养、扶养）义务人收入调查表",
        "赡养费承诺书",
        "近亲属备案·工作人员关联信息表",
        "近亲属备案·救助对象信息表",
        "近亲属备案信息",
        "近亲属备案汇总表",
        "最低生活保障申请受理通知书",
        "家庭经济状况核对情况登记表",
        "最低生活保障家庭入户调查表",
        "最低生活保障审核公示单",
        "最低生活保障审核确认结果公示（长期公示）",
        "最低生活保障审核确认表",
        "分类施保认定（调整）表",
        "最低生活保障认定结果告知书",
        "卷内备考表",
      ]
    `);
    const application = rest[0]!.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim());
    expect(application.filter((line) => line !== '').slice(0, 14)).toMatchInlineSnapshot(`
      [
        "最低生活保障申请书",
        "申请人姓名 张三 性别 男 身份证号 239900********1171",
        "联系电话 民族 证件类型 居民身份证",
        "户籍地址",
        "家庭住址 柳泉镇柳毛河村",
        "家庭人口 3 申请人数 3 救助类型 农村低保",
        "主要困难 申请日期 2026年3月1日",
        "共同生活的家庭成员",
        "与户主 户口性",
        "姓名 身份证号 年龄 就业状况 健康状况",
        "关系 质",
        "张三 户主 239900********1171 46 务农 一般",
        "李梅 配偶 239900********0029 44 务农 一般",
        "张小 子女 239900********003X 11 务农 一般",
      ]
    `);
  });

  it('has page numbers n/N, and its catalogue and bookmarks lead to the same pages', async () => {
    const pdf = made(RICH);
    const pages = pagesOf(pdf);
    expect(pages).toHaveLength(pdf.pages);
    for (const [i, text] of pages.entries())
      expect(text).toMatch(new RegExp(`(?:^|\\s)${i + 1}/${pdf.pages}(?:\\s|$)`, 'u'));
    const catalogue = pages[1]!.replace(/[ \u3000]+/gu, ' ');
    const rows = catalogue.matchAll(/^ ?\d+ (?:张三|柳泉镇人民政府) .*?(\d+(?:-\d+)?)(?: 待补)?$/gmu);
    const listed = [...rows].map((row) => row[1]);
    expect(listed).toEqual(pdf.parts.slice(2).map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)));
    expect(await bookmarksOf(pdf.bytes)).toEqual(pdf.parts.map(({ code, from }) => [code, from]));
  });

  it('is filled in, amounts also in capitals, numbers masked unless asked otherwise', () => {
    const masked = pagesOf(made(RICH)).join('\n');
    expect(masked).toContain('12,345.60');
    expect(masked.replace(/\s+/gu, '')).toContain('陆佰叁拾贰元整');
    expect(masked).not.toContain('6217995880012345670');
    expect(masked).not.toContain('239900198001011171');
    const full = pagesOf(made(RICH, { unmasked: true })).join('\n');
    expect(full).toContain('239900198001011171');
    expect(full.replace(/\s+/gu, '')).toContain('6217995880012345670');
    expect(full).not.toContain('已打码');
  });

  it('has the same bytes for the same household', () => {
    expect(made(RICH).bytes.equals(made(RICH).bytes)).toBe(true);
  });

  it('embeds every font and lets every character be found', () => {
    pagesOf(made(RICH));
    const fonts = execFileSync('pdffonts', [join(dir, 'a.pdf')], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .slice(2);
    expect(fonts).toHaveLength(3);
    for (const font of fonts) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/u);
  });

  it('lets many members and long texts flow on to further pages, with the heads of the tables repeated', () => {
    const members = Array.from({ length: 60 }, (_, i) => ({
      name: `成员${i}号`,
      id: withIdCheck(`2399001970010${String(1000 + i)}`),
      relation: '子女',
    }));
    const pdf = made({ household: { reason: '因病致贫，'.repeat(300) }, members });
    const pages = pagesOf(pdf);
    const { from, to } = pdf.parts.find(({ code }) => code === 'A01')!;
    const application = pages.slice(from - 1, to).join('');
    expect(to - from).toBeGreaterThanOrEqual(2);
    for (const { name } of members) expect(application).toContain(name);
    expect(application.match(/与户主/gu)!.length).toBeGreaterThanOrEqual(2);
    expect(application.replace(/\s+/gu, '').match(/因病致贫，/gu)!.length).toBeGreaterThanOrEqual(600 - 60);
  });

  it('keeps a signature and its date together, and a sentence whole', () => {
    for (const length of [560, 580, 600, 620, 640, 660, 680]) {
      const pdf = made({ household: { ...RICH.household, other_property: '农'.repeat(length), reason: '因病致贫' } });
      const { from, to } = pdf.parts.find(({ code }) => code === 'A03')!;
      const pages = pagesOf(pdf).slice(from - 1, to);
      expect(pages.find((page) => page.includes('声明人'))).toMatch(/声明人.*年.*月.*日/su);
    }
    expect(
      pagesOf(made({ household: { reason: '因病致贫', income_year: 814600 } }))
        .join('')
        .replace(/\s+/gu, ''),
    ).toContain('家庭年总收入8,146.00元，因病致贫，生活困难');
  });

  it('prints a character that no font has by its number, and reports it', () => {
    const pdf = made({ household: { head_name: '张\u{2CEB0}' } });
    expect(pdf.missingGlyphs).toEqual(['\u{2CEB0}']);
    expect(pagesOf(pdf)[0]).toContain('张〔缺字 U+2CEB0〕');
    expect(made({ household: { head_name: '张䶮' } }).missingGlyphs).toEqual([]);
  });

  it('marks the place of what is missing only where that is wanted', () => {
    const missing = pagesOf(made({ ...RICH, inventory: [] }, { placeholders: true })).join('');
    expect(missing).toContain('补齐后以原件替换本页');
    expect(pagesOf(made({ ...RICH, inventory: [] })).join('')).not.toContain('补齐后以原件替换本页');
  });

  it('lists in its closing note what has to be seen to', () => {
    const note = pagesOf(made(RICH)).at(-1)!.replace(/\s+/gu, '');
    expect(note).toContain('A07残疾人证复印件：有残疾成员（张三），缺残疾人证复印件');
  });
});

describe('a scan', () => {
  const png = (type: number, channels: number): Buffer => {
    const chunk = (name: string, data: Buffer) => {
      const head = Buffer.alloc(4);
      head.writeUInt32BE(data.length);
      return Buffer.concat([head, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
    };
    const header = Buffer.alloc(13);
    header.writeUInt32BE(40, 0);
    header.writeUInt32BE(20, 4);
    header[8] = 8;
    header[9] = type;
    const rows = Buffer.alloc((40 * channels + 1) * 20, 0x80);
    for (let row = 0; row < 20; row++) rows[row * (40 * channels + 1)] = row % 5;
    return Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  };
  const parts: Parts = { inventory: [item('A05', { file: 'x.png' })] };

  it.each([
    ['grey', 0, 1],
    ['colour', 2, 3],
    ['with transparency', 6, 4],
  ] as const)(
    'as PNG, %s, stands behind its material, stamped with name and page number',
    async (_, type, channels) => {
      const pdf = made(parts, {}, await readScan(png(type, channels)));
      const { from, to } = pdf.parts.find(({ code }) => code === 'A05')!;
      expect(to).toBe(from);
      expect(pagesOf(pdf)[from - 1]!.replace(/\s+/gu, '')).toContain('A05身份证复印件');
      expect(
        execFileSync('pdfimages', ['-list', join(dir, 'a.pdf')], { encoding: 'utf8' })
          .trim()
          .split('\n'),
      ).toHaveLength(3);
    },
  );

  it('as PDF brings its pages and their text', async () => {
    const pdf = made(parts, {}, await readScan(made(RICH).bytes));
    const { from, to } = pdf.parts.find(({ code }) => code === 'A05')!;
    expect(to - from + 1).toBe(made(RICH).pages);
    const [first] = pagesOf(pdf).slice(from - 1);
    expect(first!.replace(/\s+/gu, '')).toContain('社会救助档案');
    expect(first).toContain(`${from}/${pdf.pages}`);
  });

  it.each([
    ['empty.jpg', Buffer.alloc(0), '扫描件是空文件'],
    ['letter.jpg', Buffer.from('Dear Sir'), '扫描件不是 PDF、JPG 或 PNG'],
    ['half.png', png(2, 3).subarray(0, 60), 'PNG 文件已损坏'],
    ['half.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'JPG 文件已损坏'],
    ['broken.pdf', Buffer.from('%PDF-1.7\nnothing else'), 'PDF 文件已损坏'],
    [
      'locked.pdf',
      Buffer.from(
        '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Filter/Standard/V 1/R 2/O(a)/U(b)/P -4>>\nendobj\ntrailer\n<</Root 1 0 R/Encrypt 3 0 R/Size 4>>\n',
      ),
      'PDF 有密码',
    ],
  ] as const)('%s is refused with a sentence', async (_, bytes, says) => {
    await expect(readScan(bytes)).rejects.toThrow(says);
  });

  it('that cannot be used leaves a sheet that says so', () => {
    const pdf = made(parts, {}, null);
    const { from } = pdf.parts.find(({ code }) => code === 'A05')!;
    expect(pagesOf(pdf)[from - 1]).toContain('扫描件不能使用');
  });
});

/** Code and page of every bookmark, read by a library that did not write them. */
async function bookmarksOf(bytes: Buffer): Promise<readonly (readonly [string, number])[]> {
  const document = await PDFDocument.load(bytes);
  const pages = document.getPages().map((page) => page.ref.toString());
  const found: [string, number][] = [];
  const at = (dict: unknown, key: string) => (dict as { lookup(name: PDFName): unknown }).lookup(PDFName.of(key));
  let mark = at(at(document.catalog, 'Outlines'), 'First');
  while (mark !== undefined) {
    const title = (at(mark, 'Title') as { decodeText(): string }).decodeText();
    const target = (at(mark, 'Dest') as { get(index: number): { toString(): string } }).get(0).toString();
    found.push([title.split(' ')[0]!, pages.indexOf(target) + 1]);
    mark = at(mark, 'Next');
  }
  return found;
}

describe('what is given out on request', () => {
  const certificate = HEILONGJIANG_57.forms.find(({ id }) => id === 'certificate')!;

  it('is a sheet of its own that says what the household gets', () => {
    const household = householdOf({ household: { total: 736_00, address: '柳毛河村3组' } });
    const pdf = dossierPdf(composeOnRequest(household, certificate, RULES, OPTIONS), faces, DAY, () => null);
    const [page, ...more] = pagesOf(pdf).map((text) => text.replace(/\s+/gu, ''));
    expect(more).toEqual([]);
    for (const words of ['最低生活保障证明', '接收单位', '张三', '柳毛河村3组', '736.00元', '柒佰叁拾陆元整', '1/1'])
      expect(page).toContain(words);
    expect(page).not.toContain('239900198001011171');
  });

  it('is no part of the dossier', () => {
    expect(pagesOf(made({ inventory: [item('D04')] })).join('')).not.toContain('特此证明');
  });
});

it('a changed amount is told in a notice with both amounts and the receipt', () => {
  const pages = pagesOf(
    made({
      household: { amount_changed: true, former_base: 500_00, change_date: '2026-05-01', change_reason: '收入减少' },
    }),
  ).map((text) => text.replace(/\s+/gu, ''));
  const notice = pages.find((page) => page.includes('最低生活保障金变更告知书'))!;
  for (const words of ['500.00', '632.00', '陆佰叁拾贰元整', '2026年5月1日', '收入减少', '送达回证', '签收人'])
    expect(notice).toContain(words);
});
