import { z } from 'zod';
import { mappingSchema } from '../mapping.ts';
import { countSchema, fenSchema, fileKindSchema, instantSchema, rowIdSchema, typedText } from './common.ts';
import { byData } from './contract.ts';

/** How one file is read where a person knows better than the detection: an entry of the mapping file, without its name pattern. */
export const fileOverridesSchema = mappingSchema.shape.files.unwrap().element.omit({ match: true });
export type FileOverrides = z.infer<typeof fileOverridesSchema>;

const columnReport = z.strictObject({
  column: z.string(),
  label: z.string(),
  headers: z.array(z.string()),
  indexes: z.array(z.number().int().min(0)),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
});
const sheetReport = z.strictObject({
  name: z.string(),
  hidden: z.boolean(),
  isTable: z.boolean(),
  sheetKind: z.enum(['household', 'person']),
  headerRows: z.array(z.number().int().positive()),
  columns: z.array(columnReport),
  /** Every header of the sheet by column index, as the file spells it ('' where the column has none). */
  headers: z.array(z.string()),
  unmapped: z.array(z.string()),
  unit: z.enum(['yuan', 'fen', 'wan-yuan']),
  rowsRead: countSchema,
  rowsAccepted: countSchema,
  setAside: z.strictObject({ title: countSchema, subtotal: countSchema, blank: countSchema, unreadable: countSchema }),
  setAsideRows: z.array(z.strictObject({ row: z.number().int(), reason: z.string(), text: z.string() })),
  controlTotals: z.array(
    z.strictObject({
      row: z.number().int(),
      label: z.string(),
      declaredCount: z.number().nullable(),
      declaredFen: z.number().nullable(),
      agrees: z.boolean(),
      /** What the lines it speaks of add up to. */
      actualCount: z.number(),
      actualFen: z.number(),
    }),
  ),
  preview: z.array(z.record(z.string(), z.string())),
  /** The physical row of each line of `preview`. */
  previewRows: z.array(z.number().int().positive()),
  warnings: z.array(z.string()),
  problem: z.strictObject({ message: z.string(), mend: z.string() }).nullable(),
});

/** A row of a source file as it was. People's numbers in it are masked until it is uncovered. */
export const sourceRowSchema = z.strictObject({
  row: z.number().int().positive(),
  cells: z.array(z.string()),
  hidden: z.boolean(),
});

/** How the layout of a file differs from the one its profile was kept for. */
export const layoutChangeSchema = z.strictObject({
  profileId: rowIdSchema,
  profileName: z.string(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  moved: z.array(z.string()),
});

/** What was understood of one file of a month. */
export const fileReadingSchema = z.strictObject({
  monthFileId: rowIdSchema,
  fileId: rowIdSchema,
  kind: fileKindSchema,
  name: z.string(),
  bytes: countSchema,
  sha256: z.string(),
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  addedAt: instantSchema,
  notes: z.array(z.string()),
  households: countSchema,
  lines: countSchema,
  amountFen: fenSchema,
  /** Every sheet of the file, in its order, whether it is read or not. */
  sheetNames: z.array(z.string()),
  sheets: z.array(sheetReport),
  /** The first rows of the first table as written, for the preview beside `preview`. */
  asWritten: z.array(z.strictObject({ sheet: z.string(), rows: z.array(sourceRowSchema) })),
  overrides: fileOverridesSchema.nullable(),
  /** The profile that was recognised by the layout and applied; null where none was. */
  profile: z.strictObject({ id: rowIdSchema, name: z.string() }).nullable(),
  layoutChange: layoutChangeSchema.nullable(),
});
export type FileReading = z.infer<typeof fileReadingSchema>;

/** A version of a file that has been replaced or taken out: it stays in the history. */
export const formerFileSchema = z.strictObject({
  monthFileId: rowIdSchema,
  kind: fileKindSchema,
  name: z.string(),
  sha256: z.string(),
  addedAt: instantSchema,
  endedAt: instantSchema,
  replacedBy: z.string().nullable(),
});

export const profileSchema = z.strictObject({
  id: rowIdSchema,
  name: z.string(),
  kind: fileKindSchema,
  headers: z.array(z.string()),
  overrides: fileOverridesSchema,
  createdAt: instantSchema,
  usedAt: instantSchema.nullable(),
});

export const fileContracts = {
  'files.reading': byData(z.strictObject({ monthFileId: rowIdSchema }), fileReadingSchema),
  /** Changes what a file is or how it is read; it is read again from the rows kept. `keep`: as a profile for files of this layout. */
  'files.change': byData(
    z.strictObject({
      monthFileId: rowIdSchema,
      kind: fileKindSchema,
      overrides: fileOverridesSchema.nullable(),
      keepAs: typedText(60).nullable(),
    }),
    fileReadingSchema,
  ),
  'files.remove': byData(z.strictObject({ monthFileId: rowIdSchema }), z.strictObject({})),
  'files.former': byData(z.strictObject({ monthId: rowIdSchema }), z.array(formerFileSchema)),
  /** Rows of a source file around a row, as they were. */
  'files.rows': byData(
    z.strictObject({
      fileId: rowIdSchema,
      sheet: z.string(),
      firstRow: z.number().int().positive(),
      lastRow: z.number().int().positive(),
    }),
    z.array(sourceRowSchema),
  ),
  /** The columns a file may be mapped to: canonical name and what a clerk calls it. */
  'files.columns': byData(
    z.strictObject({ kind: fileKindSchema }),
    z.array(z.strictObject({ column: z.string(), label: z.string() })),
  ),
  'profiles.list': byData(z.strictObject({}), z.array(profileSchema)),
  'profiles.rename': byData(z.strictObject({ profileId: rowIdSchema, name: typedText(60) }), z.strictObject({})),
  'profiles.remove': byData(z.strictObject({ profileId: rowIdSchema }), z.strictObject({})),
};
