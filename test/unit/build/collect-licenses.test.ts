import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collectLicenses, shippedPackages } from '../../../build/collect-licenses.mjs';

const packages = shippedPackages();
const nameOf = ({ name }: { readonly name: string }): string => name;

/** May be shipped within a work under Apache-2.0. */
const FREE = /^\(?(?:MIT|MIT\/X11|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|Unlicense|BlueOak-1\.0\.0|Zlib|OFL-1\.1)$/;

describe('the licences of what ships', () => {
  it('hold every dependency, what the page is made of, what those need, and the runtime', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    expect(packages.map(nameOf)).toEqual(
      expect.arrayContaining([...Object.keys(dependencies), 'react', 'antd', 'echarts', 'zrender', 'electron']),
    );
  });

  it('hold nothing that only builds or tests', () => {
    const names = packages.map(nameOf);
    for (const name of ['vitest', 'typescript', 'esbuild', '@types/react', 'playwright-core'])
      expect(names).not.toContain(name);
  });

  it('are all free to ship, one of them at choice where a package offers several', () => {
    for (const { name, licence } of packages.filter((each) => each.licence !== ''))
      expect(
        licence.split(' OR ').some((choice) => choice.split(' AND ').every((each) => FREE.test(each.replace(')', '')))),
        `${name}: ${licence}`,
      ).toBe(true);
  });

  it('are named by every package but two old ones, known by name', () => {
    expect(packages.filter(({ licence }) => licence === '').map(nameOf)).toEqual(['buffers', 'png-js']);
  });

  it('stand in one text: the list first, each licence once', async () => {
    const text = await collectLicenses();
    const react = packages.find(({ name }) => name === 'react')!;
    expect(text).toContain(`react ${react.version}  MIT`);
    expect(text.split(react.texts[0]!).length).toBe(2);
  });
});
