import type { FactType } from '../fact.ts';

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A fact of the household, or of the member that is being looked at inside any(…), all(…) and count(…). */
export interface FactRef {
  readonly kind: 'fact';
  readonly scope: 'household' | 'member';
  readonly name: string;
  readonly type: FactType;
  readonly label: string;
}

/** What a condition is made of, once it has been read and checked. Amounts in it are fen. */
export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'or' | 'and'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'members'; readonly which: 'any' | 'all'; readonly of: Condition }
  | { readonly kind: 'count'; readonly of: Condition; readonly operator: Operator; readonly than: number }
  | { readonly kind: 'has'; readonly code: string }
  | { readonly kind: 'true'; readonly fact: FactRef }
  | { readonly kind: 'known'; readonly fact: FactRef }
  | {
      readonly kind: 'compare';
      readonly fact: FactRef;
      readonly operator: Operator;
      readonly value: string | number | boolean;
    }
  | { readonly kind: 'in'; readonly fact: FactRef; readonly values: readonly string[] }
  | { readonly kind: 'contains'; readonly fact: FactRef; readonly text: string }
  /** A named condition on a member that the policy pack defines. */
  | { readonly kind: 'defined'; readonly name: string; readonly label: string; readonly of: Condition };

/** A condition on members that the pack gives a name to, so that `member.NAME` may stand in others. */
export interface Definition {
  readonly label: string;
  readonly of: Condition;
}
export type Definitions = ReadonlyMap<string, Definition>;

/** A condition that cannot be used: where in its text (0-based character) and why, in a clerk's words. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError';
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}
