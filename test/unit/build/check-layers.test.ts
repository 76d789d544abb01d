import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { circles, PLACES, ROOMS, violations } from '../../../build/check-layers.mjs';

const said = (path: string, text: string): readonly string[] => violations([{ path, text }]).map(({ says }) => says);

describe('rooms', () => {
  it.each([
    ['shared/lib/a.ts', "import { b } from './b.ts';\nimport { sha256 } from '@noble/hashes/sha2.js';\n"],
    ['shared/domain/matching/a.ts', "import { b } from '../ledger/b.ts';\nimport { c } from '../../lib/c.ts';\n"],
    ['shared/contracts/a.ts', "import { z } from 'zod';\nimport type { Code } from '../domain/code.ts';\n"],
    ['electron/formats/a.ts', "import { open } from 'node:fs/promises';\nimport { b } from '../../shared/lib/b.ts';\n"],
    ['electron/jobs/a.ts', "import { b } from '../formats/b.ts';\nexport * from './c.ts';\n"],
    ['electron/cli/a.ts', "import { b } from '../jobs/b.ts';\nconst c = await import('./c.ts');\n"],
    [
      'renderer/pages/a.tsx',
      "import { b } from '../api/b.ts';\nimport { Button } from 'antd';\nimport '../styles/c.css';\n",
    ],
    ['renderer/api/a.ts', "import type { Job } from '../../shared/contracts/desk/jobs.ts';\n"],
  ])('lets %s import what its room may', (path, text) => {
    expect(said(path, text)).toEqual([]);
  });

  it.each([
    ['shared/lib/a.ts', '../domain/b.ts', 'shared/lib may not import shared/domain/b.ts'],
    ['shared/domain/ledger/a.ts', '../../contracts/b.ts', 'shared/domain may not import shared/contracts/b.ts'],
    ['shared/domain/ledger/a.ts', 'node:fs', 'shared/domain may not import node:fs'],
    ['shared/domain/ledger/a.ts', 'zod', 'shared/domain may not import zod'],
    ['shared/contracts/a.ts', '../../electron/jobs/b.ts', 'shared/contracts may not import electron/jobs/b.ts'],
    ['electron/formats/a.ts', '../jobs/b.ts', 'electron/formats may not import electron/jobs/b.ts'],
    ['electron/formats/a.ts', 'electron', 'electron/formats may not import electron'],
    ['electron/data/a.ts', '../jobs/b.ts', 'electron/data may not import electron/jobs/b.ts'],
    ['electron/data/a.ts', 'electron', 'electron/data may not import electron'],
    ['electron/jobs/a.ts', 'pinyin-pro', 'electron/jobs may not import pinyin-pro'],
    ['electron/jobs/a.ts', '../cli/b.ts', 'electron/jobs may not import electron/cli/b.ts'],
    ['electron/jobs/a.ts', 'exceljs', 'electron/jobs may not import exceljs'],
    ['electron/cli/a.ts', '../data/b.ts', 'electron/cli may not import electron/data/b.ts'],
    ['electron/cli/a.ts', 'yauzl', 'electron/cli may not import yauzl'],
    [
      'renderer/api/a.ts',
      '../../shared/contracts/desk/jobs.ts',
      'renderer may not import shared/contracts/desk/jobs.ts',
    ],
    ['renderer/api/a.ts', '../../electron/main/b.ts', 'renderer may not import electron/main/b.ts'],
    ['renderer/api/a.ts', 'node:fs', 'renderer may not import node:fs'],
    ['renderer/api/a.ts', 'zod', 'renderer may not import zod'],
  ])('refuses %s the import of %s', (path, target, says) => {
    expect(said(path, `import { b } from '${target}';\n`)).toEqual([says]);
  });

  it('takes a package for itself and its subpaths, not for a namesake', () => {
    expect(said('shared/contracts/a.ts', "import { z } from 'zod/mini';\n")).toEqual([]);
    expect(said('shared/contracts/a.ts', "import { z } from 'zodiac';\n")).toEqual([
      'shared/contracts may not import zodiac',
    ]);
  });

  it('sees every way of importing', () => {
    const says = ['electron/formats may not import electron'];
    for (const text of [
      "import type { App } from 'electron';",
      "import 'electron';",
      "export { app } from 'electron';",
      "export * from 'electron';",
      "import {\n  app,\n  shell,\n} from 'electron';",
      "const { app } = await import('electron');",
      "type App = import('electron').App;",
    ])
      expect(said('electron/formats/a.ts', `const before = 1;\n${text}\n`), text).toEqual(says);
  });

  it('wants the extension in a relative import', () => {
    expect(said('electron/jobs/a.ts', "import { b } from './b';\n")).toEqual([
      './b: relative imports carry their extension',
    ]);
  });

  it('refuses a file that lies in no room', () => {
    expect(said('electron/somewhere/a.ts', 'export const a = 1;\n')).toEqual([
      'lies in no room: add its folder to ROOMS',
    ]);
  });
});

