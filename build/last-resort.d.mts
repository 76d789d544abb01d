export interface LastResort {
  readonly spec: string;
  readonly integrity: string;
  readonly electron: string;
  readonly archive: string;
  readonly executable: string;
}
export declare const LAST_RESORT: LastResort;
export declare function isIntact(bytes: Uint8Array, integrity: string): boolean;
export declare function untar(archive: string, into: string, ...members: readonly string[]): void;
export declare function packTarball(spec: string, into: string): string;
export declare function unpackTarball(
  tarball: string,
  options: { readonly work: string; readonly into: string; readonly resort?: LastResort },
): void;
export declare function unpackLastResort(cache: string, into: string): void;
