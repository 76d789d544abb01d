import type { Runtime } from './electron-runtime.d.mts';

export interface MadePackage {
  /** The unpacked application. */
  readonly folder: string;
  readonly runtime: Runtime;
  readonly bytes: number;
}
export declare function unpackedFolder(arch?: string): string | null;
export declare function packagedExecutable(folder: string): string;
export declare function makePackage(options?: { readonly inspectable?: boolean }): Promise<MadePackage>;
export declare function makeInstallers(): Promise<readonly string[]>;
