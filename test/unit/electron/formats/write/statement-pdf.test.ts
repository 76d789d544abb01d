import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeStatementPdf } from '../../../../../electron/formats/write/statement-pdf.ts';
import type { StatementToWrite } from '../../../../../electron/formats/write/statement-words.ts';
import { aStatement, aTownship, STEPS } from './sample-reports.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pdf-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The text of each page as a reader sees it, white space removed. */
async function printed(statement: StatementToWrite) {
  const path = join(folder, 'statement.pdf');
  const result = await writeStatementPdf(path, statement);
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  const pages = text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ''));
  return { pages, all: pages.join(''), result };
}

const NOTHING_WRONG = {
  verdict: 'balanced',
  discrepancies: { total: 0, byCode: {}, byPriority: { P1: 0, P2: 0, P3: 0 } },
  bridge: [aTownship('东山镇', 3_000_000, [])],
} as const satisfies Partial<StatementToWrite>;

describe('writeStatementPdf', () => {
  it('prints period, verdict, money, bridge, files with whole digests, versions and places to sign', async () => {
    const { all, result } = await printed(aStatement({ warnings: ['代发第 87 行由家庭成员代领'] }));
    for (const text of [
      '低保资金三方对账单',
      '所属月份：2026年04月',
      '对账结论',
      '不符',
      '30,000.00',
      '29,175.00',
      '29,695.00',
      '28,525.00',
      '请款比审批少825.00元，代发比请款多520.00元，到账比代发少1,170.00元',
      '逐户核对发现差异5笔（P11笔，P24笔，P30笔）',
      '2,515.00',
      '仅有审批（未请款未发放）',
      '银行处理中',
      '读入110行＝采用100行＋另列10行',
      '0123456789abcdef'.repeat(4),
      '代发第87行由家庭成员代领',
      '三账通0.1.0',
      '制表人',
      '复核人',
      '民政部门负责人',
      '财政部门',
      '代发银行',
      '盖章处',
      '第1页',
    ]) {
      expect(all).toContain(text);
    }
    expect(result.missingGlyphs).toEqual([]);
  });

  it('prints a statement without discrepancies, and no word of differences', async () => {
    const { all } = await printed(aStatement(NOTHING_WRONG));
    expect(all).toContain('相符');
    expect(all).not.toContain('不符');
    expect(all).toContain('请款与审批相等，代发与请款相等，到账与代发相等；逐户核对未发现差异');
    expect(all).toContain('未发现差异。');
  });

  it('forbids signing where a residual is left', async () => {
    const bridge = [{ ...aTownship('东山镇', 3_000_000, STEPS), residualFen: 7 }];
    const { all } = await printed(aStatement({ verdict: 'incomplete', bridge }));
    expect(all).toContain('未闭合');
    expect(all).toContain('残差0.07元');
    expect(all).toContain('请勿据此签字');
    expect(all).not.toContain('均已逐项说明');
  });

  it('prints sixty townships over several pages, headings repeated, every township once', async () => {
    const bridge = Array.from({ length: 60 }, (_, i) => aTownship(`第${i + 1}号乡镇`, 3_000_000 + i, STEPS));
    const { pages, all } = await printed(aStatement({ bridge }));
    for (const { township } of bridge) expect(all.split(township)).toHaveLength(2);
    const withTownships = pages.filter((page) => page.includes('号乡镇'));
    expect(withTownships.length).toBeGreaterThan(1);
    for (const page of withTownships) expect(page).toContain('审批－请款');
    pages.forEach((page, i) => {
      expect(page).toContain(`第${i + 1}页/共${pages.length}页`);
    });
  });

  it('prints the largest amounts without cutting a figure', async () => {
    const most = 900_719_925_474_099;
    const { all } = await printed(aStatement({ bridge: [aTownship('东山镇', most, STEPS)] }));
    expect(all).toContain('9,007,199,254,740.99');
    expect(all).toContain('9,007,199,254,740.99'.replace('4,740.99', '3,265.99'));
  });

  it('folds a very long file name and keeps all of it', async () => {
    const name = `${'verylongname'.repeat(20)}${'很长的文件名'.repeat(20)}.xlsx`;
    const { sources } = aStatement();
    const bank = { ...sources.bank, files: [{ ...sources.bank.files[0]!, name }] };
    const { all } = await printed(aStatement({ sources: { ...sources, bank } }));
    const unfolded = all.replaceAll('xlsx', '').replaceAll('0123456789abcdef'.repeat(4), '');
    expect(unfolded).toContain('verylongname'.repeat(20));
    expect(unfolded).toContain('很长的文件名'.repeat(20));
  });

  it('names a character the fonts lack instead of printing an empty box, and reports it', async () => {
    const { all, result } = await printed(aStatement({ warnings: ['户主姓名𠮷某，𫖯某'] }));
    expect(all).toContain('〔缺字U+20BB7〕某');
    expect(result.missingGlyphs).toContain('𠮷');
  });

  it('prints a hundred warnings and says where the others are', async () => {
    const warnings = Array.from({ length: 130 }, (_, i) => `提示甲${i}。`);
    const { all } = await printed(aStatement({ ...NOTHING_WRONG, verdict: 'balanced_with_warnings', warnings }));
    expect(all).toContain('相符（有提示）');
    expect(all).toContain('提示甲99。');
    expect(all).not.toContain('提示甲100。');
    expect(all).toContain('其余30条见statement.json');
  });

  it('gives the same bytes for the same statement, without a date of today', async () => {
    const path = join(folder, 'again.pdf');
    const first = await writeStatementPdf(path, aStatement());
    const bytes = await readFile(path);
    expect(first).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
    expect(await writeStatementPdf(path, aStatement())).toEqual(first);
    expect(bytes.toString('latin1').match(/D:\d{8}/g)).toEqual(['D:20000101', 'D:20000101']);
  });
});
