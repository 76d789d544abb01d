import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  readonly title: ReactNode;
  /** Beside the title, on the right: actions of the page. */
  readonly extra?: ReactNode;
  /** The page is as high as the window: a part of it scrolls, it does not. */
  readonly fills?: boolean;
  readonly children: ReactNode;
}

/** Title and content of a page. The title takes the focus when the page opens, so that keyboard and screen reader begin there. */
export function PageFrame({ title, extra, fills = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const text = heading.current?.textContent ?? '';
    document.title = typeof title === 'string' ? `${title} - 三账通` : text === '' ? '三账通' : `${text} - 三账通`;
  }, [title]);
  return (
    <div className={fills ? 'page page-fills' : 'page'}>
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {extra !== undefined && <div className="page-extra">{extra}</div>}
      </header>
      <div className="page-body">{children}</div>
    </div>
  );
}
