export interface Runtime {
  readonly executable: string;
  readonly folder: string;
  readonly resources: string;
  readonly version: string;
  readonly source: string;
  /** False for the last resort, which is for development and tests only. */
  readonly forUsers: boolean;
}
export declare function findRuntime(): Runtime | null;
export declare function commandFor(
  runtime: Runtime,
  app: string,
): { readonly executable: string; readonly args: readonly string[] };
