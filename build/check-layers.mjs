// Holds the one direction of imports (docs/rooms.md): who may import whom, no circles, and names that may stand in one place only.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'";]*?from\s+'([^']+)'|(?:^|[^.\w])import\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s+'([^']+)'/g;

/** Rooms in order; the first that holds the file decides. `may`: folders of ours; `types`: folders of which only types; `packages`. */
export const ROOMS = [
  { room: 'shared/lib', may: ['shared/lib'], types: [], packages: ['@noble/hashes', 'sm-crypto-v2'] },
  { room: 'shared/domain', may: ['shared/domain', 'shared/lib'], types: [], packages: [] },
  { room: 'shared/contracts', may: ['shared/contracts', 'shared/domain', 'shared/lib'], types: [], packages: ['zod'] },
  {
    room: 'electron/formats',
    may: ['shared', 'electron/formats'],
    types: [],
    packages: [
      'node:',
      '@e965/xlsx',
      'iconv-lite',
      'yauzl',
      'exceljs',
      'fflate',
      'docxtemplater',
      'pizzip',
      'pdfmake',
      'pdf-lib',
      'fontkit',
      '@expo-google-fonts',
    ],
  },
  {
    room: 'electron/data',
    may: ['shared', 'electron/data'],
    types: [],
    packages: ['node:', 'libsql', 'pinyin-pro', 'zod'],
  },
  {
    room: 'electron/jobs',
    may: ['shared', 'electron/formats', 'electron/data', 'electron/jobs'],
    types: [],
    packages: ['node:'],
  },
  {
    room: 'electron/cli',
    // Commands on a workplace make the calls and run the jobs of the window.
    may: ['shared', 'electron/formats', 'electron/jobs', 'electron/services', 'electron/cli'],
    types: [],
    packages: ['node:'],
  },
  {
    room: 'electron/services',
    may: ['shared', 'electron/formats', 'electron/data', 'electron/jobs', 'electron/services'],
    types: [],
    packages: ['node:'],
  },
  {
    room: 'electron/main',
    may: ['shared', 'electron/main'],
    // Messages only: main never opens the database.
    types: ['electron/services'],
    packages: ['node:', 'electron', 'zod'],
  },
  { room: 'electron/preload', may: ['electron/preload'], types: ['shared/contracts'], packages: ['electron'] },
  {
    room: 'renderer',
    may: ['shared/domain', 'shared/lib', 'renderer'],
    types: ['shared/contracts'],
    packages: [
      'react',
      'react-dom',
      'zustand',
      'antd',
      '@ant-design/icons',
      'ag-grid-community',
      'ag-grid-react',
      'echarts',
      'marked',
      'pdfjs-dist',
    ],
  },
];

/** Names that may stand in one file (or folder) only. */
export const PLACES = [
  {
    name: 'Worker threads',
    pattern: /node:worker_threads/,
    only: /^electron\/jobs\/(?:ledger|archive\/dossier)-(?:worker|pool)\.ts$/,
  },
  { name: 'the database library', pattern: /from 'libsql'/, only: /^electron\/data\/database\.ts$/ },
  { name: 'the door from the window', pattern: /\bipcMain\b/, only: /^electron\/main\/ipc\/handle\.ts$/ },
  { name: 'opening things outside', pattern: /\bshell\.open\w+/, only: /^electron\/main\/ipc\/answers\.ts$/ },
  { name: 'the network', pattern: /node:(?:https?|http2|net|tls|dgram|dns)\b|\bnet\.(?:fetch|request)\b/, only: /^$/ },
  { name: 'the grid library', pattern: /from 'ag-grid/, only: /^renderer\/components\/grid\// },
  { name: 'Math.random', pattern: /\bMath\.random\b/, only: /^$/ },
  { name: 'the clock', pattern: /\bDate\.now\b|new Date\(\)|performance\.now/, only: /^(electron|renderer)\// },
  { name: 'the bridge', pattern: /\bwindow\.desk\b/, only: /^renderer\/api\/desk\.ts$/ },
  { name: 'the chart library', pattern: /from 'echarts/, only: /^renderer\/components\/chart\// },
  {
    name: 'the PDF library',
    pattern: /from 'pdfjs-dist|import\('pdfjs-dist/,
    only: /^renderer\/components\/evidence\//,
  },
  { name: 'the locale', pattern: /toLocale\w+\(|localeCompare\(|\bIntl\./, only: /^$/ },
  // SheetJS speaks on the console; the file that calls it has to keep it quiet.
  { name: 'console', pattern: /\bconsole\./, only: /^electron\/formats\/legacy\/sheetjs\.ts$/ },
];

function* filesOf(folder) {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesOf(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

/** All violations among the given files: `[{file, says}]`. Exported for its own test. */
export function violations(files) {
  const found = [];
  for (const { path, text } of files) {
    const room = ROOMS.find(({ room }) => path.startsWith(`${room}/`));
    if (room === undefined) {
      found.push({ file: path, says: 'lies in no room: add its folder to ROOMS' });
      continue;
    }
    for (const match of text.matchAll(IMPORT)) {
      const target = match[2] ?? match[3] ?? match[4];
      const isType = match[1] !== undefined;
      if (target.startsWith('.')) {
        const to = relative('/', join('/', dirname(path), target)).replaceAll('\\', '/');
        const allowed =
          room.may.some((folder) => to.startsWith(`${folder}/`)) ||
          (isType && room.types.some((folder) => to.startsWith(`${folder}/`)));
        if (!allowed) found.push({ file: path, says: `${room.room} may not import ${to}` });
        // verify.mjs is run as it is, by auditors who have Node and nothing else.
        if (!/\.(ts|tsx|json|css)$/.test(to) && to !== 'electron/jobs/audit/verifier/verify.mjs')
          found.push({ file: path, says: `${target}: relative imports carry their extension` });
      } else if (
        !room.packages.some((name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`))
      ) {
        found.push({ file: path, says: `${room.room} may not import ${target}` });
      }
    }
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
    for (const { name, pattern, only } of PLACES) {
      if (pattern.test(code) && !only.test(path)) found.push({ file: path, says: `${name} may not be used here` });
    }
  }
  return found;
}

/** Circles of files that import each other, types included: `[[file, …]]`, each in the order it was met. Exported for its own test. */
export function circles(files) {
  const paths = new Set(files.map(({ path }) => path));
  const imports = new Map(
    files.map(({ path, text }) => [
      path,
      [...text.matchAll(IMPORT)]
        .map((match) => match[2] ?? match[3] ?? match[4])
        .filter((target) => target.startsWith('.'))
        .map((target) => join(dirname(path), target).replaceAll('\\', '/'))
        .filter((target) => paths.has(target)),
    ]),
  );
  const found = [];
  const done = new Set();
  const visit = (path, trail) => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push(trail.slice(at));
    if (at >= 0 || done.has(path)) return;
    for (const target of imports.get(path)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = ['shared', 'electron', 'renderer']
    .flatMap((folder) => [...filesOf(folder)])
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
  const found = [
    ...violations(files),
    ...circles(files).map((circle) => ({
      file: circle[0],
      says: `files import each other in a circle: ${[...circle, circle[0]].join(' → ')}`,
    })),
  ];
  for (const { file, says } of found) process.stderr.write(`${file}: ${says}\n`);
  process.stderr.write(`check-layers: ${files.length} files, ${found.length} violations\n`);
  process.exit(found.length === 0 ? 0 : 1);
}
