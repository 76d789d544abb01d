import { safeName } from '../dossier/dossier-path.ts';

/**
 * Where the filled forms lie: beside the dossier, under its name and that of the template (`TOWNSHIP/VILLAGE/CERT_NO-HEAD-模板名.docx`), each
 * path once, whatever case a disk ignores. By household, then by template.
 */
export function formPaths(
  dossiers: readonly string[],
  templates: readonly { readonly name: string; readonly kind: string }[],
): readonly (readonly string[])[] {
  const taken = new Set<string>();
  return dossiers.map((dossier) =>
    templates.map(({ name, kind }) => {
      const start = `${dossier.replace(/\.pdf$/u, '')}-${safeName(name, '模板')}`;
      for (let n = 1; ; n++) {
        const path = `${start}${n === 1 ? '' : `(${n})`}.${kind}`;
        const key = path.toLowerCase();
        if (taken.has(key)) continue;
        taken.add(key);
        return path;
      }
    }),
  );
}
