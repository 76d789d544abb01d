import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openTable } from '../../electron/formats/open-table.ts';
import { DEFAULT_READ_LIMITS } from '../../electron/formats/table.ts';
import type { DelimitedSource } from '../../electron/formats/text/delimited.ts';
import { cutText } from '../../electron/jobs/cut-text.ts';
import { gatherLedgers, type LedgersRead } from '../../electron/jobs/gather-ledgers.ts';
import { hashOfFile } from '../../electron/jobs/hash-of-file.ts';
import { ownHands, readInPlainLane } from '../../electron/jobs/plain-lane.ts';
import { joinLedgers, joinReports, readRange } from '../../electron/jobs/read-ledger-file.ts';
import { type LedgerFile, type LedgerFileReading, reportOf, requireTable } from '../../electron/jobs/read-table.ts';
import { reconcileLedgers } from '../../electron/jobs/reconcile-ledgers.ts';
import { AppError } from '../../shared/contracts/app-error.ts';
import { LEDGER_KINDS, type LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';
import { NONE_SETTLED } from '../../shared/domain/plain/settled-households.ts';
import { type CountyTexts, oddCounty, PERIOD } from './odd-county.ts';

/** So small that a county of some dozens is cut into several ranges. */
const SIZES = { fromBytes: 0, headBytes: 1500, rangeBytes: 1700, leastPlain: 0 };
const context = { signal: new AbortController().signal, report: () => {} };
const HANDS = ownHands(context.signal);
const folder = mkdtempSync(join(tmpdir(), 'plain-lane-'));
let folders = 0;

afterAll(() => rmSync(folder, { recursive: true }));

function filesOf(texts: CountyTexts): readonly LedgerFile[] {
  const dir = join(folder, String(++folders));
  mkdirSync(dir);
  return LEDGER_KINDS.map((kind) => {
    const path = join(dir, `${kind}.csv`);
    writeFileSync(path, texts[kind]);
    return { path, name: `${kind}.csv`, kind, period: PERIOD, mapping: undefined, limits: DEFAULT_READ_LIMITS };
  });
}

const gathered = (
  readings: readonly LedgerFileReading[],
  settled = NONE_SETTLED,
  kinds: readonly LedgerKind[] = LEDGER_KINDS,
): LedgersRead =>
  gatherLedgers(
    kinds.map((kind, i) => ({ kind, reading: readings[i]! })),
    settled,
  );

/** Thrown where a county came out so odd that one of its texts is too short, or holds no table. */
class NothingToCut extends Error {}

/** Every row as a line, in the same ranges. */
async function readAsEver(files: readonly LedgerFile[], kinds?: readonly LedgerKind[]): Promise<LedgersRead> {
  const readings = files.map(async (file): Promise<LedgerFileReading> => {
    const source = (await openTable(file.path, file.limits)) as DelimitedSource;
    const cut = await cutText(file, source, SIZES, context);
    if (cut === null) throw new NothingToCut();
    const ranges = await Promise.all(cut.ranges.map((range) => readRange(range, context)));
    const { report, amountsInFen } = joinReports(cut, ranges);
    requireTable(file, [report]);
    const ledger = joinLedgers(cut, ranges, amountsInFen);
    return { ledger, report: reportOf(file, source, await hashOfFile(file.path, context.signal), [report]) };
  });
  return gathered(await Promise.all(readings), NONE_SETTLED, kinds);
}

function answerOf(read: LedgersRead): object {
  const { statement, discrepancies, reports } = reconcileLedgers(read, { period: PERIOD, mapping: null }, 0, context);
  return { statement, discrepancies, reports };
}

async function bothAnswers(texts: CountyTexts) {
  const files = filesOf(texts);
  const lane = await readInPlainLane(files, HANDS, context, SIZES);
  const asEver = await readAsEver(files).catch((error: unknown) => {
    if (error instanceof NothingToCut || error instanceof AppError) return null;
    throw error;
  });
  return {
    settled: lane?.settled.count ?? 0,
    inLane: lane === null ? null : answerOf(gathered(lane.readings, lane.settled)),
    asEver: asEver === null ? null : answerOf(asEver),
  };
}

describe('the plain lane', () => {
  it('gives the same statement and the same discrepancies as reading every row as a line', async () => {
    let settled = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: 40, max: 70 }),
        fc.constantFrom(2, 10, 40),
        async (seed, households, percent) => {
          const answers = await bothAnswers(oddCounty({ seed, households, percent }));
          expect(answers.inLane).toEqual(answers.asEver);
          settled += answers.settled;
        },
      ),
      { numRuns: Number(process.env.SANZHANG_LANE_COUNTIES ?? 30) },
    );
    expect(settled).toBeGreaterThan(250);
  });

  it('settles every household of a county in which nothing is wrong', async () => {
    const { settled, inLane, asEver } = await bothAnswers(oddCounty({ seed: 7, households: 50, percent: 0 }));
    expect(settled).toBe(50);
    expect(inLane).toEqual(asEver);
  });

  it('settles across several files of one ledger', async () => {
    const files = filesOf(oddCounty({ seed: 11, households: 60, percent: 5 }));
    const [approval, ...rest] = files;
    const [header, ...rows] = readFileSync(approval!.path, 'utf8').split('\n');
    const halves = [rows.slice(0, 30), rows.slice(30)].map((half, i): LedgerFile => {
      const path = approval!.path.replace('approval', `approval-${i}`);
      writeFileSync(path, [header, ...half].join('\n'));
      return { ...approval!, path, name: `approval-${i}.csv` };
    });
    const kinds = ['approval', 'approval', 'finance', 'bank'] as const;
    const all = [...halves, ...rest];
    const lane = (await readInPlainLane(all, HANDS, context, SIZES))!;
    const { ledgers } = await readAsEver(all, kinds);
    const inLane = gathered(lane.readings, lane.settled, kinds);
    expect(lane.settled.count).toBeGreaterThan(30);
    expect(answerOf(inLane)).toEqual(answerOf({ ledgers, bankReturn: null, settled: NONE_SETTLED }));
  });

  it.each([
    ['a quote', (text: string) => text.replace('某某银行', '"某某"银行')],
    ['NUL', (text: string) => text.replace('某某银行', '某\u0000某银行')],
    ['a line that ends with CR alone', (text: string) => text.replace(/\r?\n(?=20)/, '\r')],
    ['a month column', (text: string) => text.replace('开户银行', '所属月份')],
  ])('is left for %s', async (_, spoil) => {
    const texts = oddCounty({ seed: 3, households: 50, percent: 0 });
    const left = filesOf({ ...texts, approval: spoil(texts.approval) });
    expect(await readInPlainLane(filesOf(texts), HANDS, context, SIZES)).not.toBeNull();
    expect(await readInPlainLane(left, HANDS, context, SIZES)).toBeNull();
  });
});
