import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { writeLeadLedgerPdf, writeLeadLedgerXlsx } from '../../../../../electron/formats/write/lead-ledger.ts';
import { writeLeadLetterPdf } from '../../../../../electron/formats/write/lead-letter-pdf.ts';
import { writeLeadListPdf } from '../../../../../electron/formats/write/lead-list-pdf.ts';
import { writeLeadListXlsx } from '../../../../../electron/formats/write/lead-list-xlsx.ts';
import { type LeadToWrite, periodText } from '../../../../../electron/formats/write/lead-to-write.ts';
import { LEDGER_COLUMNS, ledgerRow } from '../../../../../shared/domain/lead/ledger-row.ts';
import { aLead, SNAPSHOT } from '../../../shared/domain/lead/made-lead.ts';

const folder = mkdtempSync(join(tmpdir(), 'lead-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LEAD: LeadToWrite = {
  office: '林口县民政局',
  number: '2026-003',
  handedOverOn: '2026-05-22',
  snapshot: SNAPSHOT,
  caseNumbers: ['YD000003', 'YD000008'],
  writers: ['王芳'],
  reviewer: '李华',
  exemption: '',
  receipt: null,
};

function printed(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
}

describe('the letter of a lead', () => {
  it('is an official letter: office, number, category in the words of the notice, people, money in capitals, attachments, receipt', async () => {
    const path = join(folder, 'letter.pdf');
    const { missingGlyphs } = await writeLeadLetterPdf(path, LEAD);
    expect(missingGlyphs).toEqual([]);
    const text = printed(path);
    for (const part of [
      '林口县民政局',
      '问题线索移交〔2026〕3号',
      '关于移交问题线索的函',
      '中共林口县纪律检查委员会：',
      '公职人员审核把关不严、动态管理不及时，导致死亡、家庭经济状况不符合条件的人员违规领取低保金',
      '赵四，柳树镇人民政府，民政助理（中共党员，公职人员）',
      '2026年1月至4月，金额合计1,650.00元（大写：壹仟陆佰伍拾元整）',
      '2026年5月22日',
      '（盖章处）',
      '拟稿：王芳审核：李华',
      '涉及户和金额清单',
      '239900198001011113',
      '证据材料目录',
      'a1'.repeat(16),
      '问题线索移交回执',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('待审稿');
  });

  it('says on every page that it is a draft before it is handed over, and has no number', async () => {
    const path = join(folder, 'draft.pdf');
    await writeLeadLetterPdf(path, { ...LEAD, number: '', handedOverOn: '', reviewer: '' });
    const text = printed(path);
    expect(text).toContain('审核移交后编号');
    expect(text).not.toContain('〔2026〕3号');
    expect(text.split('待审稿，不作移交用')).toHaveLength(text.split(/－\d－/).length);
  });

  it('gives the same bytes for the same lead', async () => {
    const [one, other] = ['one.pdf', 'other.pdf'].map((name) => join(folder, name));
    await writeLeadLetterPdf(one!, LEAD);
    await writeLeadLetterPdf(other!, LEAD);
    expect(readFileSync(one!).equals(readFileSync(other!))).toBe(true);
  });
});

describe('the list of a lead', () => {
  it('holds people, money, evidence, on paper and as a workbook with numbers as numbers', async () => {
    const [pdf, xlsx] = [join(folder, 'list.pdf'), join(folder, 'list.xlsx')];
    await writeLeadListPdf(pdf, LEAD);
    expect(printed(pdf)).toContain('问题线索移交清单');
    await writeLeadListXlsx(xlsx, {
      ...LEAD,
      snapshot: { ...SNAPSHOT, content: { ...SNAPSHOT.content, facts: '=cmd()' } },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(xlsx);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['线索', '涉及人员', '涉及户和金额', '证据材料']);
    expect(book.getWorksheet('涉及户和金额')!.getCell('G2').value).toBe(412.5);
    expect(JSON.stringify(book.getWorksheet('线索')!.getSheetValues())).toContain("'=cmd()");
  });
});

describe('the ledger of leads', () => {
  it('has exactly its columns', async () => {
    const rows = [ledgerRow(aLead(5)), ledgerRow(aLead(3))];
    const [pdf, xlsx] = [join(folder, 'ledger.pdf'), join(folder, 'ledger.xlsx')];
    await writeLeadLedgerXlsx(xlsx, { office: '林口县民政局', year: 2026, rows });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(xlsx);
    const [, head, first] = book.worksheets[0]!.getSheetValues() as unknown as unknown[][];
    expect(head!.slice(1)).toEqual([...LEDGER_COLUMNS]);
    expect(first!.slice(1)).toEqual([1, ...rows[0]!.cells]);
    await writeLeadLedgerPdf(pdf, { office: '林口县民政局', year: 2026, rows });
    const text = printed(pdf);
    for (const column of LEDGER_COLUMNS) expect(text).toContain(column);
  });
});

describe('a period', () => {
  it('is told as an office tells it', () => {
    expect([
      periodText('2026-01', '2026-04'),
      periodText('2025-12', '2026-01'),
      periodText('2026-01', '2026-01'),
      periodText(null, null),
    ]).toEqual(['2026年1月至4月', '2025年12月至2026年1月', '2026年1月', '']);
  });
});
