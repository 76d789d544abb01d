export declare const DESKTOP: string;
export declare const SHIPPED_PACKAGES: readonly string[];
export declare function bundleDesktop(options?: { readonly force?: boolean }): Promise<void>;
