import type {
  BarsBlock,
  Block,
  Face,
  TableBlock,
  TableCell,
  TableRow,
} from '../../../../shared/domain/archive/dossier/page-block.ts';
import type { Faces } from './faces.ts';
import { foldLines, widthOfText } from './line-breaks.ts';
import { type Encode, FRAME_HEIGHT, FRAME_WIDTH, PAGE, PageCanvas } from './page-canvas.ts';

const LEADING = 1.5;
/** Points above a paragraph. */
const ABOVE = 3;
const TABLE_LEADING = 1.36;
const SIZE = { title: 20, text: 12, table: 10.5 } as const;
const PADDING = { x: 4, y: 4.4 } as const;
/** Points a line takes that is signed or sealed. */
const SIGNED_LINE = 20;
const RULE = { inner: 0.5, outer: 1 } as const;
/** A row of a table is at least so high: room to write by hand. */
const LEAST_ROW = 25;
/** A row that is not higher than this share of a page goes to the next one whole. */
const KEPT_WHOLE = 0.5;
const BAR = { row: 16, height: 9, label: 100, figure: 110, grey: 0.55 } as const;
const LOOKS: Readonly<Record<TableCell['look'], { readonly face: Face; readonly align: 'left' | 'center' }>> = {
  label: { face: 'hei', align: 'center' },
  head: { face: 'hei', align: 'center' },
  value: { face: 'song', align: 'left' },
};

/** Lays blocks out on as many pages as they need; at least one. */
export function layOut(blocks: readonly Block[], faces: Faces, encode: Encode): readonly PageCanvas[] {
  const flow = new Flow(faces, encode);
  for (const [i, block] of blocks.entries()) {
    if (isSigned(block) && !isSigned(blocks[i - 1])) flow.keep(signedFrom(blocks, i));
    flow.add(block, blocks[i - 1], blocks[i + 1]);
  }
  return flow.pages;
}

type TextBlock = Extract<Block, { kind: 'text' }>;

/** A line at the right: who signs, the seal, the date. */
function isSigned(block: Block | undefined): block is TextBlock {
  return block?.kind === 'text' && block.align === 'right';
}

/** What lines at the right take that follow each other: a signature and its date are never apart. */
function signedFrom(blocks: readonly Block[], from: number): number {
  let height = 0;
  for (let at = from, block = blocks[at]; isSigned(block); block = blocks[++at])
    height += (block.above ?? ABOVE) + (block.size ?? SIZE.text) * LEADING;
  return height;
}

interface LaidCell {
  readonly cell: TableCell;
  readonly x: number;
  readonly width: number;
  readonly face: Face;
  lines: readonly string[];
  foot: readonly string[];
}

class Flow {
  readonly pages: PageCanvas[] = [];
  readonly #faces: Faces;
  readonly #encode: Encode;
  #page: PageCanvas;
  /** From the top of the page. */
  #y: number = PAGE.top;

  constructor(faces: Faces, encode: Encode) {
    this.#faces = faces;
    this.#encode = encode;
    this.#page = this.#turn();
  }

  /** Goes to the next page where less room is left than `height`. */
  keep(height: number): void {
    if (this.#left < height && !this.#isFresh) this.#turn();
  }

  add(block: Block, before: Block | undefined, after: Block | undefined): void {
    switch (block.kind) {
      case 'space':
        this.#y = Math.min(this.#y + block.height, PAGE.top + FRAME_HEIGHT);
        return;
      case 'title':
        this.#paragraph(block.text, block.face ?? 'title', block.size ?? SIZE.title, 'center', 0, 0);
        this.#y += 10;
        return;
      case 'text': {
        const size = block.size ?? SIZE.text;
        // A heading goes with the table it heads.
        const below = block.face === 'hei' && after?.kind === 'table' ? 4 + this.#leastOf(after) : 0;
        if (below > 0) this.keep((block.above ?? ABOVE) + size * LEADING + below);
        this.#paragraph(
          block.text,
          block.face ?? 'song',
          size,
          block.align ?? 'left',
          block.indent === true ? size * 2 : 0,
          block.above ?? ABOVE,
        );
        return;
      }
      case 'bars':
        this.#bars(block);
        return;
      case 'table':
        this.#table(block, before?.kind === 'table', after?.kind === 'table');
    }
  }

