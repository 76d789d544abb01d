import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ArchiveMetadata, archiveMetadataSchema } from '../../../shared/contracts/archive-metadata.ts';
import type { ArchiveHousehold } from '../../../shared/domain/archive/archive-household.ts';
import { maskedNote } from '../../../shared/domain/archive/dossier/compose-dossier.ts';
import type { Facts } from '../../../shared/domain/archive/fact.ts';
import { type Tallies, tally } from '../../../shared/domain/archive/self-check.ts';
import { metadataXml } from '../../formats/write/archive/metadata-xml.ts';
import type { ReadBack } from '../../formats/write/pdf/read-back.ts';
import { programName } from './compose-metadata.ts';
import type { DossierSettings } from './dossier-order.ts';
import { inspectPdf } from './inspect-pdf.ts';
import type { WrittenDossier } from './written-dossier.ts';

/** What of a household may not be read in a masked dossier. */
const NUMBERS = ['head_id', 'agent_id', 'acct_no', 'card_no', 'phone', 'id'] as const;
const SHORTEST_NUMBER = 8;

/** Looks at a dossier as it lies in the folder, with its metadata: opens all of it anew and trusts nothing that was noted when it was made. */
export async function inspectDossier(
  household: ArchiveHousehold,
  dossier: WrittenDossier,
  settings: DossierSettings,
): Promise<Tallies> {
  const tallies: Tallies = new Map();
  const files = new Map<string, Buffer | null>();
  for (const { path, sha256 } of [dossier, ...dossier.beside]) {
    const bytes = await readFile(join(settings.folder, path)).catch(() => null);
    files.set(path, bytes);
    tally(tallies, 'listed', bytes === null ? `${path}：不在文件夹里` : null);
    if (bytes === null) continue;
    const now = createHash('sha256').update(bytes).digest('hex');
    tally(tallies, 'hash', now === sha256 ? null : `${path}：摘要值与登记的不同`);
  }
  const textOf = (end: string): string => [...files].find(([path]) => path.endsWith(end))?.[1]?.toString('utf8') ?? '';
  const json = textOf('.json');
  const metadata = metadataOf(json);
  tally(tallies, 'elements', typeof metadata === 'string' ? `${dossier.path}：元数据的“${metadata}”不全或不对` : null);
  const bytes = files.get(dossier.path) ?? null;
  if (bytes === null) return tallies;
  const read = await inspectPdf(tallies, dossier.path, bytes);
  if (read === null) return tallies;
  tally(
    tallies,
    'opens',
    read.pages.length === dossier.pages
      ? null
      : `${dossier.path}：登记 ${dossier.pages} 页，打开是 ${read.pages.length} 页`,
  );
  tally(tallies, 'masked', maskingOf(household, dossier.path, read, json, settings.unmasked));
  if (typeof metadata === 'string') return tallies;
  tally(
    tallies,
    'forms',
    metadataXml(metadata) === textOf('.xml') ? null : `${dossier.path}：元数据的 XML 与 JSON 不同`,
  );
  tally(tallies, 'metadata', ofMetadata(dossier.path, metadata, read, bytes));
  tally(tallies, 'origin', ofOrigin(dossier, metadata, settings));
  tally(tallies, 'parts', ofParts(dossier.path, metadata, read));
  ofScans(tallies, dossier, metadata, read);
  return tallies;
}

/** The metadata, or the name of the element that is wrong. */
function metadataOf(json: string): ArchiveMetadata | string {
  try {
    const parsed = archiveMetadataSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : parsed.error.issues[0]!.path.map(String).join('.');
  } catch {
    return 'JSON';
  }
}

function ofMetadata(path: string, metadata: ArchiveMetadata, read: ReadBack, bytes: Buffer): string | null {
  const { 内容描述: content, 形式特征: form, 电子属性: electronic } = metadata;
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['题名', content.题名, read.title],
    ['页数', form.页数, read.pages.length],
    ['件数', form.件数, Math.max(0, read.marks.length - 2)],
    ['计算机文件名', electronic.计算机文件名, path.slice(path.lastIndexOf('/') + 1)],
    ['计算机文件大小', electronic.计算机文件大小, bytes.length],
    ['摘要值', electronic.摘要值, createHash('sha256').update(bytes).digest('hex')],
  ];
  const wrong = pairs.filter(([, said, found]) => said !== found).map(([name]) => name);
  return wrong.length === 0 ? null : `${path}：元数据的${wrong.join('、')}与 PDF 不同`;
}

