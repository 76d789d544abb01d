import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { ArchiveFile, ArchiveManifest } from '../../../shared/contracts/archive-manifest.ts';
import type { ArchiveSelfCheck } from '../../../shared/contracts/archive-self-check.ts';
import type { Block } from '../../../shared/domain/archive/dossier/page-block.ts';
import { dateWords } from '../../../shared/domain/archive/dossier/show-fact.ts';
import {
  addTallies,
  FOUR_PROPERTIES,
  SELF_CHECKS,
  type SelfCheckId,
  type Tallies,
} from '../../../shared/domain/archive/self-check.ts';
import { officePdf } from '../../formats/write/archive/office-pdf.ts';
import { loadFaces } from '../../formats/write/pdf/faces.ts';
import { engineVersion } from '../engine.ts';
import type { JobContext } from '../progress.ts';
import type { CheckedArchive } from './checked-archive.ts';
import { inspectDelivery } from './inspect-delivery.ts';
import { signatureBlocks } from './signature-blocks.ts';
import type { WrittenDossiers } from './write-dossiers.ts';

const MOST_FINDINGS = 200;
const MOST_PRINTED = 20;
const STANDARD = 'DA/T 70《文书类电子档案检测一般要求》的真实性、完整性、可用性、安全性';

/** Looks at everything that was written so far, as it lies in `folder`, and writes self-check.json and self-check.pdf about it. */
export async function writeSelfCheck(
  folder: string,
  checked: CheckedArchive,
  made: WrittenDossiers,
  files: readonly ArchiveFile[],
  unmasked: boolean,
  begin: (path: string) => string,
  context: JobContext,
): Promise<{ readonly files: readonly ArchiveFile[]; readonly result: ArchiveManifest['selfCheck'] }> {
  const tallies: Tallies = new Map();
  addTallies(tallies, made.tallies);
  addTallies(tallies, await inspectDelivery(folder, checked, made, files, context));
  const report = reportOf(checked, tallies);
  const papers = [
    { path: 'self-check.json', bytes: Buffer.from(`${JSON.stringify(report, null, 2)}\n`) },
    { path: 'self-check.pdf', bytes: await printed(report, checked, made, files, unmasked) },
  ];
  const written: ArchiveFile[] = [];
  for (const { path, bytes } of papers) {
    await writeFile(begin(path), bytes);
    written.push({ path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
  }
  const passed = report.tests.filter(({ findings }) => findings.length === 0).length;
  return { files: written, result: { tests: report.tests.length, passed } };
}

/** The report of what was looked at. A test that had nothing to look at says so with 0. */
export function reportOf(
  { year, makingDate }: Pick<CheckedArchive, 'year' | 'makingDate'>,
  tallies: Tallies,
): ArchiveSelfCheck {
  const tests = (Object.keys(SELF_CHECKS) as SelfCheckId[]).map((id) => {
    const { tested, passed, findings } = tallies.get(id) ?? { tested: 0, passed: 0, findings: [] };
    return {
      id,
      ...SELF_CHECKS[id],
      tested,
      passed,
      findings: findings.slice(0, MOST_FINDINGS),
      moreFindings: Math.max(0, findings.length - MOST_FINDINGS),
    };
  });
  return {
    kind: 'archive-self-check',
    version: 1,
    engine: engineVersion(),
    year,
    makingDate,
    standard: STANDARD,
    passed: tests.every(({ findings }) => findings.length === 0),
    tests,
  };
}

async function printed(
  report: ArchiveSelfCheck,
  { policy, makingDate, year }: CheckedArchive,
  { dossiers, failures }: WrittenDossiers,
  files: readonly ArchiveFile[],
  unmasked: boolean,
): Promise<Buffer> {
  const { tests } = report;
  const isGood = ({ findings }: (typeof tests)[number]): boolean => findings.length === 0;
  const made = dossiers.filter((each) => each !== null);
  const pages = made.reduce((sum, each) => sum + each.pages, 0);
  const facts: readonly (readonly [string, string])[] = [
    ['年度', `${year} 年`],
    ['制作日期', dateWords(makingDate)],
    ['政策包', policy.pack.title],
    ['检测对象', `整卷 ${made.length} 卷、${pages} 页，没有制成 ${failures.length} 卷；文件共 ${files.length} 个`],
    ['打码', unmasked ? '不打码（正式归档）' : '证件号、账号、电话打码（供核对用）'],
    ['检测程序', `三账通 ${report.engine}`],
    ['检测依据', STANDARD],
    [
      '结论',
      `${tests.length} 项检测，通过 ${tests.filter(isGood).length} 项${report.passed ? '' : `，有问题 ${tests.filter((test) => !isGood(test)).length} 项`}`,
    ],
  ];
  const blocks: Block[] = [
    { kind: 'title', text: '电子档案四性自检报告' },
    {
      kind: 'table',
      columns: [18, 82],
      head: [],
      rows: facts.map(([name, text]) => ({
        least: 22,
        cells: [
          { text: name, look: 'label' },
          { text, look: 'value' },
        ],
      })),
    },
  ];
  for (const property of FOUR_PROPERTIES)
    blocks.push(
      { kind: 'text', text: property, face: 'hei', above: 12 },
      {
        kind: 'table',
        columns: [24, 44, 12, 12, 8],
        size: 9.5,
        head: [
          { cells: ['检测项', '方法', '检测数', '合格数', '结果'].map((text) => ({ text, look: 'head' as const })) },
        ],
        rows: tests
          .filter((test) => test.property === property)
          .map((test) => ({
            least: 22,
            cells: [
              { text: test.title, look: 'value' },
              { text: test.method, look: 'value' },
              { text: String(test.tested), look: 'value', align: 'center' },
              { text: String(test.passed), look: 'value', align: 'center' },
              {
                text: test.tested === 0 ? '无对象' : isGood(test) ? '通过' : '有问题',
                look: 'value',
                align: 'center',
              },
            ],
          })),
      },
    );
  const bad = tests.filter((test) => !isGood(test));
  if (bad.length > 0)
    blocks.push(
      { kind: 'text', text: '发现的问题', face: 'hei', above: 12 },
      ...bad.flatMap(({ title, findings, moreFindings }): Block[] => [
        { kind: 'text', text: `${title}：`, size: 10.5, above: 6 },
        ...findings
          .slice(0, MOST_PRINTED)
          .map((text): Block => ({ kind: 'text', text: `· ${text}`, size: 9.5, above: 1 })),
        ...(findings.length + moreFindings > MOST_PRINTED
          ? [
              {
                kind: 'text' as const,
                text: `（共 ${findings.length + moreFindings} 条，其余见 self-check.json）`,
                size: 9.5,
              },
            ]
          : []),
      ]),
    );
  blocks.push(...signatureBlocks(['检测人', '复核人', '档案室（盖章）']));
  return officePdf(
    {
      title: '电子档案四性自检报告',
      footer: `${year}年度社会救助电子档案四性自检报告`,
      parts: [{ mark: '四性自检报告', blocks }],
    },
    await loadFaces(),
    makingDate,
  );
}
