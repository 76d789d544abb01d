/** verify.mjs for tests and the command line; the file itself is plain JavaScript, to be read and run alone. */
export interface KnownHead {
  readonly seq: number;
  readonly sha256: string;
  readonly from: string;
}
export function sm3(bytes: Uint8Array): string;
export function verifyPackage(
  bytes: Uint8Array,
  options?: {
    readonly known?: readonly KnownHead[];
    readonly expected?: string | null;
    readonly mayBeRepacked?: boolean;
  },
): { readonly ok: boolean; readonly sentence: string };
export function headsOfSealFile(text: string, name: string): readonly KnownHead[];
