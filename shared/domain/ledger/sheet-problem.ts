/** Why a sheet cannot be used as a ledger, in both languages of the command line. The job makes an error of it. */
export interface SheetProblem {
  readonly code: 'E_NO_HEADER' | 'E_NO_COLUMN';
  readonly place: { readonly sheet?: string; readonly row?: number };
  readonly problem: { readonly zh: string; readonly en: string };
  readonly mend: { readonly zh: string; readonly en: string };
}
