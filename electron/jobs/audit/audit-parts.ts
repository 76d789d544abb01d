import type { AuditPart } from './audit-part.ts';
import { caseFiles, evidenceFiles } from './case-part.ts';
import { monthFiles } from './month-part.ts';
import { peopleFile, sourcesFile } from './office-part.ts';
import { keptTableFiles } from './table-part.ts';

/**
 * Everything a package is made of, in this order, besides the log, the manifest, the README and the verifier. Kept tables come by themselves;
 * whoever has a table beside them that an auditor should see adds its part here.
 */
export const AUDIT_PARTS: readonly AuditPart[] = [
  monthFiles,
  sourcesFile,
  peopleFile,
  keptTableFiles,
  caseFiles,
  evidenceFiles,
];
