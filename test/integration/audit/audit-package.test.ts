import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { StoredZip } from '../../../electron/formats/write/stored-zip.ts';
import { verifyPackage } from '../../../electron/jobs/audit/verifier/verify.mjs';
import { scratchFolder } from '../desk/workplace.ts';
import { workplaceToSeal, written } from './sealed-workplace.ts';

const VERIFIER = fileURLToPath(new URL('../../../electron/jobs/audit/verifier/verify.mjs', import.meta.url));
const folder = scratchFolder();
const masked = {
  what: 'audit-package',
  months: null,
  format: 'zip',
  evidence: true,
  unmasked: false,
  purpose: '',
} as const;
const whole = { ...masked, unmasked: true, purpose: '省厅审计' } as const;
const paths: Record<'masked' | 'whole', string> = { masked: '', whole: '' };
let bytes: Buffer;
let sealFile = '';

beforeAll(async () => {
  const place = await workplaceToSeal(folder);
  await place.seal(place.monthId);
  const document = {
    what: 'seal-file',
    monthId: place.monthId,
    format: 'szseal',
    unmasked: false,
    purpose: '',
  } as const;
  sealFile = (await written(place, folder, document)).path;
  paths.masked = (await written(place, folder, masked, 'masked.zip')).path;
  paths.whole = (await written(place, folder, whole, 'whole.zip')).path;
  bytes = readFileSync(paths.whole);
});

const verify = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFIER, ...args], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
};

/** The entries of a package, by path, in order. */
function entriesOf(zip: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const size = zip.readUInt32LE(at + 18);
    const begin = at + 30 + zip.readUInt16LE(at + 26);
    entries.set(zip.toString('utf8', at + 30, begin), zip.subarray(begin, begin + size));
    at = begin + size;
  }
  return entries;
}

