// The licences of everything that ships: name, version, licence and its text, for 关于 (renderer/licenses.txt).
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOMS } from './check-layers.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|ofl)(?:[-_.].*)?$/i;

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** The folder of a package as `from` would find it; null where it is not installed (another platform's binary). */
function folderOf(name, from) {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return realpathSync(folder);
    if (at === dirname(at)) return null;
  }
}

/** The licence as its package names it: an SPDX expression, except in the oldest packages. */
function nameOfLicence({ license, licenses }) {
  const named = license ?? licenses;
  if (typeof named === 'string') return named;
  if (Array.isArray(named)) return named.map((each) => each.type ?? each).join(' OR ');
  return named?.type ?? '';
}

function textsOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n').trim());
}

/**
 * Every package that ships, sorted by name: the dependencies, what the page is bundled from, whatever those need, and the runtime.
 * More than the bundler keeps of them; never less.
 */
export function shippedPackages() {
  const { dependencies } = manifestOf(ROOT);
  const page = ROOMS.find(({ room }) => room === 'renderer').packages;
  const found = new Map();
  const waiting = [...Object.keys(dependencies), ...page].map((name) => ({ name, from: ROOT, optional: false }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { name, from, optional } = next;
    // Types are gone once it is bundled.
    if (name.startsWith('@types/')) continue;
    const folder = folderOf(name, from);
    if (folder === null) {
      if (optional) continue;
      throw new Error(`${name} is not installed`);
    }
    if (found.has(folder)) continue;
    const manifest = manifestOf(folder);
    found.set(folder, manifest);
    for (const each of Object.keys(manifest.dependencies ?? {}))
      waiting.push({ name: each, from: folder, optional: each in (manifest.optionalDependencies ?? {}) });
    for (const each of Object.keys(manifest.optionalDependencies ?? {}))
      waiting.push({ name: each, from: folder, optional: true });
    for (const each of Object.keys(manifest.peerDependencies ?? {}))
      waiting.push({ name: each, from: folder, optional: true });
  }
  // The runtime ships without what its installer needs. Chromium's own licences lie beside the executable.
  const electron = folderOf('electron', ROOT);
  if (electron !== null) found.set(electron, manifestOf(electron));
  return [...found]
    .map(([folder, manifest]) => ({
      name: manifest.name,
      version: manifest.version,
      licence: nameOfLicence(manifest),
      texts: textsOf(folder),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** The text of licenses.txt: a list of all packages, then every licence text once, with the packages it holds for. */
export async function collectLicenses() {
  const packages = shippedPackages();
  const byText = new Map();
  for (const { name, version, texts } of packages)
    for (const text of texts) byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  const line = '-'.repeat(78);
  return [
    `随附的软件（${packages.length} 项）。浏览器内核 Chromium 的许可证见安装文件夹中的 LICENSES.chromium.html。`,
    '',
    ...packages.map(({ name, version, licence }) => `${name} ${version}  ${licence || '包内未注明名称'}`),
    '',
    ...[...byText].flatMap(([text, names]) => [line, ...names, '', text, '']),
  ].join('\n');
}
