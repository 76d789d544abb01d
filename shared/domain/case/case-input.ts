import type { CasePerson } from './case-event.ts';
import type { ConclusionDraft } from './conclusion.ts';
import type { EvidenceType } from './evidence-type.ts';

/** A file given as evidence, told by its content. */
export interface EvidenceFile {
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** Base name as the person has it. */
  readonly name: string;
  readonly type: EvidenceType;
  readonly bytes: number;
}

/** What a person gives with a step. Texts may be empty: what is missing is said by `refusalOf`. */
export type CaseInput =
  | {
      readonly action: 'assign';
      readonly to: readonly CasePerson[];
      readonly dueOn: string | null;
      readonly reason: string;
    }
  | { readonly action: 'conclude' | 'supplement'; readonly draft: ConclusionDraft }
  | { readonly action: 'start' | 'send-to-review' }
  | { readonly action: 'approve'; readonly word: string }
  | { readonly action: 'suspend'; readonly until: string; readonly reason: string }
  | { readonly action: 'return' | 'resume' | 'hand-back' | 'reopen' | 'undo'; readonly reason: string }
  | { readonly action: 'hand-over'; readonly reason: string; readonly leadId: number | null }
  | { readonly action: 'note'; readonly text: string }
  | { readonly action: 'evidence-add'; readonly file: EvidenceFile }
  | { readonly action: 'evidence-withdraw'; readonly evidenceId: number; readonly reason: string };
