import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type GlyphSource, PrintableText } from './printable-text.ts';
import { STATEMENT_TITLE, statementDocument } from './statement-document.ts';
import type { StatementToWrite } from './statement-words.ts';
import { periodText } from './statement-words.ts';
import type { WrittenFile } from './written-file.ts';

const FONT_FILES = {
  normal: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  title: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
} as const;

/** The same statement gives the same bytes: the clock is kept out. The file's id is made from this too. */
const FIXED_DATE = new Date('2000-01-01T00:00:00Z');

/**
 * Writes statement.pdf: the statement as an office signs it, A4 lying. The same statement gives the same bytes.
 *
 * @param path is created or overwritten; staging and renaming are the caller's
 * @returns its digest and size, and the characters no font of ours can draw, printed as 〔缺字 U+XXXX〕, for the caller to report
 */
export async function writeStatementPdf(
  path: string,
  statement: StatementToWrite,
): Promise<WrittenFile & { readonly missingGlyphs: readonly string[] }> {
  // Loaded only here: commands that print nothing do not wait for the libraries.
  const [{ default: pdfmake }, fontkit] = await Promise.all([import('pdfmake'), import('fontkit')]);
  const { resolve } = createRequire(import.meta.url);
  const fonts = {
    normal: resolve(FONT_FILES.normal),
    bold: resolve(FONT_FILES.bold),
    title: resolve(FONT_FILES.title),
  };
  const texts = new PrintableText(
    await Promise.all(
      [fonts.normal, fonts.bold].map(async (font): Promise<GlyphSource> => fontkit.create(await readFile(font))),
    ),
  );
  const { content, ...document } = statementDocument(statement);
  pdfmake.setFonts({ sans: { normal: fonts.normal, bold: fonts.bold }, title: { normal: fonts.title } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => Object.values(fonts).includes(file));
  const pdf = pdfmake.createPdf({
    ...document,
    content: printable(content, texts) as typeof content,
    language: 'zh-CN',
    info: {
      title: `${STATEMENT_TITLE} ${periodText(statement.period)}`,
      creator: '三账通',
      producer: '三账通',
      creationDate: FIXED_DATE,
      modDate: FIXED_DATE,
    },
  });
  const bytes = await pdf.getBuffer();
  await writeFile(path, bytes);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    missingGlyphs: texts.missingGlyphs,
  };
}

/** Goes through a document and makes every text in it printable; drawings hold words of ours only. */
function printable(node: unknown, texts: PrintableText): unknown {
  if (Array.isArray(node))
    return node.map((each) => (typeof each === 'string' ? texts.of(each) : printable(each, texts)));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === 'text' && typeof value === 'string') return [key, texts.of(value)];
      // Widths and margins hold words of the library ('*'), not texts.
      return [key, key === 'widths' || key === 'layout' ? value : printable(value, texts)];
    }),
  );
}
