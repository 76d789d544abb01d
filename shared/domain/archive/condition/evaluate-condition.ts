import type { Facts, FactValue } from '../fact.ts';
import type { Condition, FactRef, Operator } from './condition.ts';

/** What a condition is asked of. */
export interface Subject {
  readonly facts: Facts;
  readonly members: readonly Facts[];
  /** Whether the paper dossier holds a material. */
  readonly has: (code: string) => boolean;
}

/** yes, no, or not known; whom it is true of; and which facts nobody stated. */
export interface Outcome {
  readonly value: boolean | null;
  /** Members for whom any(…) or count(…) is true. */
  readonly members: readonly Facts[];
  /** Labels of the facts for want of which it is not known. */
  readonly unknown: readonly string[];
}

const of = (value: boolean | null): Outcome => ({ value, members: [], unknown: [] });

/** Whether a condition holds of a household, in three values: what nobody stated is not known, and never taken for a no. */
export function evaluate(condition: Condition, subject: Subject): Outcome {
  return evaluateFor(condition, subject, null);
}

/** The same of one member, for a condition that was defined on members. */
export function evaluateMember(condition: Condition, subject: Subject, member: Facts): Outcome {
  return evaluateFor(condition, subject, member);
}

function evaluateFor(condition: Condition, subject: Subject, member: Facts | null): Outcome {
  switch (condition.kind) {
    case 'constant':
      return of(condition.value);
    case 'or':
      return joined(condition.parts, subject, member, true);
    case 'and':
      return joined(condition.parts, subject, member, false);
    case 'not': {
      const inner = evaluateFor(condition.of, subject, member);
      return { value: inner.value === null ? null : !inner.value, members: [], unknown: inner.unknown };
    }
    case 'defined':
      return evaluateFor(condition.of, subject, member);
    case 'members': {
      const { yes, no, open, unknown } = sorted(condition.of, subject);
      if (subject.members.length === 0) return { value: null, members: [], unknown: ['家庭成员'] };
      if (condition.which === 'any')
        return yes.length > 0
          ? { value: true, members: yes, unknown: [] }
          : { value: open === 0 ? false : null, members: [], unknown };
      return { value: no > 0 ? false : open > 0 ? null : true, members: [], unknown: no > 0 ? [] : unknown };
    }
    case 'count': {
      const { yes, open, unknown } = sorted(condition.of, subject);
      const least = compare(yes.length, condition.operator, condition.than);
      const most = compare(yes.length + open, condition.operator, condition.than);
      // Both ends of what it may be agree: the rest in between agrees too, but for = and !=.
      if (open > 0 && (least !== most || condition.operator === '=' || condition.operator === '!='))
        return { value: null, members: [], unknown };
      return { value: least, members: yes, unknown: [] };
    }
    case 'has':
      return of(subject.has(condition.code));
    case 'true':
      return asked(condition.fact, subject, member, (value) => value === true);
    case 'known': {
      const value = factValue(condition.fact, subject, member);
      return value === undefined
        ? { value: null, members: [], unknown: [condition.fact.label] }
        : of(value !== null && value !== '');
    }
    case 'compare':
      return asked(condition.fact, subject, member, (value) => compare(value, condition.operator, condition.value));
    case 'in':
      return asked(condition.fact, subject, member, (value) => condition.values.includes(String(value)));
    case 'contains':
      return asked(condition.fact, subject, member, (value) => String(value).includes(condition.text));
  }
}

function joined(parts: readonly Condition[], subject: Subject, member: Facts | null, decides: boolean): Outcome {
  const members: Facts[] = [];
  const unknown: string[] = [];
  let decided = false;
  let open = false;
  for (const part of parts) {
    const outcome = evaluateFor(part, subject, member);
    if (outcome.value === decides && !decides) return outcome;
    if (outcome.value === decides) decided = true;
    if (outcome.value === true) members.push(...outcome.members.filter((each) => !members.includes(each)));
    if (outcome.value === null) {
      open = true;
      unknown.push(...outcome.unknown.filter((each) => !unknown.includes(each)));
    }
  }
  if (decided) return { value: decides, members, unknown: [] };
  return open
    ? { value: null, members: [], unknown }
    : { value: !decides, members: decides ? [] : members, unknown: [] };
}

function sorted(condition: Condition, subject: Subject) {
  const yes: Facts[] = [];
  const unknown: string[] = [];
  let no = 0;
  let open = 0;
  for (const member of subject.members) {
    const outcome = evaluateFor(condition, subject, member);
    if (outcome.value === true) yes.push(member);
    else if (outcome.value === false) no++;
    else {
      open++;
      unknown.push(...outcome.unknown.filter((each) => !unknown.includes(each)));
    }
  }
  return { yes, no, open, unknown };
}

function factValue(fact: FactRef, subject: Subject, member: Facts | null): FactValue | undefined {
  return (fact.scope === 'member' ? member : subject.facts)?.[fact.name];
}

/** A blank text is no text at all, which is an answer; a blank number, date or yes/no leaves the question open. */
function asked(
  fact: FactRef,
  subject: Subject,
  member: Facts | null,
  holds: (value: Exclude<FactValue, null>) => boolean,
): Outcome {
  const value = factValue(fact, subject, member);
  if (value === undefined || (value === null && fact.type !== 'text'))
    return { value: null, members: [], unknown: [fact.label] };
  return of(holds(value ?? ''));
}

function compare(value: string | number | boolean, operator: Operator, than: string | number | boolean): boolean {
  switch (operator) {
    case '=':
      return value === than;
    case '!=':
      return value !== than;
    case '<':
      return value < than;
    case '<=':
      return value <= than;
    case '>':
      return value > than;
    case '>=':
      return value >= than;
  }
}
