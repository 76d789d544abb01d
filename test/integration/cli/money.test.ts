import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleMonth } from '../../../electron/jobs/desk/sample-month.ts';
import { SOMEBODY } from '../data/people.ts';
import { sanzhang, scratch } from './command-line.ts';
import { type CommandPlace, newCommandPlace } from './place.ts';

const dir = scratch();
let place: CommandPlace;
const PROGRAMME = '农村低保（示例）';

beforeAll(async () => {
  place = await newCommandPlace(join(dir, 'money'), {});
  await place.fill(async (db) => {
    await sampleMonth(
      { folder: join(dir, 'files') },
      {
        signal: new AbortController().signal,
        report: () => {},
        db,
        actor: SOMEBODY,
        now: () => '2026-05-02T00:00:00Z',
      },
    );
  });
}, 90_000);

const asWang = (...args: readonly string[]) => sanzhang(...args, ...place.flags('wangfang'));

describe('money on the command line', () => {
  it('lists what is open, with the sum that must hold, and takes a payment to the treasury', async () => {
    const list = await asWang('payment', 'list', '--programme', PROGRAMME, '--state', 'to-check', '--json');
    expect(list.code).toBe(1);
    const { total, rows } = JSON.parse(list.stdout) as {
      total: Record<string, number>;
      rows: { paymentId: number; openFen: number }[];
    };
    expect(total.returnedFen).toBe(total.paidFen! + total.treasuryFen! + total.openFen!);
    const { paymentId, openFen } = rows[0]!;
    const id = String(paymentId);
    const early = await asWang('payment', 'treasury', id, '--yuan', '1', '--receipt', 'A', '--date', '2026-05-01');
    expect([early.code, early.stderr]).toEqual([2, expect.stringContaining('请先核实')]);
    expect((await asWang('payment', 'check', id, '--finding', '已搬走', '--no-correction')).code).toBe(0);
    const yuan = (openFen / 100).toFixed(2);
    const back = await asWang('payment', 'treasury', id, '--yuan', yuan, '--receipt', 'A', '--date', '2026-05-01');
    expect(back.stdout).toContain('已结清');
    expect((await asWang('payment', 'show', id)).stdout).toContain('缴回国库');
  });

  it('checks a month before it is paid and writes the list', async () => {
    const out = join(dir, '核实.xlsx');
    const month = ['--period', '2026-04', '--programme', PROGRAMME];
    const { code, stdout } = await asWang('precheck', ...month, '--out', out);
    expect([code, existsSync(out)]).toEqual([1, true]);
    expect(stdout).toMatch(/^请款 .* = 放行 .*\+ 需核实后发放 /);
    expect((await asWang('precheck', ...month, '--list', 'release', '--out', join(dir, '放行.pdf'))).code).toBe(1);
  });

  it('proposes no stop of a case that nobody has concluded', async () => {
    const stop = [
      'disposal',
      'propose',
      '--case',
      '1',
      '--kind',
      'stop',
      '--stop-reason',
      'death',
      '--died',
      '2026-02-01',
    ];
    const { code, stderr } = await asWang(...stop, '--note', '去世', '--from', '500');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/还没有结论|没有这个疑点/)]);
  });

  it('says what is wrong with a verb it does not know', async () => {
    for (const command of ['payment', 'disposal']) expect((await asWang(command, 'nonsense')).code).toBe(2);
  });
});
