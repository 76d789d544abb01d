import type { ArchiveHousehold } from '../archive-household.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"/\\|?*]/gu;
const RESERVED = /^(?:CON|PRN|AUX|NUL|COM\d|LPT\d)$/iu;
const MOST_CHARACTERS = 40;

/** A name that every system takes for a file or folder: no signs that mean something to one, no dots or blanks at its ends. */
export function safeName(text: string, otherwise: string): string {
  const name = [...text.normalize('NFC').replace(FORBIDDEN, '_').trim()]
    .slice(0, MOST_CHARACTERS)
    .join('')
    .replace(/^\.+|[. ]+$/gu, '');
  if (name === '') return otherwise;
  return RESERVED.test(name) ? `${name}_` : name;
}

/** Where the dossiers lie below the output folder: TOWNSHIP/VILLAGE/CERT_NO-HEAD.pdf, each path once, whatever case a disk ignores. */
export function dossierPaths(households: readonly ArchiveHousehold[]): readonly string[] {
  const taken = new Set<string>();
  return households.map(({ township, village, certNo, headName }) => {
    const folder = `${safeName(township, '未填乡镇')}/${safeName(village, '未填村')}`;
    const name = `${safeName(certNo, '无证号')}-${safeName(headName, '无姓名')}`;
    for (let n = 1; ; n++) {
      const path = `${folder}/${name}${n === 1 ? '' : `(${n})`}.pdf`;
      const key = path.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return path;
    }
  });
}