  #turn(): PageCanvas {
    this.#page = new PageCanvas(this.#encode);
    this.pages.push(this.#page);
    this.#y = PAGE.top;
    return this.#page;
  }

  get #left(): number {
    return PAGE.top + FRAME_HEIGHT - this.#y;
  }

  get #isFresh(): boolean {
    return this.#y <= PAGE.top + 0.01;
  }

  #paragraph(
    text: string,
    face: Face,
    size: number,
    align: 'left' | 'center' | 'right',
    indent: number,
    above: number,
  ): void {
    if (!this.#isFresh) this.#y += above;
    const height = size * LEADING;
    for (const [i, line] of foldLines(text, this.#faces[face], size, FRAME_WIDTH, indent).entries()) {
      if (this.#left < height) this.#turn();
      const width = widthOfText(line, this.#faces[face], size);
      const shift = align === 'left' ? (i === 0 ? indent : 0) : (FRAME_WIDTH - width) / (align === 'center' ? 2 : 1);
      this.#write(line, face, size, PAGE.left + shift, this.#y + height * 0.72);
      this.#y += height;
    }
  }

  #table(table: TableBlock, joinsAbove: boolean, joinsBelow: boolean): void {
    const size = table.size ?? SIZE.table;
    const edges = edgesOf(table);
    const lay = (row: TableRow): LaidCell[] => this.#layRow(row, edges, size);
    const heads = table.head.map((row) => ({ row, cells: lay(row) }));
    const headHeight = heads.reduce((sum, { row, cells }) => sum + heightOf(cells, row, size), 0);
    if (!joinsAbove && !this.#isFresh) this.#y += 4;
    let top = this.#y;
    const drawHead = (): void => {
      for (const { row, cells } of heads) this.#drawRow(cells, heightOf(cells, row, size), size);
    };
    // Tables that follow each other look like one: no strong rule between them.
    let opens = !joinsAbove;
    const close = (ends: boolean): void => {
      if (this.#y <= top) return;
      const right = PAGE.left + FRAME_WIDTH;
      for (const x of [PAGE.left, right]) this.#page.line(x, top, x, this.#y, RULE.outer);
      if (opens) this.#page.line(PAGE.left, top, right, top, RULE.outer);
      if (ends) this.#page.line(PAGE.left, this.#y, right, this.#y, RULE.outer);
      opens = true;
    };
    const turn = (): void => {
      close(true);
      this.#turn();
      opens = true;
      top = this.#y;
      drawHead();
    };
    if (this.#left < this.#leastOf(table) && !this.#isFresh) {
      this.#turn();
      opens = true;
      top = this.#y;
    }
    drawHead();
    for (const row of table.rows) {
      let cells = lay(row);
      let height = heightOf(cells, row, size);
      const room = FRAME_HEIGHT - headHeight;
      if (height > this.#left && height <= Math.max(room * KEPT_WHOLE, LEAST_ROW)) turn();
      while (height > this.#left) {
        const fits = Math.floor((this.#left - PADDING.y * 2) / (size * TABLE_LEADING));
        if (fits < 2) {
          if (this.#y <= top + headHeight + 0.01 && this.#isAtTop(top)) break;
          turn();
          continue;
        }
        // What does not fit goes on on the next page; feet stay with the end, labels with the beginning.
        const rest = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(fits) }));
        const now = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(0, fits), foot: [] }));
        if (rest.every((cell) => cell.lines.length === 0)) {
          turn();
          break;
        }
        this.#drawRow(now, this.#left, size);
        cells = rest;
        turn();
        height = heightOf(cells, { cells: row.cells }, size);
      }
      this.#drawRow(cells, Math.min(height, this.#left), size);
    }
    close(!joinsBelow);
    if (!joinsBelow) this.#y += 6;
  }

  /** What a table takes at least where it begins: a head never stands alone at the foot of a page. */
  #leastOf(table: TableBlock): number {
    const size = table.size ?? SIZE.table;
    const edges = edgesOf(table);
    const height = (row: TableRow): number => heightOf(this.#layRow(row, edges, size), row, size);
    const [first] = table.rows;
    const head = table.head.reduce((sum, row) => sum + height(row), 0);
    return head + (first === undefined ? 0 : Math.min(height(first), FRAME_HEIGHT * KEPT_WHOLE));
  }

  /** A row a share: its label, a bar as long as the share within a frame, its figure. */
  #bars({ bars }: BarsBlock): void {
    if (!this.#isFresh) this.#y += 6;
    for (const { label, share, text } of bars) {
      if (this.#left < BAR.row) this.#turn();
      const middle = this.#y + BAR.row * 0.66;
      const [name = ''] = foldLines(label, this.#faces.song, SIZE.table, BAR.label);
      this.#write(name, 'song', SIZE.table, PAGE.left, middle);
      const x = PAGE.left + BAR.label + PADDING.x;
      const width = FRAME_WIDTH - BAR.label - BAR.figure - PADDING.x * 2;
      const y = this.#y + (BAR.row - BAR.height) / 2;
      if (share !== null) this.#page.fill(x, y, width * share, BAR.height, BAR.grey);
      this.#page.box(x, y, width, BAR.height, RULE.inner);
      this.#write(text, 'song', SIZE.table, x + width + PADDING.x, middle);
      this.#y += BAR.row;
    }
    this.#y += 6;
  }

  #isAtTop(top: number): boolean {
    return top <= PAGE.top + 0.01;
  }

  #layRow(row: TableRow, edges: readonly number[], size: number): LaidCell[] {
    let column = 0;
    return row.cells.map((cell) => {
      const from = edges[Math.min(column, edges.length - 1)]!;
      column += cell.span ?? 1;
      const to = edges[Math.min(column, edges.length - 1)]!;
      const { face } = LOOKS[cell.look];
      const lines =
        cell.text === ''
          ? []
          : foldLines(cell.text, this.#faces[face], size, Math.max(to - from - PADDING.x * 2, size));
      return { cell, x: PAGE.left + from, width: to - from, face, lines, foot: cell.foot ?? [] };
    });
  }

  #drawRow(cells: readonly LaidCell[], height: number, size: number): void {
    const step = size * TABLE_LEADING;
    for (const { cell, x, width, face, lines, foot } of cells) {
      this.#page.box(x, this.#y, width, height, RULE.inner);
      const align = cell.align ?? LOOKS[cell.look].align;
      const isTall = foot.length > 0;
      let y = this.#y + (isTall ? PADDING.y : (height - lines.length * step) / 2);
      for (const line of lines) {
        const lineWidth = align === 'left' ? 0 : widthOfText(line, this.#faces[face], size);
        const shift =
          align === 'left' ? PADDING.x : align === 'center' ? (width - lineWidth) / 2 : width - lineWidth - PADDING.x;
        this.#write(line, face, size, x + shift, y + step * 0.76);
        y += step;
      }
      y = this.#y + height - PADDING.y - foot.length * SIGNED_LINE;
      for (const line of foot) {
        const lineWidth = widthOfText(line, this.#faces[face], size);
        this.#write(
          line,
          face,
          size,
          x + Math.max(PADDING.x, width - lineWidth - PADDING.x * 3),
          y + SIGNED_LINE * 0.62,
        );
        y += SIGNED_LINE;
      }
    }
    this.#y += height;
  }

  #write(text: string, face: Face, size: number, x: number, y: number): void {
    this.#page.text(text, face, size, x, y, (part) => widthOfText(part, this.#faces[face], size));
  }
}

/** Where the columns of a table begin and the last one ends, from the left of the frame. */
function edgesOf({ columns }: TableBlock): readonly number[] {
  const total = columns.reduce((sum, share) => sum + share, 0);
  const edges = [0];
  for (const share of columns) edges.push(edges.at(-1)! + (share / total) * FRAME_WIDTH);
  return edges;
}

function heightOf(cells: readonly LaidCell[], row: TableRow, size: number): number {
  const heights = cells.map(({ lines, foot }) => lines.length * size * TABLE_LEADING + foot.length * SIGNED_LINE);
  return Math.max(row.least ?? LEAST_ROW, Math.max(size * TABLE_LEADING, ...heights) + PADDING.y * 2);
}
