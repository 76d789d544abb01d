/**
 * First two digits of an identity number: province-level codes of GB/T 2260, with 81, 82, 83 (residence permits of people from
 * Hong Kong, Macao and Taiwan, since 2018) and 91 (abroad). Abolished prefectures (2321, 2323 …) keep their province's digits, and so
 * do numbers of synthetic people (2399xx). General knowledge, not read in the standard: it decides a remark only.
 */
const PROVINCES = [
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
  64, 65, 71, 81, 82, 83, 91,
] as const;

const IS_PROVINCE = new Uint8Array(100);
for (const code of PROVINCES) IS_PROVINCE[code] = 1;

/** Whether an identity number (or what survived of it) begins with two digits that are no province code. */
export function hasUnknownProvince(id: string): boolean {
  const tens = id.charCodeAt(0) - 0x30;
  const ones = id.charCodeAt(1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && IS_PROVINCE[tens * 10 + ones] === 0;
}
