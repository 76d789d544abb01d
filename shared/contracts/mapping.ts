import { z } from 'zod';
import { isHouseholdKey } from '../domain/matching/ledger-household-key.ts';

/** A source column: its header as the file spells it, or its number, counted from 1. */
const columnReference = z.union([z.string().min(1), z.number().int().min(1)]);

const fileMapping = z.strictObject({
  /** File name, `*` standing for anything: `代发*.txt`. */
  match: z.string().min(1),
  /** Sheets to read; all that hold a table where left out. */
  sheets: z.array(z.string()).optional(),
  encoding: z.string().optional(),
  delimiter: z.string().min(1).max(1).optional(),
  /** Fixed width: where each column begins (from 0) and how wide it is; `bytes` counts as the file is encoded. */
  fixedWidth: z
    .strictObject({
      unit: z.enum(['chars', 'bytes']),
      columns: z
        .array(
          z.strictObject({ name: z.string().min(1), start: z.number().int().min(0), width: z.number().int().min(1) }),
        )
        .min(1),
    })
    .optional(),
  /** Physical rows of the header; an empty list where there is none. */
  headerRows: z.array(z.number().int().min(1)).max(3).optional(),
  unit: z.enum(['yuan', 'fen', 'wan-yuan']).optional(),
  /** Canonical column → source column (or columns, where several are added up). */
  columns: z.record(z.string(), z.union([columnReference, z.array(columnReference).min(1)])).optional(),
  /** Source columns that are none of ours, whatever their headers look like. */
  ignore: z.array(columnReference).optional(),
  /** Status codes of the bank that mean success. */
  successCodes: z.array(z.string()).optional(),
});

/** Whether every chain of heads ends: a → b and b → a would leave nobody as the head of today. */
function leadsSomewhere(successions: readonly { readonly from: string; readonly to: string }[]): boolean {
  const next = new Map(successions.map(({ from, to }) => [from.toUpperCase(), to.toUpperCase()]));
  return [...next.keys()].every((from) => {
    let id: string | undefined = from;
    for (let steps = 0; id !== undefined && steps <= next.size; steps++) id = next.get(id);
    return id === undefined;
  });
}

/** What a person decided of households that may be one. */
const decision = z.strictObject({
  /** Keys of households of the ledgers: `approval:id:…`, `bank:acct:…|…` (docs/matching.md, 1). */
  households: z
    .array(
      z
        .string()
        .refine(isHouseholdKey, '不是户的标识，应以 approval:、finance: 或 bank: 加 id:、acct:、cert: 或 line: 开头'),
    )
    .refine((keys) => new Set(keys).size >= 2, '至少要写两户'),
  /** `different`: no two of them are one. */
  verdict: z.enum(['same', 'different']),
  /** Changes nothing; it is for whoever looks it up. */
  reason: z.string().min(1),
});

/** The mapping file (`--mapping FILE`): overrides everything that was detected. docs/mapping.md explains it with examples. */
export const mappingSchema = z.strictObject({
  version: z.literal(1),
  files: z.array(fileMapping).optional(),
  /** Heads that changed: payments in the name (number) of `from` belong to the household of `to`. */
  successions: z
    .array(z.strictObject({ from: z.string().min(1), to: z.string().min(1) }))
    .refine(leadsSomewhere, '更替关系首尾相接成了一圈，无法确定现在的户主')
    .optional(),
  /** Answers to `possible_match` and `ambiguous_match`. Their order changes nothing. */
  decisions: z.array(decision).optional(),
  /** Limits against hostile files, by name (docs/limits.md). */
  limits: z.record(z.string(), z.number().positive()).optional(),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type FileMapping = z.infer<typeof fileMapping>;
