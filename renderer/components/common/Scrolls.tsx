import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly className: string;
  /** Whether there is so much that it scrolls; else it is as high as what it holds. */
  readonly when?: boolean;
  readonly children: ReactNode;
}

/** A place that scrolls by itself: it can be reached and scrolled by keyboard. */
export function Scrolls({ label, className, when = true, children }: Props) {
  if (!when) return children;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a place in the tab order it could not be scrolled by keyboard.
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
