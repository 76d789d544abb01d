import { z } from 'zod';
import { ALL_CODES, type DiscrepancyCode } from '../../domain/discrepancy/code.ts';
import { LEDGER_LABEL } from '../../domain/ledger/ledger-kind.ts';

/** YYYY-MM, from 1900 to 2099. */
export const periodSchema = z.string().regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/);
/** The ledgers and the bank's result, as files are given for them. */
export const fileKindSchema = z.enum(['approval', 'finance', 'bank', 'bankReturn']);
export type FileKind = z.infer<typeof fileKindSchema>;
export const ledgerKindSchema = z.enum(['approval', 'finance', 'bank']);
export const codeSchema = z.enum(ALL_CODES as unknown as readonly [DiscrepancyCode, ...DiscrepancyCode[]]);
export const prioritySchema = z.enum(['P1', 'P2', 'P3']);
export const verdictSchema = z.enum(['balanced', 'balanced_with_warnings', 'discrepancies', 'incomplete']);

/** A row number of the database. */
export const rowIdSchema = z.number().int().positive();
/** An opaque word that main gave for a file the user chose; a path never reaches the window. */
export const fileTokenSchema = z.string().regex(/^[0-9a-f]{32}$/);
/** ISO 8601, UTC. */
export const instantSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
export const sha256Schema = z.string().regex(/^(?:sha256:)?[0-9a-f]{64}$/);
/** Whole fen. */
export const fenSchema = z.number().int();
export const countSchema = z.number().int().min(0);
/** Text a person typed: trimmed, bounded. */
export const typedText = (most: number) => z.string().trim().min(1).max(most);
export const nothing = z.strictObject({});
/** A job was started. */
export const startedSchema = z.strictObject({ jobId: z.number().int().positive() });

/** What a clerk calls each kind of file. */
export const FILE_KIND_LABEL = { ...LEDGER_LABEL, bankReturn: '回盘' } as const satisfies Record<FileKind, string>;
