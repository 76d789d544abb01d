import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { officeFiles, writeSampleCounty } from '../../electron/jobs/write-sample-county.ts';

/** The files of a county as an office has them, in a folder of the journey. */
export interface CountyFiles {
  readonly approval: string;
  readonly finance: string;
  readonly bank: string;
  readonly bankReturn: string;
}

const QUIET = { signal: new AbortController().signal, report: () => {} };

/** Makes a county of its own: 600 households, every fault once. */
export async function makeCounty(folder: string, period: string, households = 600): Promise<CountyFiles> {
  const dir = join(folder, `县里的文件 ${period}`);
  mkdirSync(folder, { recursive: true });
  await writeSampleCounty(dir, { households, seed: 5, period, faults: 'all' }, QUIET);
  const names = officeFiles(period);
  return {
    approval: join(dir, names.approval),
    finance: join(dir, names.finance),
    bank: join(dir, names.bank),
    bankReturn: join(dir, names.bankReturn),
  };
}

/** The workbook saved as an office still on the old format has it. */
export function asXls(path: string): string {
  const target = path.replace(/\.xlsx$/, '.xls');
  writeFileSync(target, xlsx.write(xlsx.read(readFileSync(path)), { bookType: 'biff8', type: 'buffer' }) as Buffer);
  return target;
}

/** A copy cut off in the middle, as a stick pulled out too early leaves it. */
export function truncated(path: string): string {
  const target = join(path, '..', `坏的${basename(path)}`);
  const bytes = readFileSync(path);
  writeFileSync(target, bytes);
  truncateSync(target, Math.floor(bytes.length / 2));
  return target;
}
