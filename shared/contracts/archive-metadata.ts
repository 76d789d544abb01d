import { z } from 'zod';

const text = z.string();
const filled = z.string().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const page = z.number().int().min(1);

/**
 * The metadata beside a dossier, as JSON and as XML with the same elements. Their names follow the elements of DA/T 46 (aggregation level,
 * source, archival code, description of content, form, electronic attributes) as an office knows them; docs/archive.md says which is what.
 */
export const archiveMetadataSchema = z.strictObject({
  聚合层次: z.literal('案卷'),
  来源: z.strictObject({ 立档单位名称: text, 组卷单位: text }),
  档号: z.strictObject({
    全宗号: text,
    年度: z.string().regex(/^\d{4}$/),
    保管期限: filled,
    机构: text,
    案卷号: page,
    盒号: page,
    盒内卷号: page,
  }),
  内容描述: z.strictObject({
    题名: filled,
    责任者: text,
    人名: text,
    低保证号: text,
    救助类型: text,
    起始日期: text,
    终止日期: text,
    制作日期: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  }),
  形式特征: z.strictObject({ 件数: count, 页数: page, 语种: z.literal('汉语') }),
  电子属性: z.strictObject({
    格式信息: z.literal('PDF 1.7'),
    计算机文件名: filled,
    计算机文件大小: page,
    摘要算法: z.literal('SHA-256'),
    摘要值: sha256,
    文档创建程序: filled,
    证件号账号打码: z.enum(['是', '否']),
  }),
  制作依据: z.strictObject({ 政策包: filled, 政策包名称: filled, 政策包摘要值: sha256, 输入摘要值: sha256 }),
  /** In the order of the pages. */
  卷内文件: z
    .array(
      z.strictObject({
        代码: filled,
        题名: filled,
        责任者: text,
        日期: text,
        起始页: page,
        终止页: page,
        备注: text,
        扫描件: z.array(z.strictObject({ 文件名: text, 摘要值: sha256, 页数: page })),
      }),
    )
    .min(1),
});

export type ArchiveMetadata = z.infer<typeof archiveMetadataSchema>;
