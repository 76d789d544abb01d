import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const at = (path: string): URL => new URL(`../../../renderer/${path}`, import.meta.url);

describe('stylesheets', () => {
  it('are all imported by main.tsx: what only a lazily loaded page imports is never loaded', () => {
    const main = readFileSync(at('main.tsx'), 'utf8');
    for (const name of readdirSync(at('styles/'))) expect(main).toContain(`import './styles/${name}';`);
  });
});
