import { householdField, memberField } from '../fact.ts';
import { type Condition, ConditionError, type Definitions, type FactRef, type Operator } from './condition.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Deeper nesting is refused, so that nothing a file says can exhaust the stack. */
const MOST_DEPTH = 12;
const OPERATORS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);
/** Words of the language; a fact of such a name could not be asked for. */
const KEYWORDS: ReadonlySet<string> = new Set(
  'and or not any all count has in contains is known always never true false'.split(' '),
);

/**
 * Reads a condition of a policy pack and checks it against the facts there are:
 *
 *     always · never · FACT · FACT = 'text' · FACT >= 12 · FACT in ['a', 'b'] · FACT contains 'a' · FACT is known
 *     any(member.FACT …) · all(…) · count(…) >= 2 · has(A10) · not … · … and … · … or … · ( … )
 *
 * Amounts are written in yuan. `definitions`: what the pack calls `member.NAME` besides the facts. Nothing in it can run code, loop or
 * ask for anything else. Throws ConditionError saying where and why.
 */
export function parseCondition(text: string, definitions: Definitions = new Map()): Condition {
  return new Parser(tokensOf(text), definitions).whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #definitions: Definitions;
  #next = 0;
  #depth = 0;
  #ofMember = false;

  constructor(tokens: readonly Token[], definitions: Definitions) {
    this.#tokens = tokens;
    this.#definitions = definitions;
  }

  whole(): Condition {
    const condition = this.#or();
    if (this.#peek().kind !== 'end') throw this.#unexpected('条件在这里应当结束');
    return condition;
  }

  #or(): Condition {
    const parts = [this.#and()];
    while (this.#takeWord('or')) parts.push(this.#and());
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
  }

  #and(): Condition {
    const parts = [this.#unary()];
    while (this.#takeWord('and')) parts.push(this.#unary());
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
  }

  #unary(): Condition {
    if (++this.#depth > MOST_DEPTH) throw new ConditionError(this.#peek().at, `条件嵌套太深，最多 ${MOST_DEPTH} 层`);
    const condition = this.#takeWord('not') ? ({ kind: 'not', of: this.#unary() } as const) : this.#primary();
    this.#depth--;
    return condition;
  }

  #primary(): Condition {
    if (this.#takeSign('(')) return this.#closed(this.#or());
    const token = this.#peek();
    if (token.kind !== 'word') throw this.#unexpected('这里应当是一个条件');
    if (this.#takeWord('always')) return { kind: 'constant', value: true };
    if (this.#takeWord('never')) return { kind: 'constant', value: false };
    if (this.#takeWord('any')) return { kind: 'members', which: 'any', of: this.#perMember() };
    if (this.#takeWord('all')) return { kind: 'members', which: 'all', of: this.#perMember() };
    if (this.#takeWord('count')) {
      const of = this.#perMember();
      return { kind: 'count', of, operator: this.#operator(), than: this.#number() };
    }
    if (this.#takeWord('has')) {
      this.#sign('(');
      const code = this.#take('word', '这里应当是材料代码，例如 A10').text;
      return this.#closed({ kind: 'has', code });
    }
    return this.#ofFact();
  }

  #perMember(): Condition {
    if (this.#ofMember) throw this.#unexpected('any、all、count 里面不能再套 any、all、count');
    this.#sign('(');
    this.#ofMember = true;
    const of = this.#or();
    this.#ofMember = false;
    return this.#closed(of);
  }

  #ofFact(): Condition {
    const token = this.#take('word', '这里应当是一个项目名');
    const defined = token.text.startsWith('member.') ? this.#definitions.get(token.text.slice(7)) : undefined;
    if (defined !== undefined) {
      this.#needsMember(token);
      return { kind: 'defined', name: token.text.slice(7), ...defined };
    }
    const fact = this.#fact(token);
    if (this.#takeWord('is')) {
      if (!this.#takeWord('known')) throw this.#unexpected('is 后面只能是 known');
      return { kind: 'known', fact };
    }
    if (this.#takeWord('contains')) {
      this.#mustBe(fact, token, fact.type === 'text', 'contains 只能用于文字项目');
      return { kind: 'contains', fact, text: this.#take('text', 'contains 后面应当是引号里的文字').text };
    }
    if (this.#takeWord('in')) {
      this.#mustBe(fact, token, fact.type === 'text', 'in 只能用于文字项目');
      return { kind: 'in', fact, values: this.#list() };
    }
    if (this.#peek().kind === 'sign' && OPERATORS.has(this.#peek().text)) {
      const operator = this.#operator();
      return { kind: 'compare', fact, operator, value: this.#valueFor(fact, operator) };
    }
    this.#mustBe(fact, token, fact.type === 'yesno', '不是“是/否”项目，要写出和什么比较');
    return { kind: 'true', fact };
  }

  #fact(token: Token): FactRef {
    const isMember = token.text.startsWith('member.');
    const name = isMember ? token.text.slice(7) : token.text;
    const field = isMember ? memberField(name) : KEYWORDS.has(name) ? undefined : householdField(name);
    if (field === undefined) throw new ConditionError(token.at, `没有“${token.text}”这个项目`);
    if (isMember) this.#needsMember(token);
    return { kind: 'fact', scope: isMember ? 'member' : 'household', name, type: field.type, label: field.label };
  }

  #needsMember(token: Token): void {
    if (!this.#ofMember)
      throw new ConditionError(token.at, `“${token.text}”是成员的项目，要写在 any(…)、all(…) 或 count(…) 里`);
  }

  #valueFor(fact: FactRef, operator: Operator): string | number | boolean {
    const token = this.#peek();
    const isOrdered = operator !== '=' && operator !== '!=';
    if (fact.type === 'yesno') {
      if (isOrdered || !(this.#takeWord('true') || this.#takeWord('false')))
        throw this.#unexpected('“是/否”项目只能写 = true 或 = false');
      return token.text === 'true';
    }
    if (fact.type === 'count' || fact.type === 'yuan') {
      const value = this.#number();
      return fact.type === 'yuan' ? Math.round(value * 100) : value;
    }
    if (fact.type === 'text' && isOrdered) throw this.#unexpected('文字项目只能写 = 或 !=');
    return this.#take('text', '这里应当是引号里的文字').text;
  }

  #mustBe(fact: FactRef, token: Token, holds: boolean, why: string): void {
    if (!holds) throw new ConditionError(token.at, `“${fact.label}”（${token.text}）${why}`);
  }

  #list(): readonly string[] {
    this.#sign('[');
    const values = [this.#take('text', '这里应当是引号里的文字').text];
    while (this.#takeSign(',')) values.push(this.#take('text', '这里应当是引号里的文字').text);
    this.#sign(']');
    return values;
  }

  #operator(): Operator {
    const token = this.#take('sign', '这里应当是 = != < <= > >= 之一');
    if (!OPERATORS.has(token.text)) throw new ConditionError(token.at, '这里应当是 = != < <= > >= 之一');
    return token.text as Operator;
  }

  #number(): number {
    return Number(this.#take('number', '这里应当是数字').text);
  }

  #closed<T>(inner: T): T {
    this.#sign(')');
    return inner;
  }

  #sign(sign: string): void {
    if (!this.#takeSign(sign)) throw this.#unexpected(`这里应当是“${sign}”`);
  }

  #takeSign(sign: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'sign' || token.text !== sign) return false;
    this.#next++;
    return true;
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'word' || token.text !== word) return false;
    this.#next++;
    return true;
  }

  #take(kind: Token['kind'], otherwise: string): Token {
    const token = this.#peek();
    if (token.kind !== kind) throw this.#unexpected(otherwise);
    this.#next++;
    return token;
  }

  #peek(): Token {
    return this.#tokens[this.#next]!;
  }

  #unexpected(why: string): ConditionError {
    const { at, text } = this.#peek();
    return new ConditionError(at, `第 ${at + 1} 个字符${text === '' ? '' : `“${text}”`}处：${why}`);
  }
}