let packed = 0;
/** Packs entries again as the program would. With `mended` the manifest is written anew to fit, as whoever tampers would. */
function pack(entries: ReadonlyMap<string, Buffer>, mended: boolean): Buffer {
  const path = join(folder, `packed-${++packed % 2}.zip`);
  const zip = new StoredZip(path);
  for (const [name, content] of entries) if (name !== 'manifest.json') zip.add(name, [content]);
  const manifest = JSON.parse(entries.get('manifest.json')!.toString('utf8'));
  if (mended) manifest.entries = zip.entries;
  zip.add('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`]);
  zip.finish();
  return readFileSync(path);
}

const sentenceOf = (zip: Buffer, options = {}): string => {
  const { ok, sentence } = verifyPackage(zip, options);
  return ok ? '' : sentence;
};

describe('an audit package', () => {
  it('is verified by its own verifier, by Node alone, masked or whole, with the seal file from outside', () => {
    for (const path of Object.values(paths)) {
      expect(verify(path, '--seal', sealFile)).toMatchObject({ status: 0, said: expect.stringContaining('核验通过') });
    }
    expect(entriesOf(bytes).get('verify.mjs')!.equals(readFileSync(VERIFIER))).toBe(true);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(verify(paths.whole, '--sha256', sha256)).toMatchObject({ status: 0 });
    expect(verify(paths.whole, '--sha256', 'a'.repeat(64))).toMatchObject({ status: 1 });
    const head = JSON.parse(entriesOf(bytes).get('manifest.json')!.toString()).head;
    expect(verify(paths.whole, '--head', `${head.sha256}@${head.seq}`)).toMatchObject({ status: 0 });
    expect(verify(paths.masked, '--head', `${head.sha256}@${head.seq}`)).toMatchObject({
      status: 1,
      said: expect.stringContaining('末尾被截去'),
    });
    expect(verify(paths.whole, '--head', `${'d'.repeat(64)}@3`).said).toContain('日志被整个重写过');
  });

  it('holds no identity number or account in full where it is masked', () => {
    const text = readFileSync(paths.masked)
      .toString('utf8')
      .replace(/[0-9a-f]{64}/g, '');
    expect(text.match(/(?<![0-9a-f.])(?:\d{17}[\dX]|\d{15,19})(?![0-9a-f])/g)).toBeNull();
    expect(bytes.toString('utf8')).toMatch(/2399\d{13}[\dX]/);
  });

  it('is not taken for one where it is none', () => {
    const other = join(folder, 'other.zip');
    writeFileSync(other, 'PDF');
    expect(verify(other)).toMatchObject({ status: 2, said: expect.stringContaining('这不是审计包') });
    expect(verify(join(folder, 'nowhere.zip')).status).toBe(2);
    expect(verify()).toMatchObject({ status: 2, said: expect.stringContaining('用法') });
  });

  it('is found out wherever one of its bytes was flipped', () => {
    // Every header in full, and places all over the rest.
    const places = new Set<number>();
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 150)) places.add(at);
    for (let back = 1; back <= 160; back++) places.add(bytes.length - back);
    for (let at = 0; at < 80; at++) places.add(at);
    for (const at of places) {
      const flipped = Buffer.from(bytes);
      flipped[at] = flipped[at]! ^ (1 << (at % 8));
      let found: string;
      try {
        found = sentenceOf(flipped);
      } catch (error) {
        found = (error as Error).message;
      }
      expect(found, `byte ${at}`).not.toBe('');
    }
  });

  it('is found out wherever it was cut off', () => {
    for (let part = 1; part < 20; part++) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 20));
      expect(sentenceOf(cut), `${part}/20`).not.toBe('');
    }
  });

  it('is found out where a file was changed, taken out, added or called otherwise, the manifest with it or not', () => {
    const entries = entriesOf(bytes);
    for (const name of entries.keys()) {
      for (const mended of [false, true]) {
        const changed = new Map(entries);
        changed.set(name, Buffer.concat([entries.get(name)!, Buffer.from(' ')]));
        if (name !== 'manifest.json') expect(sentenceOf(pack(changed, mended)), `${name} ${mended}`).not.toBe('');
        const without = new Map(entries);
        without.delete(name);
        if (name !== 'manifest.json') expect(sentenceOf(pack(without, mended)), `no ${name} ${mended}`).not.toBe('');
      }
    }
    const more = new Map(entries).set('tables/more.jsonl', Buffer.from('{}\n'));
    expect(sentenceOf(pack(more, false))).toContain('多出 manifest.json 没有列出的“tables/more.jsonl”');
    expect(sentenceOf(pack(more, true))).not.toBe('');
  });

  it('names the entry of the log that was changed, taken out, slipped in or moved, though everything else was mended', () => {
    const entries = entriesOf(bytes);
    const lines = entries.get('log.jsonl')!.toString('utf8').trimEnd().split('\n');
    const withLog = (changed: readonly string[]) =>
      sentenceOf(pack(new Map(entries).set('log.jsonl', Buffer.from(`${changed.join('\n')}\n`)), true));
    for (let at = 0; at < lines.length; at++) {
      const entry = JSON.parse(lines[at]!);
      const name = ['at', 'actor', 'action', 'subject', 'detail', 'rows', 'sha256', 'sm3'][at % 8]!;
      const changed = JSON.stringify({ ...entry, [name]: `${entry[name]}x` });
      expect(withLog(lines.with(at, changed))).toContain(`操作日志第 ${at + 1} 条`);
      if (at + 1 < lines.length) expect(withLog(lines.toSpliced(at, 1))).toContain(`操作日志缺第 ${at + 1} 条`);
      expect(withLog(lines.toSpliced(at, 0, lines[at]!))).not.toBe('');
      if (at > 0) expect(withLog(lines.with(at, lines[at - 1]!).with(at - 1, lines[at]!))).toContain('操作日志');
    }
  });

  it('names the row of a kept table that was changed, taken out, slipped in or moved', () => {
    const entries = entriesOf(bytes);
    for (const name of [...entries.keys()].filter((path) => path.startsWith('tables/'))) {
      const table = name.slice('tables/'.length, -'.jsonl'.length);
      const lines = entries.get(name)!.toString('utf8').split('\n').filter(Boolean);
      const withRows = (changed: readonly string[]) =>
        sentenceOf(pack(new Map(entries).set(name, Buffer.from(changed.map((line) => `${line}\n`).join(''))), true));
      for (const [at, line] of lines.entries()) {
        const { id, row } = JSON.parse(line);
        for (let column = 0; column < row.length; column++) {
          const changed = row.with(column, typeof row[column] === 'number' ? row[column] + 1 : `${row[column]}x`);
          expect(withRows(lines.with(at, JSON.stringify({ id, row: changed })))).not.toBe('');
        }
        expect(withRows(lines.toSpliced(at, 1))).not.toBe('');
        expect(withRows([...lines, JSON.stringify({ id: id + 1000, row })])).not.toBe('');
        expect(withRows(lines.with(at, JSON.stringify({ id, row, masked: true }))), table).not.toBe('');
      }
    }
  });
});
