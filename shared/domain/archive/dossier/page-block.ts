/** The three faces of the office's look: Song for text, bold Song for titles, Hei for labels. */
export type Face = 'song' | 'title' | 'hei';
export type Align = 'left' | 'center' | 'right';

/** What a page is made of. Lengths are points, sizes points of type. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly size?: number; readonly face?: Face }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align?: Align;
      /** The first line begins two characters in. */
      readonly indent?: boolean;
      readonly size?: number;
      readonly face?: Face;
      /** Space above. */
      readonly above?: number;
    }
  | { readonly kind: 'space'; readonly height: number }
  | TableBlock
  | BarsBlock;

/** Shares side by side. A share is 0 … 1; null: nothing to measure. */
export interface BarsBlock {
  readonly kind: 'bars';
  readonly bars: readonly { readonly label: string; readonly share: number | null; readonly text: string }[];
}

/** A ruled table. Tables that follow each other share a rule. */
export interface TableBlock {
  readonly kind: 'table';
  /** Shares of the width. */
  readonly columns: readonly number[];
  /** Repeated at the head of every page. */
  readonly head: readonly TableRow[];
  readonly rows: readonly TableRow[];
  readonly size?: number;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly least?: number;
}

export interface TableCell {
  readonly text: string;
  /** Columns it takes; 1 where left out. */
  readonly span?: number;
  readonly look: 'label' | 'value' | 'head';
  readonly align?: Align;
  /** Lines at the right foot: who signs, the seal, the date. */
  readonly foot?: readonly string[];
}
