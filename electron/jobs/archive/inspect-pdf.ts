import { type Tallies, tally } from '../../../shared/domain/archive/self-check.ts';
import { type ReadBack, readBack, UnreadablePdf } from '../../formats/write/pdf/read-back.ts';

/** A4, in points. */
const A4 = { width: 595.28, height: 841.89 } as const;

/** Opens a PDF again and notes what holds for every one of ours. Gives what it read; null where it cannot be opened. */
export async function inspectPdf(tallies: Tallies, path: string, bytes: Buffer): Promise<ReadBack | null> {
  let read: ReadBack;
  try {
    read = await readBack(bytes);
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    tally(tallies, 'locked', error.isLocked ? `${path}：有口令，打不开` : null);
    tally(tallies, 'opens', `${path}：打不开`);
    return null;
  }
  tally(tallies, 'locked', null);
  for (const [i, { width, height, text, unreadable }] of read.pages.entries()) {
    const where = `${path} 第 ${i + 1} 页`;
    const isA4 = Math.abs(width - A4.width) < 1 && Math.abs(height - A4.height) < 1;
    const isNumbered = text.includes(`${i + 1}/${read.pages.length}`);
    tally(
      tallies,
      'pages',
      isA4 ? (isNumbered ? null : `${where}：没有页码 ${i + 1}/${read.pages.length}`) : `${where}：不是 A4`,
    );
    tally(
      tallies,
      'text',
      unreadable > 0 ? `${where}：有 ${unreadable} 个字取不出来` : text === '' ? `${where}：没有文字` : null,
    );
    tally(tallies, 'glyphs', text.includes('〔缺字') ? `${where}：有缺字` : null);
  }
  for (const { name, embedded, unicode } of read.fonts)
    tally(
      tallies,
      'fonts',
      embedded ? (unicode ? null : `${path}：字体 ${name} 没有字符对照表`) : `${path}：字体 ${name} 没有嵌入`,
    );
  tally(tallies, 'acts', read.acts.length === 0 ? null : `${path}：含有 ${read.acts.join('、')}`);
  return read;
}
