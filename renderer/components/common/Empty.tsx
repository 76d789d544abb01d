import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing is here yet: why, and what to do next. */
export function Empty({ title, text, actions }: Props) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {text !== undefined && <div className="quiet">{text}</div>}
      {actions !== undefined && <div className="empty-actions">{actions}</div>}
    </div>
  );
}
