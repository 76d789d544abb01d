import type { CaseEvent, CasePerson } from './case-event.ts';
import type { Investigator } from './conclusion.ts';

/** Somebody in the chain of a case: by account, or by name alone where they have none. */
export interface ChainPerson {
  readonly personId: number | null;
  readonly name: string;
}

/**
 * Who had a hand in a case, from the file to its closing. Kept apart by segment: a case that was opened again begins a new one, and `concludedBefore`
 * holds who concluded in those that are over. What was taken back counts too: who concluded once knows what the conclusion is to be.
 */
export interface Chain {
  readonly imported: readonly ChainPerson[];
  readonly matched: readonly ChainPerson[];
  readonly assigned: readonly ChainPerson[];
  readonly investigated: readonly ChainPerson[];
  readonly concluded: readonly ChainPerson[];
  readonly concludedBefore: readonly ChainPerson[];
  readonly reviewed: readonly ChainPerson[];
}

export const CHAIN_LABEL = {
  imported: '选入了这个月的文件',
  matched: '认定了这一户的对应',
  assigned: '分派了这条疑点',
  investigated: '参加了核查',
  concluded: '作出了结论',
  concludedBefore: '在重开之前作出过结论',
  reviewed: '复核过',
} as const satisfies Record<keyof Chain, string>;

/**
 * Who may not review: over the whole chain, whoever brought in the file, said which lines are one household, investigated or concluded. Who
 * assigned may: giving work out decides nothing about the household. (Peers 5.9: importer ≠ confirmer ≠ closer.)
 */
export const MAY_NOT_REVIEW = ['concluded', 'investigated', 'concludedBefore', 'matched', 'imported'] as const;

/** The part of the chain that the case's own steps tell; who imported and matched is told by its months. */
export function chainOf(
  events: readonly CaseEvent[],
  { imported, matched }: Pick<Chain, 'imported' | 'matched'>,
): Chain {
  const segments = [emptySegment()];
  for (const event of events) {
    if (event.from === 'closed' && event.to === 'found') segments.push(emptySegment());
    const segment = segments.at(-1)!;
    switch (event.action) {
      case 'assign':
        add(segment.assigned, event.by);
        break;
      case 'start':
        add(segment.investigated, event.by);
        break;
      case 'conclude':
      case 'supplement':
        add(segment.concluded, event.by);
        segment.investigated.push(...event.detail.investigators.map(personOf));
        break;
      case 'approve':
      case 'return':
        add(segment.reviewed, event.by);
        break;
      case 'undo':
        if (event.detail.action === 'reopen') rejoin(segments);
        break;
      default:
        break;
    }
  }
  const segment = segments.pop()!;
  return {
    imported,
    matched,
    assigned: distinct(segment.assigned),
    investigated: distinct(segment.investigated),
    concluded: distinct(segment.concluded),
    concludedBefore: distinct(segments.flatMap(({ concluded }) => concluded)),
    reviewed: distinct(segment.reviewed),
  };
}

/** Whether two are the same person: by account where both have one, else by name. A namesake is taken for the same: better once too often. */
export function isSamePerson(a: ChainPerson, b: ChainPerson): boolean {
  if (a.personId !== null && b.personId !== null) return a.personId === b.personId;
  return plainName(a.name) === plainName(b.name);
}

function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}

type Segment = Readonly<Record<'assigned' | 'investigated' | 'concluded' | 'reviewed', ChainPerson[]>>;

function emptySegment(): Segment {
  return { assigned: [], investigated: [], concluded: [], reviewed: [] };
}

/** A reopening that was taken back: what came of it belongs to the segment before, which goes on. */
function rejoin(segments: Segment[]): void {
  const { assigned, investigated, concluded, reviewed } = segments.pop()!;
  const before = segments.at(-1)!;
  before.assigned.push(...assigned);
  before.investigated.push(...investigated);
  before.concluded.push(...concluded);
  before.reviewed.push(...reviewed);
}

function personOf({ personId, name }: Investigator): ChainPerson {
  return { personId, name };
}

function add(people: ChainPerson[], by: CasePerson | null): void {
  if (by !== null) people.push({ personId: by.personId, name: by.name });
}

function distinct(people: readonly ChainPerson[]): readonly ChainPerson[] {
  return people.filter((each, at) => people.findIndex((other) => isSamePerson(other, each)) === at);
}
