import type { Placeholder, ReadPlaceholder } from './placeholder.ts';
import type { TemplateLoop } from './template-fields.ts';

/** A paragraph or a cell of a template. */
export interface TemplatePiece {
  /** Where it stands, in a clerk's words: 正文第 3 段, 表格 1 第 2 行第 3 格, 表1!B7. */
  readonly place: string;
  readonly text: string;
  /** What it lies in, from the outside in, each step named once: part, table, row, cell. A cell's step begins with `cell`. */
  readonly path: readonly string[];
}

/** Something in a template that cannot be filled in. */
export interface TemplateProblem {
  readonly place: string;
  /** The placeholder as written; '' where it is not about one. */
  readonly placeholder: string;
  readonly says: string;
}

/** Text as it stands, or a placeholder without its braces. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly inner: string }
  | { readonly kind: 'stray'; readonly text: string; readonly says: string };

const OPEN = /[{｛]/u;
const CLOSE = /[}｝]/u;
/** The place of a problem that is none of one paragraph or cell. */
export const WHOLE_FILE = '整个文件';
const SHOWN = 30;
/** A form has some hundred; what has more is made to keep a machine busy. */
const MOST_PLACEHOLDERS = 5000;

/** Parts a text at its braces; full-width ones count as well, as an input method writes them. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  let opened = -1;
  const add = (to: number): void => {
    if (to > from) tokens.push({ kind: 'text', text: text.slice(from, to) });
  };
  for (let at = 0; at < text.length; at++) {
    if (OPEN.test(text[at]!)) {
      if (opened >= 0) {
        tokens.push({ kind: 'stray', text: text.slice(opened, at), says: UNCLOSED });
        from = at;
      } else add(at);
      from = at;
      opened = at;
    } else if (CLOSE.test(text[at]!)) {
      if (opened >= 0) tokens.push({ kind: 'placeholder', inner: text.slice(opened + 1, at) });
      else {
        add(at);
        tokens.push({ kind: 'stray', text: text[at]!, says: '多了一个右花括号，前面没有左花括号' });
      }
      opened = -1;
      from = at + 1;
    }
  }
  if (opened >= 0) tokens.push({ kind: 'stray', text: text.slice(opened), says: UNCLOSED });
  else add(text.length);
  return tokens;
}

const UNCLOSED = '花括号没有写完，缺右花括号；一个占位符要写在同一段、同一格里';

/** What a template asks for, and everything that is wrong with it, in the order of the template. */
export interface PlaceholderCheck {
  /** Names of the fields and loops used, each once. */
  readonly used: readonly string[];
  readonly problems: readonly TemplateProblem[];
}

interface OpenLoop {
  readonly loop: TemplateLoop;
  readonly written: string;
  readonly piece: TemplatePiece;
}

/** Checks the placeholders of a template, all at once. Pieces come in the order of the document. */
export function checkPlaceholders(pieces: readonly TemplatePiece[], read: ReadPlaceholder): PlaceholderCheck {
  const used = new Set<string>();
  const problems: TemplateProblem[] = [];
  const loopRows = new Set<string>();
  let open: OpenLoop | null = null;
  let part = '';
  let count = 0;
  const tell = ({ place }: TemplatePiece, placeholder: string, says: string): void => {
    problems.push({ place, placeholder: cut(placeholder), says });
  };
  const leaveOpen = (): void => {
    if (open !== null) tell(open.piece, open.written, `循环没有结束：后面缺 {/${open.loop.name}}`);
    open = null;
  };
  for (const piece of pieces) {
    if (piece.path[0] !== part) leaveOpen();
    part = piece.path[0] ?? '';
    for (const token of tokensOf(piece.text)) {
      if (token.kind === 'text') continue;
      if (token.kind === 'stray') {
        tell(piece, token.text, token.says);
        continue;
      }
      if (++count > MOST_PLACEHOLDERS) continue;
      const written = `{${token.inner}}`;
      const placeholder: Placeholder = read(token.inner, (open as OpenLoop | null)?.loop ?? null);
      switch (placeholder.kind) {
        case 'wrong':
          tell(piece, written, placeholder.says);
          break;
        case 'field':
          used.add(placeholder.field.name);
          break;
        case 'start':
          used.add(placeholder.loop.name);
          open = { loop: placeholder.loop, written, piece };
          break;
        case 'end': {
          const begun = open as OpenLoop | null;
          open = null;
          if (begun === null) tell(piece, written, '前面没有开始循环，多了一个结束');
          else if (placeholder.loop !== null && placeholder.loop !== begun.loop)
            tell(piece, written, `开始的是“${begun.loop.name}”，结束要写 {/${begun.loop.name}}`);
          else {
            const misplaced = placeOfLoop(begun.piece, piece, loopRows);
            if (misplaced !== null) tell(begun.piece, begun.written, misplaced);
          }
          break;
        }
      }
    }
  }
  leaveOpen();
  if (count > MOST_PLACEHOLDERS)
    problems.push({
      place: WHOLE_FILE,
      placeholder: '',
      says: `占位符超过 ${MOST_PLACEHOLDERS} 个，不是正常的样表`,
    });
  if (used.size === 0 && problems.length === 0)
    problems.push({
      place: WHOLE_FILE,
      placeholder: '',
      says: '一个占位符也没有，填出来每户都一样；占位符写成 {户主姓名} 这样',
    });
  return { used: [...used], problems };
}

/** A loop repeats what stands within one piece, whole paragraphs side by side, or one row of a table. */
function placeOfLoop(start: TemplatePiece, end: TemplatePiece, loopRows: Set<string>): string | null {
  if (start === end) return null;
  const [from, to] = [start.path, end.path];
  if (from.join('\n') === to.join('\n')) return null;
  const row = from.slice(0, -1).join('\n');
  const isCell = from.at(-1)!.startsWith('cell') && to.at(-1)!.startsWith('cell');
  if (!isCell || row !== to.slice(0, -1).join('\n'))
    return `循环的开始和结束（${end.place}）不在一处：要写在同一段里、表格的同一行里，或者并排的几段里`;
  if (loopRows.has(row)) return '表格的一行里只能有一个循环';
  loopRows.add(row);
  return null;
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length <= SHOWN ? text : `${letters.slice(0, SHOWN).join('')}…`;
}
