import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveManifestSchema } from '../../../shared/contracts/archive-manifest.ts';
import { docxOf, edited, paragraph, partsOf, textOf } from '../../unit/electron/formats/template/template-files.ts';
import { sanzhang } from './command-line.ts';

let root: string;
let docx: string;
let xlsx: string;
const at = (name: string): string => join(root, name);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'sanzhang-template-'));
  docx = at('家庭情况表.docx');
  xlsx = at('家庭情况表.xlsx');
  writeFileSync(
    at('households.csv'),
    '低保证号,户主姓名,户主身份证号,所属乡镇,所属村,户月保障金额\n' +
      'N1,张三,239900198001011171,柳泉镇,柳毛河村,632\nN2,"=李四",239900198001021177,柳泉镇,柳毛河村,1040.5\n',
  );
  writeFileSync(
    at('persons.csv'),
    '低保证号,姓名,身份证号,与户主关系\nN1,张三,239900198001011171,户主\nN1,张小,239900201001011178,儿子\nN2,"=李四",239900198001021177,户主\n',
  );
  for (const out of [docx, xlsx]) expect((await sanzhang('template', 'example', out)).code).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function archive(out: string, ...more: string[]) {
  return sanzhang(
    ...['archive', '--households', at('households.csv'), '--persons', at('persons.csv')],
    ...['--year', '2026', '--out', at(out), ...more],
  );
}

describe('template', () => {
  it('lists every field with its explanation and an example', async () => {
    const { code, stdout } = await sanzhang('template', 'fields');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\{户主姓名\} +户主的姓名 +例：王守田/u);
    expect(stdout).toMatch(/\{A01日期\} +最低生活保障申请书的日期/u);
    expect(stdout).toContain('{#成员} … {/成员}：家庭成员');
    expect(stdout).toMatch(/\|大写 +金额的中文大写 +例：\{户月保障金额\|大写\}/u);
    const listed = JSON.parse((await sanzhang('template', 'fields', '--json')).stdout) as { placeholder: string }[];
    for (const { placeholder } of listed) expect(stdout).toContain(placeholder);
  });

  it('writes an example that can be used, and overwrites nothing', async () => {
    const { code, stdout } = await sanzhang('template', 'check', docx, xlsx);
    expect([code, stdout.split('\n').length]).toEqual([0, 3]);
    expect(stdout).toContain('家庭情况表.docx 可以使用，用到 ');
    const again = await sanzhang('template', 'example', docx);
    expect([again.code, again.stderr]).toEqual([
      2,
      `error E_OUT ${docx}: 输出文件夹无法写入：已经有同名的文件; 请换一个文件名\n`,
    ]);
    expect((await sanzhang('template', 'example', at('表.doc'))).stderr).toContain('要写一个 .docx 或 .xlsx 文件名');
  });

  it('tells everything that is wrong with all of them, a line a problem', async () => {
    writeFileSync(at('错.docx'), await docxOf(paragraph('{户主性名}{#成员}')));
    writeFileSync(at('宏.docx'), await edited(readFileSync(docx), { 'word/vbaProject.bin': 'x' }));
    const { code, stderr } = await sanzhang('template', 'check', at('错.docx'), at('宏.docx'), at('没有.docx'), docx);
    expect(code).toBe(2);
    // What cannot even be opened is told first, alone.
    expect(stderr).toBe(
      `error E_NOT_FOUND ${at('没有.docx')}: 模板打不开（ENOENT）; 请检查文件名，并在 WPS 里关掉它\n`,
    );
    const told = await sanzhang('template', 'check', at('错.docx'), at('宏.docx'), docx);
    expect(told.stderr.trim().split('\n')).toEqual([
      `error E_FORMAT ${at('错.docx')}: 模板正文第 1 段“{户主性名}”：没有“户主性名”这个字段，是不是“户主姓名”？; 字段和写法用 sanzhang template fields 查看`,
      `error E_FORMAT ${at('错.docx')}: 模板正文第 1 段“{#成员}”：循环没有结束：后面缺 {/成员}; 字段和写法用 sanzhang template fields 查看`,
      expect.stringContaining(`error E_FORMAT ${at('宏.docx')}: 模板不能使用：含有宏（VBA）; 请在 WPS 里删掉这一内容`),
    ]);
  });

  it('fills one in with an invented household', async () => {
    const { code, stdout } = await sanzhang('template', 'try', docx);
    expect([code, stdout]).toEqual([0, `用虚构的一户试填：${at('家庭情况表-试填.docx')}\n`]);
    expect((await textOf(readFileSync(at('家庭情况表-试填.docx')))).join('')).toContain('王守田');
  });
});

