import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVE_HEADERS } from '../../../shared/domain/sample/archive/approval-row.ts';
import type { Hole } from '../../../shared/domain/sample/archive/holes.ts';
import type { PaperMaterial } from '../../../shared/domain/sample/archive/paper-materials.ts';
import type { PersonDetails } from '../../../shared/domain/sample/archive/person-details.ts';
import { makeSampleArchive, type SampleArchive } from '../../../shared/domain/sample/archive/sample-archive.ts';
import type { SampleDossier } from '../../../shared/domain/sample/archive/sample-dossier.ts';
import type { SampleCounty } from '../../../shared/domain/sample/make-county.ts';
import { writeStreamingWorkbook } from '../../formats/streaming-workbook.ts';
import { writeCsvTable } from '../../formats/write/csv-table.ts';
import type { JobContext } from '../progress.ts';
import { letOthersRun } from './let-others-run.ts';
import { SAMPLE_SCANS } from './sample-scans.ts';

/** The folder of the sample county's archive, and its files. `period` is YYYY-MM. */
export const ARCHIVE_FOLDER = '档案';
export function archiveFiles(period: string) {
  const month = period.replace('-', '');
  const year = period.slice(0, 4);
  return {
    households: `农村低保家庭查询_档案_${month}.xlsx`,
    persons: `农村低保人员查询_${month}.xlsx`,
    inventory: `纸质材料清单_${year}.csv`,
    paper: `纸质登记_${year}.xlsx`,
    truth: 'truth.json',
    readme: '说明.txt',
  } as const;
}

type Cell = string | number | null;

/** A scan that cannot be used, planted: what the manifest has to remark. */
interface ScanHole {
  readonly certNo: string;
  readonly code: string;
  readonly file: string;
}

/** Writes the archive of a county into `dir`/档案: exports, inventory, papers, scans and what is wrong with them. The same county gives the same bytes. */
export async function writeArchiveFiles(
  dir: string,
  county: SampleCounty,
  holes: boolean,
  context: JobContext,
): Promise<void> {
  const files = archiveFiles(county.plan.period);
  const folder = join(dir, ARCHIVE_FOLDER);
  await mkdir(join(folder, '扫描件'), { recursive: true });
  const archive = makeSampleArchive(county, holes);
  const dated = new Date(`${county.plan.period}-01T00:00:00Z`);
  const report = (what: string): void => {
    context.signal.throwIfAborted();
    context.report({ phase: 'sample', what: `${ARCHIVE_FOLDER}/${what}`, done: 0, total: 0, unit: 'rows' });
  };
  const scanHoles = await writeScans(folder, archive, holes);
  report(files.households);
  await writeTable(join(folder, files.households), '农村低保家庭查询', dated, ARCHIVE_HEADERS, householdRows(archive));
  report(files.persons);
  await writeTable(
    join(folder, files.persons),
    '农村低保人员查询',
    dated,
    Object.keys(PERSON_COLUMNS),
    personRows(archive),
  );
  report(files.inventory);
  await writeCsvTable(join(folder, files.inventory), INVENTORY_HEADERS, inventoryRows(archive));
  report(files.paper);
  const papers = [...archive.dossiers.flatMap(({ paper }) => (paper === null ? [] : [paper])), ...archive.strayPapers];
  const headers = Object.keys(archive.dossiers[0]?.paper ?? papers[0] ?? { 低保证号: '' });
  await writeTable(
    join(folder, files.paper),
    '纸质登记',
    dated,
    headers,
    papers.map((paper) => headers.map((header) => paper[header] ?? '')),
  );
  await writeFile(join(folder, files.truth), truthText(archive, scanHoles));
  await writeFile(join(folder, files.readme), `\ufeff${readme(archive, files)}`);
}

function* householdRows({ dossiers }: SampleArchive): Iterable<readonly Cell[]> {
  for (const { system } of dossiers) yield ARCHIVE_HEADERS.map((header) => system[header] ?? '');
}

/** The person export of the provincial system (dibao.md 4.1): the household's amount stands on every row. */
const PERSON_COLUMNS: Readonly<Record<string, (person: PersonDetails, dossier: SampleDossier) => Cell>> = {
  姓名: ({ member }) => member.name,
  身份证号: ({ member }) => member.idNumber,
  户主身份证号: (_, { system }) => system.户主身份证号!,
  与户主关系: ({ member }) => member.relation,
  性别: ({ sex }) => sex,
  出生日期: ({ birth }) => birth,
  年龄: ({ age }) => age,
  民族: () => '汉族',
  婚姻状况: ({ marital }) => marital,
  文化程度: ({ age }) => (age < 7 ? '' : age < 18 ? '小学' : '初中'),
  政治面貌: () => '群众',
  就业状况: ({ employment }) => employment,
  '年收入（元）': ({ incomeFen }) => incomeFen / 100,
  是否残疾: ({ disability }) => (disability === null ? '否' : '是'),
  残疾证号: ({ disability }) => disability?.no ?? '',
  残疾类别: ({ disability }) => disability?.type ?? '',
  残疾等级: ({ disability }) => disability?.level ?? '',
  患病病种: ({ disease }) => disease,
  健康状况: ({ health }) => health,
  户口性质: () => '农业',
  在读学校名称: ({ school }) => school,
  '户月保障金额（元）': (_, { system }) => system['户月保障金额（元）']!,
  '低保（特困）证号': (_, { certNo }) => certNo,
  备注: () => '',
};

