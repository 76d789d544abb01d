import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileOfAddress, isOurs, policyOf } from '../../../../electron/main/app-address.ts';

const FOLDER = resolve('/program/renderer');

describe('the address of a file of the window', () => {
  it('is the file within the folder', () => {
    expect(fileOfAddress('app://desk/', FOLDER)).toBe(resolve(FOLDER, 'index.html'));
    expect(fileOfAddress('app://desk/app.js?v=1#x', FOLDER)).toBe(resolve(FOLDER, 'app.js'));
    expect(fileOfAddress('app://desk/help/%E6%8C%87%E5%8D%97.md', FOLDER)).toBe(resolve(FOLDER, 'help/指南.md'));
  });

  it.each([
    'app://desk/../main.cjs',
    'app://desk/%2e%2e%2fmain.js',
    'app://desk/..%5c..%5cmain.js',
    'app://desk/help/..%2f..%2f..%2fetc/passwd.txt',
    'app://desk/%00.html',
    'app://desk/%',
    'app://desk/secret.db',
    'app://desk/main.cjs',
    'app://other/index.html',
    'app://desk.evil/index.html',
    'app://user@desk/index.html',
    'file:///etc/passwd.txt',
    'https://desk/index.html',
    'javascript:alert(1)',
    '',
  ])('is none for %s', (address) => {
    expect(fileOfAddress(address, FOLDER)).toBeNull();
  });

  it.each(['app://desk/../main.js', 'app://desk/%2e%2e/main.js'])(
    'cannot climb out by %s: the dots are gone',
    (address) => {
      expect(fileOfAddress(address, FOLDER)).toBe(resolve(FOLDER, 'main.js'));
    },
  );

  it('never leaves the folder, whatever the address', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', '//', '%00', 'a', '指', '%25'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const file = fileOfAddress(`app://desk/${pieces.join('/')}.js`, FOLDER);
        expect(file === null || file.startsWith(`${FOLDER}/`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('our own pages', () => {
  it.each(['app://desk/', 'app://desk/index.html#/result/1'])('%s is one', (address) => {
    expect(isOurs(address)).toBe(true);
  });

  it.each([
    'app://desk.evil/',
    'app://deskevil',
    'app://evil/app://desk/',
    'https://desk/',
    'file:///desk/',
    'about:blank',
    'data:text/html,app://desk',
    '',
  ])('%s is none', (address) => {
    expect(isOurs(address)).toBe(false);
  });
});

describe('the content security policy', () => {
  it('begins from nothing and never lets a script in by a nonce or inline', () => {
    const policy = policyOf('abc');
    expect(policy.startsWith("default-src 'none'")).toBe(true);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-|https?:|\*/);
  });
});
