export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package names it; '' where it does not. */
  readonly licence: string;
  readonly texts: readonly string[];
}
export function shippedPackages(): readonly ShippedPackage[];
export function collectLicenses(): Promise<string>;
