import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CSV_FILES } from '../../electron/jobs/sample-county/csv-ledgers.ts';
import { writeSampleCounty } from '../../electron/jobs/write-sample-county.ts';
import type { Job } from '../../shared/contracts/desk/jobs.ts';
import { type Desk, expect } from './desk.ts';

/** A month of an invented county, a fault in every fifth household: the same households and the same faults whatever the month. */
export async function countyOfMonth(desk: Desk, period: string, households = 120, faultShare = 0.2): Promise<string> {
  const dir = join(desk.folder, `名册 ${period}`);
  await writeSampleCounty(
    dir,
    {
      households,
      seed: 9,
      period,
      faults: 'all',
      format: 'csv',
      faultShare,
    },
    { signal: new AbortController().signal, report: () => {} },
  );
  return dir;
}

/** The bank pays somebody another amount than it did. */
export function payAnotherAmount(dir: string, name: string, addedYuan: number): void {
  const path = join(dir, CSV_FILES.bank);
  const text = readFileSync(path, 'utf8').replace(
    new RegExp(`(,${name},[^,]*,)([\\d.]+)(,)`),
    (_, before: string, yuan: string, after: string) => `${before}${(Number(yuan) + addedYuan).toFixed(2)}${after}`,
  );
  writeFileSync(path, text);
}

async function jobEnd(desk: Desk, jobId: number): Promise<Job> {
  let job: Job | null = null;
  await expect
    .poll(
      async () => {
        job = await desk.ask('jobs.current', {});
        return job?.id === jobId && job.state;
      },
      { timeout: 60_000 },
    )
    .toBe('done');
  return job!;
}

/** Puts the three ledgers of a month in and reconciles them; gives the run. */
export async function reconcileMonth(desk: Desk, dir: string, period: string): Promise<number> {
  await desk.willChoose(...[CSV_FILES.approval, CSV_FILES.finance, CSV_FILES.bank].map((name) => join(dir, name)));
  const chosen = await desk.ask('files.choose', { kind: null, several: true });
  const { monthId } = await desk.ask('months.open', { period, programme: '农村低保' });
  for (const [at, kind] of (['approval', 'finance', 'bank'] as const).entries()) {
    const { jobId } = await desk.ask('jobs.import', {
      monthId,
      kind,
      tokens: [chosen[at]!.token],
      replaces: null,
      overrides: null,
    });
    await jobEnd(desk, jobId);
  }
  const { jobId } = await desk.ask('jobs.reconcile', { monthId });
  const { result } = await jobEnd(desk, jobId);
  if (result?.kind !== 'reconcile') throw new Error('no run');
  return result.runId;
}

/** A sheet of paper as a scanner of an office makes it: a PDF whose Chinese font is not in it. */
export function writePdf(path: string, words: string): void {
  const text = [...words].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const content = `BT /F1 22 Tf 70 740 Td <${text}> Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`;
  writeFileSync(path, `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}
