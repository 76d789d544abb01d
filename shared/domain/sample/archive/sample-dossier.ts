import type { ApprovalColumnCells } from './approval-row.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import type { PaperMaterial } from './paper-materials.ts';
import type { PersonDetails } from './person-details.ts';

/** The dossier of a household of the sample county: what the system exports, what lies on paper, what was keyed in from it. */
export interface SampleDossier {
  readonly certNo: string;
  readonly headName: string;
  /** The provincial export's row by its headers; holes change it. */
  readonly system: ApprovalColumnCells;
  readonly persons: readonly PersonDetails[];
  readonly facts: ArchiveFacts;
  readonly materials: PaperMaterial[];
  /** What the paper says, by the headers of the table it was keyed into; null: the paper was not keyed in. */
  paper: Record<string, string> | null;
}
