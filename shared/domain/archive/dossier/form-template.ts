/** How a fact is printed: yuan with two decimals, Chinese capitals, a date in words, 是/否 boxes, boxes to choose from. */
export type FieldLook =
  | 'text'
  | 'yuan'
  | 'capitals'
  | 'date'
  | 'month'
  | 'yesno'
  | { readonly choices: readonly string[] };

/** A labelled place of a form. `fact` names a fact (HOUSEHOLD_FACTS and those of `form-facts.ts`); `text` holds words with {fact}. */
export interface FormField {
  readonly label: string;
  readonly fact?: string | undefined;
  readonly text?: string | undefined;
  readonly as?: FieldLook | undefined;
  /** How many columns of the grid the value takes; 1 where left out. */
  readonly span?: number | undefined;
  /** Lines left free at least. */
  readonly lines?: number | undefined;
}

/** A column of a list: `fact` of MEMBER_FACTS and those of form-facts.ts, empty where it is filled in by hand. */
export interface ListColumn {
  readonly label: string;
  readonly fact?: string | undefined;
  readonly as?: FieldLook | undefined;
  /** Share of the width. */
  readonly width: number;
}

export type FormSection =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align?: 'left' | 'center' | 'right' | undefined;
      readonly indent?: boolean | undefined;
    }
  /** Labels and values in a table; every row holds fields whose labels and values fill the columns. */
  | { readonly kind: 'grid'; readonly columns: readonly number[]; readonly rows: readonly (readonly FormField[])[] }
  | {
      readonly kind: 'list';
      readonly title?: string | undefined;
      readonly of: 'members' | 'adults' | 'insured' | 'grounded' | 'supporters' | 'blank';
      readonly columns: readonly ListColumn[];
      /** Rows at least, empty ones at the end to be filled in by hand. */
      readonly least: number;
    }
  /** An opinion with room to write, who signs and whose seal goes where. */
  | {
      readonly kind: 'opinion';
      readonly label: string;
      readonly text?: string | undefined;
      readonly sign: readonly string[];
      readonly seal?: string | undefined;
      readonly lines: number;
    }
  /** Lines at the right for signature, seal and date. */
  | { readonly kind: 'sign'; readonly lines: readonly string[] };

/** A printed form of the dossier as data (dibao.md 3.4). Texts may hold {fact}. */
export interface FormTemplate {
  readonly id: string;
  /** The material it is. */
  readonly item: string;
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** Besides its material being wanted: when it is printed. */
  readonly when?: string | undefined;
  /** Given out when somebody asks for it, never a part of the dossier. */
  readonly onRequest?: boolean | undefined;
  readonly sections: readonly FormSection[];
  readonly note?: string | undefined;
  readonly grade: 'C' | 'V' | 'S' | 'G';
}
