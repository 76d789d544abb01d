export declare const FUSES: Readonly<Record<string, boolean>>;
export declare function fusesThereAre(
  executable: string,
  wanted?: Readonly<Record<string, boolean>>,
): Promise<Readonly<Record<string, boolean>>>;
export declare function wrongFuses(
  executable: string,
  wanted?: Readonly<Record<string, boolean>>,
): Promise<readonly string[]>;
export declare function filesOfArchive(path: string): readonly { readonly path: string; readonly unpacked: boolean }[];
export declare function wrongArchive(resources: string, platform: string, arch: string): readonly string[];
