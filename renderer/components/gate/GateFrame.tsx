import { type ReactNode, useEffect, useRef } from 'react';

/** The one sheet on screen before the workplace is open. */
export function GateFrame({
  title,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = '三账通';
    // A field that asks for the focus itself keeps it.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <main className="gate">
      <div className={wide ? 'gate-sheet gate-sheet-wide' : 'gate-sheet'}>
        <p className="gate-name">三账通</p>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
    </main>
  );
}
