import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { findMojibake } from '../../../../../electron/formats/text/find-mojibake.ts';
import { gbk, openBytes, readCells, refusal } from '../table-files.ts';

const HEAD = '序号,户主姓名,身份证号,金额';

describe('findMojibake', () => {
  it.each([
    ['utf8-as-gbk', '浣庝繚'],
    ['utf8-as-gbk', '鎴蜂富濮撳悕'],
    ['utf8-as-gbk', '鍐滄潙淇＄敤绀�'],
    ['gbk-as-latin1', '»§Ö÷ÐÕÃû'],
    ['gbk-as-latin1', 'µÍ±£'],
    ['gbk-as-latin1', '½ð¶î'],
    ['utf8-as-latin1', iconv.decode(Buffer.from('户主姓名'), 'win1252')],
  ])('knows the signature of %s: %s', (kind, text) => {
    expect(findMojibake(text)?.kind).toBe(kind);
  });

  it('says what a garbled head meant', () => {
    expect(findMojibake(iconv.decode(Buffer.from(HEAD), 'gbk'))).toMatchObject({
      kind: 'utf8-as-gbk',
      meaning: expect.stringContaining('序号'),
    });
  });

  it('knows what is left of GBK that was read as UTF-8', () => {
    expect(findMojibake(gbk(HEAD).toString('utf8'))?.kind).toBe('replacement');
    expect(findMojibake('锟斤拷锟斤拷,锟斤拷锟斤拷')?.kind).toBe('replacement');
  });

  it('knows garbled names without any header word', () => {
    const names = ['张三丰', '欧阳娜', '李四光', '王二小']
      .map((name) => iconv.decode(Buffer.from(name), 'gbk'))
      .join('\n');
    expect(findMojibake(names)?.kind).toBe('utf8-as-gbk');
  });

  it.each([
    HEAD,
    'id,name,amount\n1,Zhang,2.00',
    '联通,移动,电信\n洹河村,浣溪乡,滹沱',
    '姓名,备注\n张�三,无',
    '𬭊,䶮,㛃,·,￥,№,①',
    'café,naïve,Müller',
  ])('leaves sound text alone: %s', (text) => {
    expect(findMojibake(text)).toBeNull();
  });
});

describe('a file with mojibake', () => {
  it('is refused where its head is garbled, with what happened and how to mend it', async () => {
    const error = await refusal(openBytes(iconv.decode(Buffer.from(`${HEAD}\n1,张三,2,3\n`), 'gbk')));
    expect(error.code).toBe('E_ENCODING');
    expect(error.message).toContain('UTF-8 编码的文件曾被当作 GBK 打开并保存');
    expect(error.message).toContain('重新导出');
  });

  it('is read where only a cell of data is garbled', async () => {
    expect(await readCells(`${HEAD}\n1,寮犱笁,2,3\n2,��,2,3\n`)).toHaveLength(3);
  });
});
