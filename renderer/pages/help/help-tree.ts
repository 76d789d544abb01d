import { Marked, type Token, type Tokens } from 'marked';
import { anchors } from './anchor.ts';
import { type HelpLink, linkOf, pictureOf } from './help-link.ts';

/** What stands in a line. */
export type Inline =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'strong' | 'em' | 'del'; readonly children: readonly Inline[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'break' }
  | { readonly is: 'link'; readonly to: HelpLink; readonly children: readonly Inline[] }
  | { readonly is: 'picture'; readonly src: string; readonly text: string };

export type Block =
  | { readonly is: 'heading'; readonly level: number; readonly anchor: string; readonly children: readonly Inline[] }
  | { readonly is: 'paragraph'; readonly children: readonly Inline[] }
  | {
      readonly is: 'list';
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  | {
      readonly is: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'quote'; readonly children: readonly Block[] }
  | { readonly is: 'rule' };

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** HTML in a document is never obeyed: comments are left out, a line break is one, all else is shown as it is written. */
function ofHtml(raw: string): readonly Inline[] {
  const text = raw.replace(/<!--[\s\S]*?-->/g, '').trimEnd();
  if (/^\s*<br\s*\/?>\s*$/i.test(text)) return [{ is: 'break' }];
  return text === '' ? [] : [{ is: 'text', text }];
}

/** Tokens of a line that the lexer gives without a paragraph around them. */
const BARE: ReadonlySet<string> = new Set(['text', 'checkbox']);

function inlines(tokens: readonly Token[] | undefined): readonly Inline[] {
  return (tokens ?? []).flatMap((token) => inlineOf(token as Tokens.Generic));
}

/** What a token of a line may carry. */
interface Loose extends Tokens.Generic {
  readonly text?: string;
  readonly href?: string;
  readonly checked?: boolean;
}

function inlineOf(token: Tokens.Generic): readonly Inline[] {
  const { text = token.raw, href = '', checked = false }: Loose = token;
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return [{ is: token.type, children: inlines(token.tokens) }];
    case 'codespan':
      return [{ is: 'code', text }];
    case 'br':
      return [{ is: 'break' }];
    case 'checkbox':
      return [{ is: 'text', text: checked ? '☑ ' : '☐ ' }];
    case 'html':
      return ofHtml(token.raw);
    case 'image': {
      const src = pictureOf(href);
      return src === null ? [{ is: 'text', text }] : [{ is: 'picture', src, text }];
    }
    case 'link': {
      const to = linkOf(href);
      const children = inlines(token.tokens);
      return to === null ? children : [{ is: 'link', to, children }];
    }
    default:
      return token.tokens === undefined ? [{ is: 'text', text: decoded(text) }] : inlines(token.tokens);
  }
}

/** The words of a line, without its marks. */
export function plainText(children: readonly Inline[]): string {
  return children
    .map((inline) => {
      if (inline.is === 'break') return ' ';
      return 'children' in inline ? plainText(inline.children) : inline.text;
    })
    .join('');
}

/**
 * A Markdown document as a tree of the few things the help draws. Nothing of it can become markup: what is not known is text, links
 * lead within the help only, pictures lie beside it.
 */
export function helpTree(markdown: string): readonly Block[] {
  const anchorOf = anchors();

  const blocks = (tokens: readonly Token[]): readonly Block[] => {
    const made: Block[] = [];
    let loose = false;
    for (const token of tokens as readonly Tokens.Generic[]) {
      const last = made.at(-1);
      // An item of a dense list is a row of bare pieces, a box to tick and a text for instance: one line.
      if (loose && last?.is === 'paragraph' && BARE.has(token.type))
        made[made.length - 1] = { is: 'paragraph', children: [...last.children, ...inlineOf(token)] };
      else made.push(...blockOf(token));
      loose = BARE.has(token.type);
    }
    return made;
  };

  const blockOf = (token: Tokens.Generic): readonly Block[] => {
    switch (token.type) {
      case 'space':
      case 'def':
        return [];
      case 'heading': {
        const { depth, tokens } = token as Tokens.Heading;
        const children = inlines(tokens);
        return [{ is: 'heading', level: depth, anchor: anchorOf(plainText(children)), children }];
      }
      case 'code':
        return [{ is: 'code', text: (token as Tokens.Code).text }];
      case 'blockquote':
        return [{ is: 'quote', children: blocks((token as Tokens.Blockquote).tokens) }];
      case 'hr':
        return [{ is: 'rule' }];
      case 'list': {
        const { ordered, start, items } = token as Tokens.List;
        return [
          {
            is: 'list',
            start: ordered ? Number(start) || 1 : null,
            items: items.map(({ tokens }) => blocks(tokens)),
          },
        ];
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        return [
          {
            is: 'table',
            head: header.map(({ tokens }) => inlines(tokens)),
            rows: rows.map((row) => row.map(({ tokens }) => inlines(tokens))),
          },
        ];
      }
      case 'paragraph':
        return [{ is: 'paragraph', children: inlines(token.tokens) }];
      default: {
        const children = inlineOf(token);
        return children.length === 0 ? [] : [{ is: 'paragraph', children }];
      }
    }
  };

  return blocks(new Marked({ gfm: true }).lexer(markdown));
}