describe('archive --template', () => {
  it('puts a form of every template beside every dossier, lists them with hashes, and verify makes them anew', async () => {
    const { code, stdout } = await archive('out', '--template', docx, xlsx);
    expect(code).toBe(1);
    expect(stdout).toContain('填写表格 4 份（模板：家庭情况表、家庭情况表）');
    const manifest = archiveManifestSchema.parse(JSON.parse(readFileSync(at('out/manifest.json'), 'utf8')));
    expect(manifest.templates.map(({ name, kind, path }) => [name, kind, path])).toEqual([
      ['家庭情况表', 'docx', '../家庭情况表.docx'],
      ['家庭情况表', 'xlsx', '../家庭情况表.xlsx'],
    ]);
    const forms = manifest.files.flatMap((file) => ('template' in file ? [file.path] : []));
    expect(forms).toEqual([
      '柳泉镇/柳毛河村/N1-张三-家庭情况表.docx',
      '柳泉镇/柳毛河村/N1-张三-家庭情况表.xlsx',
      '柳泉镇/柳毛河村/N2-=李四-家庭情况表.docx',
      '柳泉镇/柳毛河村/N2-=李四-家庭情况表.xlsx',
    ]);
    const text = (await textOf(readFileSync(at(`out/${forms[0]}`)))).join('\n');
    expect(text).toContain('陆佰叁拾贰元整');
    expect(text).toContain('239900********1171');
    expect(text).toContain('张小');
    // Each form is that of its own household.
    const other = (await textOf(readFileSync(at(`out/${forms[2]}`)))).join('\n');
    expect(other).toContain('壹仟零肆拾元零伍角整');
    expect(other).not.toContain('张三');
    const workbook = new excel.Workbook();
    await workbook.xlsx.readFile(at(`out/${forms[3]}`));
    expect(workbook.worksheets[0]!.getCell('C6').value).toBe(1040.5);
    expect(workbook.worksheets[0]!.getCell('C3').value).toBe("'=李四");
    expect((await sanzhang('verify', at('out'))).stdout).toContain('一致');
  });

  it('finds a form that was changed, added or taken away, and a template that is another now', async () => {
    await archive('checked', '--template', docx);
    const form = at('checked/柳泉镇/柳毛河村/N1-张三-家庭情况表.docx');
    const bytes = readFileSync(form);
    writeFileSync(form, bytes.subarray(1));
    expect((await sanzhang('verify', at('checked'))).stdout).toContain('N1-张三-家庭情况表.docx 被改动过');
    rmSync(form);
    expect((await sanzhang('verify', at('checked'))).stdout).toContain('缺少 柳泉镇/柳毛河村/N1-张三-家庭情况表.docx');
    writeFileSync(form, bytes);
    writeFileSync(at('checked/柳泉镇/柳毛河村/多出.docx'), bytes);
    expect((await sanzhang('verify', at('checked'))).stdout).toContain('柳泉镇/柳毛河村/多出.docx 不在清单里');
    rmSync(at('checked/柳泉镇/柳毛河村/多出.docx'));
    const elsewhere = mkdtempSync(join(root, 'moved-'));
    writeFileSync(join(elsewhere, '家庭情况表.docx'), bytes);
    expect((await sanzhang('verify', at('checked'), '--sources', join(elsewhere, '家庭情况表.docx'))).stdout).toContain(
      '模板 家庭情况表.docx 被改动过',
    );
    expect((await sanzhang('verify', at('checked'))).stdout).toContain('一致');
  });

  it('gives the same bytes with --resume, takes forms away that are not wanted any more, and shows full numbers where asked', async () => {
    await archive('whole', '--template', docx, '--unmasked');
    await archive('resumed', '--template', docx, xlsx);
    await archive('resumed', '--resume', '--template', docx, '--unmasked');
    const name = '柳泉镇/柳毛河村/N1-张三-家庭情况表';
    const whole = readFileSync(at(`whole/${name}.docx`));
    expect(readFileSync(at(`resumed/${name}.docx`)).equals(whole)).toBe(true);
    expect(existsSync(at(`resumed/${name}.xlsx`))).toBe(false);
    expect((await partsOf(whole)).get('word/document.xml')).toContain('239900198001011171');
    expect((await sanzhang('verify', at('resumed'))).stdout).toContain('一致');
  });

  it('tells what is wrong with a template before anything is made', async () => {
    writeFileSync(at('坏.docx'), await docxOf(paragraph('{年龄}')));
    const { code, stderr } = await archive('none', '--template', at('坏.docx'), docx, docx);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('“{年龄}”：“年龄”是“成员”里的字段'),
      expect.stringContaining('有两个模板同名'),
    ]);
    expect(existsSync(at('none/manifest.json'))).toBe(false);
    expect((await archive('none', '--template', docx, '--check-only')).stderr).toContain(
      '--template 不能和 --check-only 一起用',
    );
  });
});
