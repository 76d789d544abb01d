import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendLog } from '../../../electron/data/log-repo.ts';
import { monthById } from '../../../electron/data/month-repo.ts';
import { digestOfRun } from '../../../electron/data/run-digest.ts';
import { aDifference, writeRun } from '../data/written-run.ts';
import { sanzhang, scratch } from './command-line.ts';
import { newCommandPlace } from './place.ts';

const dir = scratch();
const MONTH = ['--period', '2026-04', '--programme', '农村低保'];

/** A workplace with a reconciled month, as the job leaves it in the log. */
async function place() {
  const made = await newCommandPlace(join(dir, 'place'), {
    lihong: ['李红', 'reviewer'],
    zhangming: ['张明', 'auditor'],
  });
  await made.fill(async (db) => {
    const { runId, monthId } = await writeRun(db, { differences: [aDifference()] });
    const { period, programme } = monthById(db, monthId);
    const at = '2026-05-01T00:00:00.000Z';
    const subject = `${period} ${programme}`;
    appendLog(db, { at, actor: null, action: 'month.open', subject, detail: { monthId } });
    appendLog(db, {
      at,
      actor: null,
      action: 'run.finish',
      subject,
      detail: { runId, monthId, ...digestOfRun(db, runId) },
    });
  });
  return made;
}

describe('seal, audit-package, log verify, verify', () => {
  // Every command signs in anew, which is slow on purpose.
  it('seal a month, hand out its file and a package, and verify both the log and the package', {
    timeout: 180_000,
  }, async () => {
    const { flags, folder, fill } = await place();
    const seal = join(folder, 'april.szseal');
    const zip = join(folder, 'april.zip');
    expect(await sanzhang('seal', 'check', ...flags('zhangming'), ...MONTH)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('可以封账'),
    });
    expect(await sanzhang('seal', 'make', ...flags('zhangming'), ...MONTH)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('您没有“封账”的权限'),
    });
    expect(await sanzhang('seal', 'make', ...flags('lihong'), ...MONTH, '--out', seal)).toMatchObject({
      code: 0,
      stderr: '',
    });
    const adjust = ['seal', 'adjust', ...flags('lihong'), ...MONTH, '--kind', 'recover', '--reason', '死亡后多发'];
    expect(await sanzhang(...adjust, '--yuan=-465.00')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('-465.00'),
    });
    expect((await sanzhang('seal', 'list', ...flags('lihong'))).stdout).toMatch(
      /2026-04\t农村低保\t[0-9A-F-]{19}\t.*调整 1 笔 -465\.00 元/,
    );

    const verified = await sanzhang('log', 'verify', ...flags('zhangming'), '--seal', seal);
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('核验通过') });
    const told = await sanzhang('audit-package', ...flags('zhangming'), '--out', zip);
    expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining('整包 SHA-256') });
    expect(await sanzhang('verify', zip, '--seal', seal)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('与给出的指纹一致'),
    });
    expect(await sanzhang('verify', zip, '--head', `${'a'.repeat(64)}@2`)).toMatchObject({ code: 1 });
    expect((await sanzhang('verify', seal.replace('szseal', 'zip'), '--head', 'x')).stderr).toContain(
      '--head 写成 指纹@条数',
    );
    expect(readFileSync(zip).length).toBeGreaterThan(1000);
    const unmasked = ['audit-package', ...flags('zhangming'), '--out', zip, '--unmasked'];
    expect((await sanzhang(...unmasked)).stderr).toContain('写出完整号码要写明用途');

    await fill((db) => {
      db.exec('DROP TRIGGER difference_sealed_update; UPDATE difference SET amount_fen = 1');
    });
    expect(await sanzhang('log', 'verify', ...flags('zhangming'), '--json')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('的差异（表 difference）与操作日志第'),
    });
  });
});
