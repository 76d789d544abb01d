export interface Runtime {
  readonly executable: string;
  readonly folder: string;
  readonly version: string;
  readonly source: string;
  /** False for the last resort, which is for development and tests only. */
  readonly forUsers: boolean;
}
export declare const LAST_RESORT: { readonly spec: string; readonly integrity: string; readonly electron: string };
export declare function isIntact(bytes: Uint8Array, integrity: string): boolean;
export declare function findRuntime(): Runtime | null;
export declare function commandFor(
  runtime: Runtime,
  app: string,
): { readonly executable: string; readonly args: readonly string[] };
