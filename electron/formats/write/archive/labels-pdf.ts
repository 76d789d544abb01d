import type { Face } from '../../../../shared/domain/archive/dossier/page-block.ts';
import { DocumentFonts } from '../pdf/document-fonts.ts';
import type { Faces } from '../pdf/faces.ts';
import { widthOfText } from '../pdf/line-breaks.ts';
import { PAGE, PageCanvas } from '../pdf/page-canvas.ts';
import { printableIn } from '../pdf/printable-block.ts';
import { stampFeet } from '../pdf/stamp-foot.ts';
import { writeDocument } from '../pdf/write-document.ts';

/** What stands on the labels of a box, in words. */
export interface BoxLabel {
  readonly fonds: string;
  readonly year: string;
  readonly term: string;
  readonly township: string;
  readonly village: string;
  readonly volumes: string;
  readonly boxName: string;
  readonly count: string;
  readonly pages: string;
}

const MM = 72 / 25.4;
const MARGIN = { x: 12 * MM, y: 14 * MM } as const;
const GAP = 5 * MM;
/** Marks to cut along, beside the corners. */
const CUT = { from: 0.8 * MM, to: 3 * MM, width: 0.3 } as const;
const SPINE_HEIGHT = 240 * MM;
const FRONT = { width: 90 * MM, height: 58 * MM } as const;
const RULE = { outer: 1, inner: 0.5 } as const;
const SIZE = { name: 8, value: 13, title: 15, least: 4 } as const;

/** Prints the labels of boxes on A4 sheets to be cut: first those of the spines, so wide, then those of the fronts. The same labels give the same bytes. */
export function labelsPdf(
  labels: readonly BoxLabel[],
  spineMillimetres: number,
  faces: Faces,
  day: string,
): { readonly bytes: Buffer; readonly pages: number; readonly missingGlyphs: readonly string[] } {
  const fonts = new DocumentFonts(faces);
  const texts = printableIn(faces);
  const printable = labels.map((label) => {
    const clean = Object.entries(label).map(([key, text]: [string, string]) => [key, texts.of(text)] as const);
    return Object.fromEntries(clean) as Record<keyof BoxLabel, string>;
  });
  const width = spineMillimetres * MM;
  const spines = sheets(
    printable,
    width,
    SPINE_HEIGHT,
    fonts,
    (pen, label, x, y) => spine(pen, label, x, y, width),
    faces,
  );
  const fronts = sheets(printable, FRONT.width, FRONT.height, fonts, front, faces);
  const pages = [...spines, ...fronts];
  stampFeet(pages, texts.of(`档案盒标签　脊背标签宽 ${spineMillimetres} 毫米　沿角线裁下`), faces);
  const marks = [
    { title: '脊背标签', page: 1 },
    { title: '盒标签', page: spines.length + 1 },
  ];
  const bytes = writeDocument({ title: '档案盒标签', pages, marks, fonts, day });
  return { bytes, pages: pages.length, missingGlyphs: texts.missingGlyphs };
}

type Draw = (pen: Pen, label: BoxLabel, x: number, y: number) => void;

/** As many labels side by side and below each other as a sheet takes; at least one sheet. */
function sheets(
  labels: readonly BoxLabel[],
  width: number,
  height: number,
  fonts: DocumentFonts,
  draw: Draw,
  faces: Faces,
): readonly PageCanvas[] {
  const across = Math.max(1, Math.floor((PAGE.width - 2 * MARGIN.x + GAP) / (width + GAP)));
  const down = Math.max(1, Math.floor((PAGE.height - 2 * MARGIN.y + GAP) / (height + GAP)));
  const pages: PageCanvas[] = [];
  for (let first = 0; first === 0 || first < labels.length; first += across * down) {
    const canvas = new PageCanvas(fonts.encode);
    pages.push(canvas);
    for (const [i, label] of labels.slice(first, first + across * down).entries()) {
      const x = MARGIN.x + (i % across) * (width + GAP);
      const y = MARGIN.y + Math.floor(i / across) * (height + GAP);
      cutMarks(canvas, x, y, width, height);
      draw(new Pen(canvas, faces), label, x, y);
    }
  }
  return pages;
}

function cutMarks(canvas: PageCanvas, x: number, y: number, width: number, height: number): void {
  for (const [cornerX, outX] of [
    [x, -1],
    [x + width, 1],
  ] as const)
    for (const [cornerY, outY] of [
      [y, -1],
      [y + height, 1],
    ] as const) {
      canvas.line(cornerX + outX * CUT.from, cornerY, cornerX + outX * CUT.to, cornerY, CUT.width);
      canvas.line(cornerX, cornerY + outY * CUT.from, cornerX, cornerY + outY * CUT.to, CUT.width);
    }
}

