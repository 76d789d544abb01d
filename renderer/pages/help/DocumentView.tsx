import { useEffect, useMemo, useRef } from 'react';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { useRoute } from '../../stores/route.ts';
import { FindBar } from './FindBar.tsx';
import { Blocks, HelpContext } from './HelpText.tsx';
import type { HelpLink } from './help-link.ts';
import { plainText } from './help-tree.ts';
import { useDocument } from './use-document.ts';
import { useFind } from './use-find.ts';

const NOT_SHIPPED = {
  code: 'E_HELP',
  message: '这一篇没有随软件安装',
  mend: '请重新安装三账通，或向提供安装包的人索取说明',
  number: 0,
} as const;

function showAnchor(anchor: string): void {
  const heading = document.getElementById(`help-${anchor}`);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/** One document with its contents on the left and the search above. */
export function DocumentView({ file }: { readonly file: string }) {
  const go = useRoute((store) => store.go);
  const shipped = useDocument(file);
  const article = useRef<HTMLElement>(null);
  const find = useFind(article);
  const anchorToShow = useRef<string | null>(null);
  const blocks = shipped.state === 'ready' ? shipped.blocks : [];
  const headings = useMemo(
    () => blocks.flatMap((block) => (block.is === 'heading' && block.level >= 2 && block.level <= 3 ? [block] : [])),
    [blocks],
  );

  const { wanted } = find;
  const context = useMemo(
    () => ({
      wanted,
      follow: ({ topic, anchor }: HelpLink) => {
        if (topic === null) {
          if (anchor !== null) showAnchor(anchor);
          return;
        }
        anchorToShow.current = anchor;
        go({ page: 'help', topic });
      },
    }),
    [wanted, go],
  );

  // A link into another document is followed to its place once that document is there.
  useEffect(() => {
    if (shipped.state !== 'ready') return;
    if (anchorToShow.current === null) article.current?.scrollTo({ top: 0 });
    else showAnchor(anchorToShow.current);
    anchorToShow.current = null;
  }, [shipped]);

  if (shipped.state === 'loading') return <Loading />;
  if (shipped.state === 'missing') return <Failure error={NOT_SHIPPED} />;
  return (
    <div className="help-document">
      <nav className="help-contents" aria-label="目录">
        <ul>
          {headings.map(({ anchor, level, children }) => (
            <li key={anchor} className={`help-level-${level}`}>
              <button type="button" onClick={() => showAnchor(anchor)}>
                {plainText(children)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="help-right">
        <FindBar find={find} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
        <article ref={article} className="help-text" tabIndex={0} aria-label="正文">
          <HelpContext.Provider value={context}>
            <Blocks blocks={shipped.blocks} />
          </HelpContext.Provider>
        </article>
      </div>
    </div>
  );
}
