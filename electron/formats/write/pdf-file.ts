import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { type GlyphSource, PrintableText } from './printable-text.ts';
import type { WrittenFile } from './written-file.ts';

const FONT_FILES = {
  sans: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  sansBold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  song: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  songBold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
} as const;

/** The same document gives the same bytes: the clock is kept out. The file's id is made from this too. */
const FIXED_DATE = new Date('2000-01-01T00:00:00Z');

/** A PDF that was written: its digest and size, and the characters no font of ours can draw, printed as 〔缺字 U+XXXX〕, for the caller to report. */
export type WrittenPdf = WrittenFile & { readonly missingGlyphs: readonly string[] };

/**
 * Writes a PDF of a laid-out document; the same document gives the same bytes. It may name the fonts `sans` (Hei), `song` and `title` (Song,
 * bold): every text is made printable in all the faces it may be set in.
 *
 * @param path is created or overwritten; staging and renaming are the caller's
 * @param song whether `song` is used: its faces are large, and read only where they are needed
 */
export async function writePdfFile(
  path: string,
  { content, ...document }: TDocumentDefinitions,
  { title, song = false }: { readonly title: string; readonly song?: boolean },
): Promise<WrittenPdf> {
  // Loaded only here: commands that print nothing do not wait for the libraries.
  const [{ default: pdfmake }, fontkit] = await Promise.all([import('pdfmake'), import('fontkit')]);
  const { resolve } = createRequire(import.meta.url);
  const faces = {
    sans: resolve(FONT_FILES.sans),
    sansBold: resolve(FONT_FILES.sansBold),
    songBold: resolve(FONT_FILES.songBold),
    ...(song ? { song: resolve(FONT_FILES.song) } : {}),
  };
  const drawnIn = song ? [faces.sans, faces.songBold, faces.song!] : [faces.sans, faces.sansBold];
  const texts = new PrintableText(
    await Promise.all(drawnIn.map(async (font): Promise<GlyphSource> => fontkit.create(await readFile(font)))),
  );
  pdfmake.setFonts({
    sans: { normal: faces.sans, bold: faces.sansBold },
    title: { normal: faces.songBold },
    ...(faces.song === undefined ? {} : { song: { normal: faces.song, bold: faces.songBold } }),
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => Object.values(faces).includes(file));
  const pdf = pdfmake.createPdf({
    ...document,
    content: printable(content, texts) as typeof content,
    language: 'zh-CN',
    info: { title, creator: '三账通', producer: '三账通', creationDate: FIXED_DATE, modDate: FIXED_DATE },
  });
  const bytes = await pdf.getBuffer();
  await writeFile(path, bytes);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    missingGlyphs: texts.missingGlyphs,
  };
}

/** What the caller says of characters that could not be drawn; nothing where all could. */
export function missingGlyphWarnings(what: string, missing: readonly string[]): readonly string[] {
  if (missing.length === 0) return [];
  return [`${what}中有 ${missing.length} 个字库没有的字，已用〔缺字〕标出：${missing.join('、')}`];
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