describe('places', () => {
  /** For each place: a text that uses the name, where it may not stand and where it may. */
  const USES: Readonly<Record<string, readonly [text: string, wrong: string, right: string | null]>> = {
    'Worker threads': [
      "import { Worker } from 'node:worker_threads';",
      'electron/formats/a.ts',
      'electron/jobs/ledger-worker.ts',
    ],
    'the database library': [
      "import Libsql from 'libsql';",
      'electron/data/open-database.ts',
      'electron/data/database.ts',
    ],
    'the door from the window': [
      "import { ipcMain } from 'electron';",
      'electron/main/main.ts',
      'electron/main/ipc/handle.ts',
    ],
    'opening things outside': ["shell.openExternal('x');", 'electron/main/window.ts', 'electron/main/ipc/answers.ts'],
    'the network': ["import { get } from 'node:https';", 'electron/main/main.ts', null],
    'the grid library': [
      "import { GridApi } from 'ag-grid-community';",
      'renderer/pages/a.ts',
      'renderer/components/grid/a.ts',
    ],
    'Math.random': ['export const a = Math.random();', 'electron/jobs/a.ts', null],
    'the clock': ['export const a = Date.now();', 'shared/domain/a.ts', 'electron/cli/a.ts'],
    'the bridge': ['export const a = window.desk;', 'renderer/pages/a.ts', 'renderer/api/desk.ts'],
    'the PDF library': [
      "import { getDocument } from 'pdfjs-dist';",
      'renderer/pages/a.ts',
      'renderer/components/evidence/PdfPages.tsx',
    ],
    'the chart library': [
      "import { init } from 'echarts/core';",
      'renderer/pages/a.ts',
      'renderer/components/chart/echarts.ts',
    ],
    'the locale': ["export const a = 'ä'.localeCompare('z');", 'electron/jobs/a.ts', null],
    console: ["console.log('a');", 'electron/cli/a.ts', 'electron/formats/legacy/sheetjs.ts'],
  };

  it.each(PLACES.map(({ name }) => name))('holds %s to its place', (name) => {
    const [text, wrong, right] = USES[name]!;
    expect(said(wrong, text)).toContain(`${name} may not be used here`);
    if (right !== null) expect(said(right, text)).not.toContain(`${name} may not be used here`);
  });

  it('does not mind a name in a comment', () => {
    expect(said('shared/lib/a.ts', '// not Math.random\n/* nor\n console.log */\nexport const a = 1;\n')).toEqual([]);
  });
});

describe('packages', () => {
  const read = (path: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

  it('that a room may import are dependencies of our own, not of a dependency', () => {
    type Listed = Readonly<Record<string, string>>;
    const { dependencies, devDependencies } = read('package.json') as { dependencies: Listed; devDependencies: Listed };
    for (const { room, packages } of ROOMS) {
      // What the page is made of is bundled into it and not installed with it.
      const ours = Object.keys(room === 'renderer' ? devDependencies : { ...dependencies, electron: '' });
      for (const name of packages.filter((each) => each !== 'node:'))
        expect(
          ours.some((each) => each === name || each.startsWith(`${name}/`)),
          name,
        ).toBe(true);
    }
  });

  it.each(['package-lock.json', 'test/bench/package-lock.json'])(
    'of other platforms stand in %s too, for npm ci fails without',
    (path) => {
      const { packages } = read(path) as {
        packages: Record<string, { optionalDependencies?: Record<string, string> }>;
      };
      const locked = Object.keys(packages);
      for (const { optionalDependencies = {} } of Object.values(packages))
        for (const name of Object.keys(optionalDependencies))
          expect(
            locked.some((each) => each.endsWith(`node_modules/${name}`)),
            name,
          ).toBe(true);
    },
  );
});

describe('circles', () => {
  const file = (path: string, ...targets: readonly string[]) => ({
    path,
    text: targets.map((target) => `import type { X } from '${target}';\n`).join(''),
  });

  it('are found, also where only types are imported and from whichever file one begins', () => {
    const files = [file('a/one.ts', './two.ts'), file('a/two.ts', '../b/three.ts'), file('b/three.ts', '../a/one.ts')];
    for (const order of [files, files.toReversed()]) {
      const [circle, ...more] = circles(order);
      expect(more).toEqual([]);
      expect(circle?.toSorted()).toEqual(['a/one.ts', 'a/two.ts', 'b/three.ts']);
    }
  });

  it('are not what two ways to the same file make', () => {
    const files = [
      file('a/one.ts', './two.ts', './three.ts'),
      file('a/two.ts', './four.ts'),
      file('a/three.ts', './four.ts'),
      file('a/four.ts'),
    ];
    expect(circles(files)).toEqual([]);
  });
});
