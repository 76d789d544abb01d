import { basename } from 'node:path';

/** The names row pointers use: base names, and as much of the folder as tells a file from its namesakes. */
export function pointerNames(paths: readonly string[]): readonly string[] {
  const slashed = paths.map((path) => path.replaceAll('\\', '/'));
  return slashed.map((path) => {
    const parts = path.split('/');
    const isTaken = (name: string): boolean =>
      slashed.some((other) => other !== path && `/${other}`.endsWith(`/${name}`));
    let name = basename(path);
    for (let depth = 2; depth <= parts.length && isTaken(name); depth++) name = parts.slice(-depth).join('/');
    return name;
  });
}
