import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Face } from '../../../../shared/domain/archive/dossier/page-block.ts';
import { TrueTypeFont } from './true-type.ts';

const FILES: Readonly<Record<Face, { readonly path: string; readonly name: string }>> = {
  song: { path: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', name: 'NotoSerifSC-Regular' },
  title: { path: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf', name: 'NotoSerifSC-Bold' },
  hei: { path: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', name: 'NotoSansSC-Regular' },
};
export const FACES: readonly Face[] = ['song', 'title', 'hei'];

/** A ticked box: no font of ours has one, so it is drawn as the empty box with a tick over it and read as ☑. */
export const TICKED = '\u2611';
const EMPTY_BOX = 0x25a1;

/** A font of the page and how it is measured. */
export interface LoadedFace {
  readonly name: string;
  readonly font: TrueTypeFont;
  /** Width of a character at a type size of 1. */
  readonly widthOf: (codePoint: number) => number;
  readonly glyphOf: (codePoint: number) => number;
}
export type Faces = Readonly<Record<Face, LoadedFace>>;

let loaded: Promise<Faces> | null = null;

/** The three fonts, read once; they serve as many documents as are made. */
export function loadFaces(): Promise<Faces> {
  loaded ??= readFaces();
  return loaded;
}

async function readFaces(): Promise<Faces> {
  const { resolve } = createRequire(import.meta.url);
  const [song, title, hei] = await Promise.all(
    FACES.map(async (face): Promise<LoadedFace> => {
      const { path, name } = FILES[face];
      const font = new TrueTypeFont(await readFile(resolve(path)));
      const widths = new Map<number, number>();
      const glyphOf = (codePoint: number): number => font.glyphOf(codePoint === 0x2611 ? EMPTY_BOX : codePoint);
      return {
        name,
        font,
        glyphOf,
        widthOf: (codePoint) => {
          const known = widths.get(codePoint);
          if (known !== undefined) return known;
          const width = font.advanceOf(glyphOf(codePoint)) / font.unitsPerEm;
          widths.set(codePoint, width);
          return width;
        },
      };
    }),
  );
  return { song: song!, title: title!, hei: hei! };
}
