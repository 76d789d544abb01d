import type { ArchiveMetadata } from '../../../shared/contracts/archive-metadata.ts';
import type { InventoryItem } from '../../../shared/domain/archive/archive-household.ts';
import { yearsKept } from '../../../shared/domain/archive/check/retention.ts';
import type { Dossier } from '../../../shared/domain/archive/dossier/compose-dossier.ts';
import { maskNumber } from '../../../shared/domain/identity/mask.ts';
import type { DossierPdf } from '../../formats/write/archive/dossier-pdf.ts';
import type { CheckedHousehold } from './checked-archive.ts';
import type { DossierSettings } from './dossier-order.ts';
import { keptWords } from './shelf.ts';
import type { WrittenDossier } from './written-dossier.ts';

/** As long as an identity number or an account. */
const LONG_NUMBER = /\d{14,}[Xx]?/gu;
/** Cover and catalogue are no papers of their own. */
const NO_PAPERS = 2;

/** The metadata of a dossier as it was made. `hashOf`: of a scan's bytes. */
export function composeMetadata(
  { household, volume }: CheckedHousehold,
  dossier: Dossier,
  { parts, pages }: Pick<DossierPdf, 'parts' | 'pages'>,
  { path, sha256, bytes, inputSha256 }: Pick<WrittenDossier, 'path' | 'sha256' | 'bytes' | 'inputSha256'>,
  { pack, packSha256, year, makingDate, unmasked, engine }: DossierSettings,
  hashOf: (item: InventoryItem) => string,
): ArchiveMetadata {
  const { about } = dossier;
  return {
    聚合层次: '案卷',
    来源: { 立档单位名称: about.bureau, 组卷单位: about.office },
    档号: {
      全宗号: pack.words.fonds,
      年度: year,
      保管期限: keptWords(yearsKept(new Set(parts.map(({ code }) => code)), pack)),
      机构: `${household.township}${household.village}`,
      案卷号: volume.volumeNo,
      盒号: volume.boxNo,
      盒内卷号: volume.inBox,
    },
    内容描述: {
      题名: dossier.title,
      责任者: about.office,
      人名: household.headName,
      低保证号: household.certNo,
      救助类型: about.category,
      起始日期: about.from,
      终止日期: about.to,
      制作日期: makingDate,
    },
    形式特征: { 件数: Math.max(0, parts.length - NO_PAPERS), 页数: pages, 语种: '汉语' },
    电子属性: {
      格式信息: 'PDF 1.7',
      计算机文件名: path.slice(path.lastIndexOf('/') + 1),
      计算机文件大小: bytes,
      摘要算法: 'SHA-256',
      摘要值: sha256,
      文档创建程序: programName(engine),
      证件号账号打码: unmasked ? '否' : '是',
    },
    制作依据: { 政策包: pack.id, 政策包名称: pack.title, 政策包摘要值: packSha256, 输入摘要值: inputSha256 },
    卷内文件: dossier.parts.map((part, i) => ({
      代码: part.code,
      题名: part.title,
      责任者: part.responsible,
      日期: part.date ?? '',
      起始页: parts[i]!.from,
      终止页: parts[i]!.to,
      备注: part.remark,
      扫描件: parts[i]!.scans.map(({ item, pages: count }) => ({
        文件名: unmasked ? item.file : item.file.replace(LONG_NUMBER, maskNumber),
        摘要值: hashOf(item),
        页数: count,
      })),
    })),
  };
}

/** How the program that made a dossier is named in it. */
export function programName(engine: string): string {
  return `三账通 ${engine}`;
}
