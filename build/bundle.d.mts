/** Bundles the command line into dist/cli unless the bundle is newer than every source. */
export function bundle(options?: { readonly force?: boolean }): Promise<void>;