function ofOrigin(
  { path, inputSha256 }: WrittenDossier,
  { 制作依据: basis, 电子属性: electronic, 内容描述: content, 档号: code }: ArchiveMetadata,
  { pack, packSha256, engine, year, makingDate }: DossierSettings,
): string | null {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['政策包', basis.政策包, pack.id],
    ['政策包摘要值', basis.政策包摘要值, packSha256],
    ['输入摘要值', basis.输入摘要值, inputSha256],
    ['文档创建程序', electronic.文档创建程序, programName(engine)],
    ['年度', code.年度, year],
    ['制作日期', content.制作日期, makingDate],
  ];
  const wrong = pairs.filter(([, said, batch]) => said !== batch).map(([name]) => name);
  return wrong.length === 0 ? null : `${path}：元数据的${wrong.join('、')}不是本批次的`;
}

function ofParts(path: string, { 卷内文件: papers }: ArchiveMetadata, read: ReadBack): string | null {
  const marks = read.marks.map(({ title, page }) => `${title}@${page}`);
  const listed = papers.map(({ 代码: code, 题名: title, 起始页: from }) => `${code} ${title}@${from}`);
  const odd = listed.find((each, i) => each !== marks[i]) ?? marks[listed.length];
  if (odd !== undefined) return `${path}：书签与卷内文件不同（${odd.replace('@', '，第 ')} 页）`;
  let next = 1;
  for (const { 代码: code, 起始页: from, 终止页: to } of papers) {
    if (from !== next || to < from) return `${path}：${code} 的页次不连续`;
    next = to + 1;
  }
  return next - 1 === read.pages.length ? null : `${path}：卷内文件到第 ${next - 1} 页，全卷 ${read.pages.length} 页`;
}

function ofScans(
  tallies: Tallies,
  dossier: WrittenDossier,
  { 卷内文件: papers }: ArchiveMetadata,
  read: ReadBack,
): void {
  for (const { 代码: code, 起始页: from, 终止页: to, 扫描件: scans } of papers) {
    const drawn = read.pages.slice(from - 1, to).reduce((sum, page) => sum + page.scans, 0);
    const wanted = scans.reduce((sum, { 页数: pages }) => sum + pages, 0);
    if (wanted > 0 || drawn > 0)
      tally(
        tallies,
        'scans',
        drawn === wanted ? null : `${dossier.path}：${code} 的扫描件有 ${wanted} 页，卷里画出 ${drawn} 页`,
      );
  }
  if (dossier.unusableScans > 0)
    tally(tallies, 'scans', `${dossier.path}：${dossier.unusableScans} 份扫描件不能使用，原处是说明页`);
}

function maskingOf(
  household: ArchiveHousehold,
  path: string,
  read: ReadBack,
  json: string,
  unmasked: boolean,
): string | null {
  const text = read.pages.map((page) => page.text).join('');
  const saysMasked = read.pages.filter((page) => page.text.includes(maskedNote(false).trim())).length;
  if (unmasked) return saysMasked === 0 ? null : `${path}：声明了打码，本批次是不打码的`;
  const shown = numbersOf(household).filter((number) => text.includes(number) || json.includes(number));
  if (shown.length > 0) return `${path}：有 ${shown.length} 个完整的证件号、账号或电话`;
  return saysMasked === read.pages.length ? null : `${path}：有 ${read.pages.length - saysMasked} 页没有声明打码`;
}

function numbersOf({ facts, system, members, certNo }: ArchiveHousehold): readonly string[] {
  const of = (record: Facts): readonly string[] =>
    NUMBERS.flatMap((name) => {
      const value = record[name];
      return typeof value === 'string' && value.length >= SHORTEST_NUMBER && value !== certNo ? [value] : [];
    });
  return [...new Set([facts, system, ...members].flatMap(of))];
}
