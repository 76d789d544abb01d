import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageRuntime } from '../../../build/stage-runtime.mjs';

let folder = '';
let runtime = '';
let app = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sanzhang-stage-')));
  runtime = join(folder, 'runtime');
  app = join(folder, 'application');
  mkdirSync(join(runtime, 'resources', 'app'), { recursive: true });
  mkdirSync(join(runtime, 'locales'));
  mkdirSync(app);
  writeFileSync(join(runtime, 'electron'), 'one');
  writeFileSync(join(runtime, 'locales', 'zh-CN.pak'), 'words');
  writeFileSync(join(runtime, 'resources', 'app', 'main.js'), 'somebody else');
  writeFileSync(join(app, 'main.cjs'), 'ours');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a runtime with the application laid out in it', () => {
  it('has the files of the runtime and, as its application, ours', () => {
    const stage = stageRuntime(runtime, join(folder, 'stage'), app);
    expect(readFileSync(join(stage, 'electron'), 'utf8')).toBe('one');
    expect(readFileSync(join(stage, 'locales', 'zh-CN.pak'), 'utf8')).toBe('words');
    expect(readdirSync(join(stage, 'resources', 'app'))).toEqual(['main.cjs']);
    expect(realpathSync(join(stage, 'resources', 'app'))).toBe(app);
  });

  it('leaves the runtime as it was found, whatever lies in it', () => {
    stageRuntime(runtime, join(folder, 'stage'), app);
    expect(readFileSync(join(runtime, 'resources', 'app', 'main.js'), 'utf8')).toBe('somebody else');
  });

  it('is used again as long as the runtime is the same, and laid out anew for another one', () => {
    const stage = stageRuntime(runtime, join(folder, 'stage'), app);
    const made = statSync(stage).ino;
    expect(statSync(stageRuntime(runtime, stage, app)).ino).toBe(made);
    rmSync(join(runtime, 'electron'));
    writeFileSync(join(runtime, 'electron'), 'a newer one');
    expect(readFileSync(join(stageRuntime(runtime, stage, app), 'electron'), 'utf8')).toBe('a newer one');
    expect(readdirSync(folder).sort()).toEqual(['application', 'runtime', 'stage']);
  });

  it('is laid out anew for another application', () => {
    const stage = stageRuntime(runtime, join(folder, 'stage'), app);
    const other = join(folder, 'other');
    mkdirSync(other);
    expect(realpathSync(join(stageRuntime(runtime, stage, other), 'resources', 'app'))).toBe(other);
  });
});
