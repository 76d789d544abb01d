import type { EventKind } from '../household-event.ts';
import type { Decision } from '../read/read-decisions.ts';

/** An entry as a person keys it in: texts as typed. A blank is nothing known; signed and sealed are ticked or not, null where nobody looked. */
export interface TypedEntry {
  readonly code: string;
  readonly title: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly pages: string;
  readonly signed: boolean | null;
  readonly sealed: boolean | null;
  readonly signatures: string;
  readonly investigators: string;
  readonly remark: string;
}

/** What a person did to the dossier of a household. Kept as it was done; everything keyed in follows from these. */
export interface ArchiveStepDetails {
  /** `entry`: the one it stands in place of; null: a new one. */
  readonly 'put-entry': { readonly entry: string | null; readonly typed: TypedEntry };
  readonly 'remove-entry': { readonly entry: string };
  /** Fields by name, as typed; null: what was keyed in is taken back. */
  readonly 'put-paper': { readonly values: Readonly<Record<string, string | null>> };
  /** `about`: what both sides said (aboutOf). Once one of them says something else nobody has decided. null: taken back. */
  readonly decide: {
    readonly field: string;
    readonly result: Decision | null;
    readonly note: string;
    readonly about: string;
  };
  readonly 'add-event': { readonly kind: EventKind; readonly date: string; readonly note: string };
  /** `entry` null: as an entry of its own. */
  readonly 'attach-scan': {
    readonly code: string;
    readonly entry: string | null;
    readonly scanId: number;
    readonly sha256: string;
    readonly name: string;
    readonly pages: number;
  };
  readonly 'detach-scan': { readonly scanId: number; readonly name: string };
  readonly undo: { readonly undoes: number };
}
export type ArchiveAction = keyof ArchiveStepDetails;

/** One step as it is kept. */
export type ArchiveStep = {
  readonly [Action in ArchiveAction]: {
    readonly stepId: number;
    /** By `householdKeyOf`: steps hang on the household, whatever file it was last read from. */
    readonly household: string;
    /** ISO 8601, UTC. */
    readonly at: string;
    readonly by: { readonly personId: number; readonly name: string };
    readonly action: Action;
    readonly detail: ArchiveStepDetails[Action];
  };
}[ArchiveAction];

/** Where what was keyed in by a step stands, as a row pointer. */
export function keyedPointer(stepId: number): string {
  return `${KEYED_PLACE}#${stepId}`;
}

export const KEYED_PLACE = '手工登记';

/** The steps that stand: none that were taken back, and not the taking back itself. In order. */
export function standingSteps(steps: readonly ArchiveStep[]): readonly ArchiveStep[] {
  const undone = undoneIds(steps);
  return steps.filter(({ stepId, action }) => action !== 'undo' && !undone.has(stepId));
}

/** The ids of the steps that were taken back. */
export function undoneIds(steps: readonly ArchiveStep[]): ReadonlySet<number> {
  return new Set(steps.flatMap((step) => (step.action === 'undo' ? [step.detail.undoes] : [])));
}

/** Whether a step may be taken back: it stands, and no later step that stands was taken on what it brought. */
export function isUndoable(step: ArchiveStep, steps: readonly ArchiveStep[]): boolean {
  const standing = standingSteps(steps);
  if (!standing.includes(step)) return false;
  const brought = keyedPointer(step.stepId);
  return !standing.some(
    (later) =>
      later.stepId > step.stepId &&
      ((later.action === 'put-entry' && later.detail.entry === brought) ||
        (later.action === 'remove-entry' && later.detail.entry === brought) ||
        (later.action === 'attach-scan' && later.detail.entry === brought) ||
        (later.action === 'detach-scan' &&
          step.action === 'attach-scan' &&
          later.detail.scanId === step.detail.scanId)),
  );
}