function* personRows({ dossiers }: SampleArchive): Iterable<readonly Cell[]> {
  for (const dossier of dossiers)
    for (const person of dossier.persons) yield Object.values(PERSON_COLUMNS).map((value) => value(person, dossier));
}

const INVENTORY_HEADERS = [
  '低保证号',
  '户主姓名',
  '材料代码',
  '题名',
  '日期',
  '页数',
  '签字',
  '盖章',
  '调查人',
  '签字人数',
  '扫描件',
  '备注',
] as const;

function* inventoryRows({ dossiers }: SampleArchive): Iterable<readonly string[]> {
  for (const { certNo, headName, materials } of dossiers)
    for (const material of materials) yield inventoryRow(certNo, headName, material);
}

function inventoryRow(certNo: string, headName: string, material: PaperMaterial): readonly string[] {
  const { code, title, date, pages, signed, sealed, investigators, signatures, file } = material;
  // Where nobody has to sign nothing was ticked; a tick is wanted wherever somebody has to.
  const tick = (value: boolean | null): string => (value === null ? '' : value ? '是' : '否');
  return [
    certNo,
    headName,
    code,
    title,
    date,
    String(pages),
    tick(signed),
    tick(sealed),
    investigators,
    signatures === null ? '' : String(signatures),
    file,
    '',
  ];
}

/** Scans for the first dossiers, one of each kind; with holes also some that cannot be used. */
async function writeScans(folder: string, { dossiers }: SampleArchive, holes: boolean): Promise<readonly ScanHole[]> {
  const planted: ScanHole[] = [];
  const withMaterial = dossiers.filter(({ materials }) =>
    ['A04', 'A05', 'A13'].every((code) => materials.some((material) => material.code === code)),
  );
  for (const [i, scan] of SAMPLE_SCANS.filter(({ usable }) => usable || holes).entries()) {
    const dossier = withMaterial[i % Math.max(1, withMaterial.length)];
    if (dossier === undefined) break;
    const code = ['A04', 'A05', 'A13'][Math.floor(i / withMaterial.length) % 3]!;
    const material = dossier.materials.find((each) => each.code === code)!;
    material.file = `扫描件/${dossier.certNo}-${code}${scan.extension}`;
    const bytes = scan.bytes();
    if (bytes !== null) await writeFile(join(folder, material.file), bytes);
    if (!scan.usable) planted.push({ certNo: dossier.certNo, code, file: material.file });
  }
  return planted;
}

async function writeTable(
  path: string,
  name: string,
  dated: Date,
  headers: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  await writeStreamingWorkbook(path, dated, { sharedStrings: false, styles: false }, async (workbook) => {
    const sheet = workbook.addWorksheet(name);
    sheet.addRow(headers).commit();
    let written = 0;
    for (const row of rows) {
      sheet.addRow(row).commit();
      if (++written % 1000 === 0) await letOthersRun();
    }
    sheet.commit();
  });
}

/** What is wrong with the archive, one hole a line; whatever is not named is in order. */
function truthText({ year, dossiers, holes }: SampleArchive, unusableScans: readonly ScanHole[]): string {
  const lines = holes.map((hole: Hole) => `    ${JSON.stringify(hole)}`).join(',\n');
  const head = {
    year,
    policy: Number(year) <= 2020 ? 'heilongjiang-220' : 'heilongjiang-57',
    households: dossiers.length,
    unusableScans,
  };
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "holes": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`;
}

function readme({ year, dossiers }: SampleArchive, files: ReturnType<typeof archiveFiles>): string {
  return `${[
    `三账通 示例县档案（${year}年度，${dossiers.length} 户）`,
    '',
    '人、证号、材料都是编造的，请勿当作真实数据使用。',
    '',
    `  ${files.households}　省系统导出的家庭查询，另有档案用的列`,
    `  ${files.persons}　省系统导出的人员查询`,
    `  ${files.inventory}　每一卷纸质档案里有什么`,
    `  ${files.paper}　纸质材料上写的内容`,
    '  扫描件　几件材料的扫描件',
    `  ${files.truth}　答案：埋了哪些缺件、错误、差异和疑点`,
    '',
    '在本文件夹打开命令行，输入（一行）：',
    `  sanzhang archive --households ${files.households} --persons ${files.persons} --inventory ${files.inventory} --paper ${files.paper} --year ${year} --out 整卷`,
    '从源码运行时，把 sanzhang 换成 npm run --silent cli --，并写文件的完整路径。',
  ].join('\r\n')}\r\n`;
}
