import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleDocx } from '../../../../../electron/formats/template/example-docx.ts';
import { writeExampleXlsx } from '../../../../../electron/formats/template/example-xlsx.ts';
import { unpackTemplate } from '../../../../../electron/formats/template/unpack-template.ts';
import { HEILONGJIANG_57 } from '../../../../../shared/domain/archive/policy/heilongjiang.ts';
import { rulesOfPack } from '../../../../../shared/domain/archive/policy/rules-of-pack.ts';
import { exampleValues } from '../../../../../shared/domain/archive/template/example-household.ts';
import { templateFields } from '../../../../../shared/domain/archive/template/template-fields.ts';
import { makeZip } from '../../../../fixtures/make-zip.ts';

export const RULES = rulesOfPack(HEILONGJIANG_57);
export const FIELDS = templateFields(HEILONGJIANG_57);
export const VALUES = exampleValues(RULES, false);

/** The bytes of the example workbook. */
export async function exampleXlsx(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'sanzhang-template-'));
  try {
    await writeExampleXlsx(join(folder, 'example.xlsx'));
    return readFileSync(join(folder, 'example.xlsx'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The texts of the parts of a file. */
export async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const parts = await unpackTemplate(bytes, 'test');
  return new Map([...parts].map(([name, content]) => [name, content.toString('utf8')]));
}

export type Edits = Readonly<Record<string, string | ((xml: string) => string)>>;

/** A file with some of its parts changed or added. */
export async function edited(bytes: Buffer, edits: Edits): Promise<Buffer> {
  const parts = await partsOf(bytes);
  for (const [name, edit] of Object.entries(edits))
    parts.set(name, typeof edit === 'string' ? edit : edit(parts.get(name) ?? ''));
  return makeZip([...parts].map(([name, data]) => ({ name, data })));
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A .docx whose body is this XML, with the header and footer of the example. */
export function docxOf(body: string): Promise<Buffer> {
  return edited(exampleDocx(), {
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>${body}</w:body></w:document>`,
    'word/header1.xml': `<w:hdr ${W}><w:p/></w:hdr>`,
  });
}

export const paragraph = (...runs: string[]): string =>
  `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;
export const table = (...rows: string[][]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** The paragraphs of a filled .docx part, one a line. */
export async function textOf(bytes: Buffer, part = 'word/document.xml'): Promise<string[]> {
  const xml = (await partsOf(bytes)).get(part)!;
  return [...xml.matchAll(/<w:p\b[^>]*?(?:\/>|>(.*?)<\/w:p>)/gsu)].map(([, inner]) =>
    (inner ?? '')
      .replace(/<w:br\/>/gu, '\n')
      .replace(/<[^>]*>/gu, '')
      .replace(/&lt;/gu, '<')
      .replace(/&gt;/gu, '>')
      .replace(/&quot;/gu, '"')
      .replace(/&apos;/gu, "'")
      .replace(/&amp;/gu, '&'),
  );
}