/** Rows of the spine from the top: how high, in millimetres; 0 takes what is left. */
const SPINE_ROWS: readonly { readonly name: string; readonly key: keyof BoxLabel | null; readonly height: number }[] = [
  { name: '全宗号', key: 'fonds', height: 18 },
  { name: '年度', key: 'year', height: 18 },
  { name: '保管期限', key: 'term', height: 18 },
  { name: '', key: null, height: 0 },
  { name: '起止卷号', key: 'volumes', height: 20 },
  { name: '卷数', key: 'count', height: 16 },
  { name: '盒号', key: 'boxName', height: 22 },
];

function spine(pen: Pen, label: BoxLabel, x: number, y: number, width: number): void {
  const fixed = SPINE_ROWS.reduce((sum, { height }) => sum + height, 0) * MM;
  pen.canvas.box(x, y, width, SPINE_HEIGHT, RULE.outer);
  let top = y;
  for (const { name, key, height: millimetres } of SPINE_ROWS) {
    const height = millimetres === 0 ? SPINE_HEIGHT - fixed : millimetres * MM;
    if (top > y) pen.canvas.line(x, top, x + width, top, RULE.inner);
    if (key === null) pen.upright(`${label.township}　${label.village}`, 'title', x, top, width, height);
    else pen.named(name, label[key], key === 'boxName' ? 'title' : 'song', x, top, width, height);
    top += height;
  }
}

function front(pen: Pen, label: BoxLabel, x: number, y: number): void {
  const { width, height } = FRONT;
  const row = height / 5;
  const half = width / 2;
  pen.canvas.box(x, y, width, height, RULE.outer);
  for (let i = 1; i < 5; i++) pen.canvas.line(x, y + i * row, x + width, y + i * row, RULE.inner);
  pen.centred('社会救助档案', 'title', SIZE.title, x, y, width, row);
  const pairs: readonly (readonly [string, string])[][] = [
    [
      ['全宗号', label.fonds],
      ['年　度', label.year],
    ],
    [
      ['机　构', `${label.township}${label.village}`],
      ['盒　号', label.boxName],
    ],
    [
      ['卷　号', label.volumes],
      ['保管期限', label.term],
    ],
    [
      ['卷　数', label.count],
      ['页　数', label.pages],
    ],
  ];
  pen.canvas.line(x + half, y + row, x + half, y + height, RULE.inner);
  for (const [i, pair] of pairs.entries())
    for (const [j, [name, value]] of pair.entries()) {
      const left = x + j * half;
      const top = y + (i + 1) * row;
      pen.centred(name, 'hei', SIZE.name, left, top, half * 0.3, row);
      pen.centred(value, 'song', SIZE.value, left + half * 0.3, top, half * 0.7, row);
    }
}

/** Writes texts into boxes, as large as they go. */
class Pen {
  readonly canvas: PageCanvas;
  readonly #faces: Faces;

  constructor(canvas: PageCanvas, faces: Faces) {
    this.canvas = canvas;
    this.#faces = faces;
  }

  /** In the middle of a box, smaller where it is too wide. */
  centred(text: string, face: Face, size: number, x: number, y: number, width: number, height: number): void {
    const room = width - 2 * MM;
    const natural = widthOfText(text, this.#faces[face], size);
    const fitted = Math.max(SIZE.least, natural > room ? (size * room) / natural : size);
    const drawn = widthOfText(text, this.#faces[face], fitted);
    this.canvas.text(text, face, fitted, x + (width - drawn) / 2, y + height / 2 + fitted * 0.36, () => 0);
  }

  /** A value below its name. */
  named(name: string, value: string, face: Face, x: number, y: number, width: number, height: number): void {
    const above = 6.5 * MM;
    this.centred(name, 'hei', SIZE.name, x, y, width, above);
    this.centred(value, face, SIZE.value, x, y + above, width, height - above);
  }

  /** One character below the other. */
  upright(text: string, face: Face, x: number, y: number, width: number, height: number): void {
    const characters = [...text];
    const size = Math.min(30, width * 0.6, (height - 4 * MM) / (characters.length * 1.15));
    const step = size * 1.15;
    let base = y + (height - step * characters.length) / 2 + size * 0.9;
    for (const character of characters) {
      const drawn = widthOfText(character, this.#faces[face], size);
      this.canvas.text(character, face, size, x + (width - drawn) / 2, base, () => 0);
      base += step;
    }
  }
}
