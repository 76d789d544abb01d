// Reads an unpacked application back: its fuses, and what its archive holds.
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { APART } from './bundle-desktop.mjs';
import { FACES, NATIVE_PACKAGES } from './package-app.mjs';

/** What the fuses of a packaged application have to say. electron-builder.yml flips them; a test holds the two together. */
export const FUSES = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/** How a fuse stands in the program: the characters 0 and 1 (the library does not export its names for them). */
const [OFF, ON] = [48, 49];

const HAS_TO_HOLD = [
  'package.json',
  'main.cjs',
  'preload.cjs',
  'data-service.cjs',
  'job-runner.cjs',
  ...Object.values(APART).map((name) => `${name}.cjs`),
  'renderer/index.html',
  'renderer/app.js',
  'renderer/app.css',
  'renderer/licenses.txt',
  'node_modules/libsql/index.js',
  ...FACES.map((face) => `node_modules/@expo-google-fonts/${face}`),
];

/** Names that tell of sources, of other people's machines, or of another platform's native part. */
const MAY_NOT_HOLD = /\.(?:map|tsx?|env|pem|tsbuildinfo)$|(?:^|\/)\.git|-musl\//;

/** The fuses of `wanted` that this runtime has: an older one has fewer. */
export async function fusesThereAre(executable, wanted = FUSES) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(executable);
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => wire[FuseV1Options[name]] !== undefined));
}

/** Reads the fuses back. Gives a sentence for each that is not as it should be; one the runtime does not have yet is no fault. */
export async function wrongFuses(executable, wanted = FUSES) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(executable);
  return Object.entries(wanted).flatMap(([name, on]) => {
    const state = wire[FuseV1Options[name]];
    if (state === undefined || state === (on ? ON : OFF)) return [];
    return [`fuse ${name} should be ${on ? 'on' : 'off'}`];
  });
}

/** Every file in an ASAR archive, with whether it lies beside it instead (`unpacked`). */
export function filesOfArchive(path) {
  const file = openSync(path, 'r');
  try {
    // Four little-endian numbers in front: 4, the size of the header with its frame, without it, and of the JSON in it.
    const frame = Buffer.alloc(16);
    readSync(file, frame, 0, 16, 0);
    const json = Buffer.alloc(frame.readUInt32LE(12));
    readSync(file, json, 0, json.length, 16);
    const found = [];
    const walk = (folder, under) => {
      for (const [name, entry] of Object.entries(folder.files)) {
        if (entry.files !== undefined) walk(entry, `${under}${name}/`);
        else found.push({ path: `${under}${name}`, unpacked: entry.unpacked === true });
      }
    };
    walk(JSON.parse(json.toString('utf8')), '');
    return found;
  } finally {
    closeSync(file);
  }
}

/** What is wrong with the archive in an application's resources, a sentence each. */
export function wrongArchive(resources, platform, arch) {
  const archive = join(resources, 'app.asar');
  if (!existsSync(archive)) return ['there is no app.asar'];
  const files = filesOfArchive(archive);
  const native = `node_modules/${NATIVE_PACKAGES[`${platform}-${arch}`]}/index.node`;
  const paths = new Set(files.map(({ path }) => path));
  const beside = readdirSync(resources).filter((name) => name.startsWith('app') && !name.startsWith('app.asar'));
  return [
    ...beside.map((name) => `${name} lies beside app.asar`),
    ...HAS_TO_HOLD.filter((path) => !paths.has(path)).map((path) => `app.asar has no ${path}`),
    ...files.filter(({ path }) => MAY_NOT_HOLD.test(path)).map(({ path }) => `app.asar holds ${path}`),
    ...files
      .filter(({ path, unpacked }) => path.endsWith('.node') && (path !== native || !unpacked))
      .map(({ path }) => `${path} is not the native part for ${platform} ${arch}, or lies inside app.asar`),
    ...(existsSync(join(resources, 'app.asar.unpacked', native)) ? [] : [`app.asar.unpacked has no ${native}`]),
  ];
}
