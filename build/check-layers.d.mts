/** One row of the table of rooms: the folders of ours it may import, those of which only types, and the packages. */
export interface Room {
  readonly room: string;
  readonly may: readonly string[];
  readonly types: readonly string[];
  readonly packages: readonly string[];
}
export const ROOMS: readonly Room[];
export const PLACES: readonly { readonly name: string; readonly pattern: RegExp; readonly only: RegExp }[];
export function violations(
  files: readonly { readonly path: string; readonly text: string }[],
): readonly { readonly file: string; readonly says: string }[];
export function circles(
  files: readonly { readonly path: string; readonly text: string }[],
): readonly (readonly string[])[];
