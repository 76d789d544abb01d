import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../../../electron/formats/text/detect-encoding.ts';
import { validateGb18030, validateUtf8 } from '../../../../../electron/formats/text/validate-bytes.ts';
import { gbk, refusal, tempFile } from '../table-files.ts';

const TABLE = '序号,户主姓名,金额\r\n1,张三,632.00\r\n2,欧阳娜,736.00\r\n';

describe('detectEncoding', () => {
  it.each([
    ['utf-8', Buffer.from(TABLE)],
    ['utf-8', Buffer.from('a,b\n1,2\n')],
    ['utf-8-bom', Buffer.from(`\ufeff${TABLE}`)],
    ['utf-16le', Buffer.from(`\ufeff${TABLE}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${TABLE}`, 'utf16le').swap16()],
    ['utf-16le', Buffer.from(TABLE, 'utf16le')],
    ['utf-16be', Buffer.from(TABLE, 'utf16le').swap16()],
    ['gb18030', gbk(TABLE)],
    ['gb18030', gbk('姓名,金额\n𬭊䶮,1\n')],
  ])('finds %s', async (encoding, bytes) => {
    expect((await detectEncoding(tempFile(bytes))).encoding).toBe(encoding);
  });

  it('judges the whole file: a UTF-8 file with one bad byte far down names byte and line', async () => {
    const good = Buffer.from(TABLE.repeat(60_000));
    const at = 2_400_000 + good.subarray(2_400_000).indexOf(Buffer.from('张三'));
    const line = good.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
    const bad = Buffer.from(good);
    bad[at + 1] = 0x2c;
    const error = await refusal(detectEncoding(tempFile(bad)));
    expect(error.code).toBe('E_ENCODING');
    expect(error.place.row).toBe(line);
    expect(error.problem.en).toContain(`byte offset ${at},`);
    expect(error.problem.zh).toContain('UTF-8');
  });

  it('names the line of a bad byte in a GBK file', async () => {
    const error = await refusal(detectEncoding(tempFile(Buffer.concat([gbk(TABLE), Buffer.from([0x31, 0xff, 0x0a])]))));
    expect([error.code, error.place.row]).toEqual(['E_ENCODING', 4]);
    expect(error.problem.zh).toContain('GB18030');
  });

  it('refuses a UTF-8 file whose damage happens to be valid GBK', async () => {
    const bytes = Buffer.from('户主姓名,身份证号,家庭住址\n张三,1,柳树镇柳树村\n');
    const damaged = Buffer.concat([bytes, Buffer.from([0xb0, 0xa1, 0x0a])]);
    expect((await refusal(detectEncoding(tempFile(damaged)))).place.row).toBe(3);
  });

  it('refuses half a surrogate pair and half a code unit in UTF-16', async () => {
    const lone = Buffer.from('\ufeff姓名\n\ud840,1\n', 'utf16le');
    expect((await refusal(detectEncoding(tempFile(lone)))).place.row).toBe(2);
    const odd = Buffer.concat([Buffer.from('\ufeff姓名,1\n', 'utf16le'), Buffer.from([0x31])]);
    expect((await refusal(detectEncoding(tempFile(odd)))).code).toBe('E_ENCODING');
  });

  it.each([
    ['no byte', ''],
    ['a byte order mark', '\ufeff'],
    ['white space', ' \r\n\t\r\n'],
  ])('says that a file with %s is empty', async (_what, text) => {
    expect((await refusal(detectEncoding(tempFile(text)))).code).toBe('E_EMPTY');
  });

  it('says that a file of NUL bytes lost its content', async () => {
    expect((await refusal(detectEncoding(tempFile(Buffer.alloc(100_000))))).code).toBe('E_CORRUPT');
  });

  it('believes a wanted encoding, but checks it', async () => {
    expect((await detectEncoding(tempFile('abc,1\n'), 'gb18030')).encoding).toBe('gb18030');
    expect((await refusal(detectEncoding(tempFile(gbk(TABLE)), 'utf-8'))).code).toBe('E_ENCODING');
  });
});

describe('validateUtf8 and validateGb18030', () => {
  const bytes = fc.uint8Array({ maxLength: 12 });
  it.each([
    ['utf-8', validateUtf8],
    ['gb18030', validateGb18030],
  ] as const)('agree with the strict decoder of %s on any bytes', (encoding, validate) => {
    fc.assert(
      fc.property(bytes, (some) => {
        const { good, bad } = validate(some);
        const decodes = (part: Uint8Array): boolean => {
          try {
            new TextDecoder(encoding, { fatal: true }).decode(part);
            return true;
          } catch {
            return false;
          }
        };
        expect(decodes(some.subarray(0, good))).toBe(true);
        // The decoder reads a lone 0x80 as the euro sign; the standard has no such code.
        if (bad && some[good] !== 0x80) expect(decodes(some.subarray(good))).toBe(false);
        if (!bad && good < some.length) expect(decodes(some)).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });
});
