import { createContext, Fragment, useContext } from 'react';
import { hashOf } from '../../stores/route.ts';
import type { HelpLink } from './help-link.ts';
import type { Block, Inline } from './help-tree.ts';
import { stretchesOf } from './marked-text.ts';

/** What the drawing needs to know besides the tree. */
export const HelpContext = createContext<{
  readonly wanted: string;
  readonly follow: (link: HelpLink) => void;
}>({ wanted: '', follow: () => undefined });

function Words({ text }: { readonly text: string }) {
  const { wanted } = useContext(HelpContext);
  return stretchesOf(text, wanted).map((stretch, position) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a text has no names for its parts.
    stretch.found ? <mark key={position}>{stretch.text}</mark> : <Fragment key={position}>{stretch.text}</Fragment>,
  );
}

function Line({ inline }: { readonly inline: Inline }) {
  const { follow } = useContext(HelpContext);
  switch (inline.is) {
    case 'text':
      return <Words text={inline.text} />;
    case 'code':
      return (
        <code>
          <Words text={inline.text} />
        </code>
      );
    case 'break':
      return <br />;
    case 'picture':
      return <img src={inline.src} alt={inline.text} />;
    case 'link': {
      const { topic } = inline.to;
      return (
        <a
          href={topic === null ? '#' : hashOf({ page: 'help', topic })}
          onClick={(event) => {
            event.preventDefault();
            follow(inline.to);
          }}
        >
          <Lines inlines={inline.children} />
        </a>
      );
    }
    default: {
      const Mark = inline.is;
      return (
        <Mark>
          <Lines inlines={inline.children} />
        </Mark>
      );
    }
  }
}

export function Lines({ inlines }: { readonly inlines: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the tree of a document never changes.
  return inlines.map((inline, position) => <Line key={position} inline={inline} />);
}

function One({ block }: { readonly block: Block }) {
  switch (block.is) {
    case 'heading': {
      // The page has its own h1.
      const Heading = `h${Math.min(6, block.level + 1)}` as 'h2';
      return (
        <Heading id={`help-${block.anchor}`} tabIndex={-1}>
          <Lines inlines={block.children} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Lines inlines={block.children} />
        </p>
      );
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and have to be reached by keyboard.
        <pre tabIndex={0}>
          <code>
            <Words text={block.text} />
          </code>
        </pre>
      );
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case 'rule':
      return <hr />;
    case 'list': {
      const items = block.items.map((item, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tree of a document never changes.
        <li key={position}>
          <Item blocks={item} />
        </li>
      ));
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
    case 'table':
      return (
        <div className="table-wide">
          <table className="table">
            <thead>
              <tr>
                {block.head.map((cell, position) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the tree of a document never changes.
                  <th key={position} scope="col">
                    <Lines inlines={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, position) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the tree of a document never changes.
                <tr key={position}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the tree of a document never changes.
                    <td key={column}>
                      <Lines inlines={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

/** An item of one line is not a paragraph: lists stay dense. */
function Item({ blocks }: { readonly blocks: readonly Block[] }) {
  const [first, ...others] = blocks;
  if (first?.is !== 'paragraph') return <Blocks blocks={blocks} />;
  return (
    <>
      <Lines inlines={first.children} />
      <Blocks blocks={others} />
    </>
  );
}

/** A document of the help. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the tree of a document never changes.
  return blocks.map((block, position) => <One key={position} block={block} />);
}
