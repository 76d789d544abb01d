import type { PrecheckResult } from '../../shared/contracts/desk/precheck.ts';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { PrecheckLine } from '../../shared/domain/precheck/precheck.ts';
import type { PrecheckCode, PrecheckList } from '../../shared/domain/precheck/precheck-reason.ts';
import type { Database, SqlValue } from './database.ts';
import { householdToken } from './household-token.ts';
import { searchPatterns } from './search-pattern.ts';
import type { SearchTexts } from './search-text.ts';

/** A check before paying that came to its end. */
export interface Precheck {
  readonly precheckId: number;
  readonly monthId: number;
  readonly period: string;
  readonly programme: string;
  /** Files of the month changed after it. */
  readonly stale: boolean;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly result: PrecheckResult;
  readonly resultSha256: string;
  /** Logins; '' as long as nobody has signed. */
  readonly preparedBy: string;
  readonly reviewedBy: string;
}

type PrecheckRow = Omit<Precheck, 'stale' | 'result'> & { readonly stale: number; readonly result: string };

const SELECT = `
  SELECT precheck_id AS precheckId, precheck.month_id AS monthId, period, programme, precheck.revision < month.revision AS stale,
         made_at AS madeAt, made_by AS madeBy, result, result_sha256 AS resultSha256, prepared_by AS preparedBy, reviewed_by AS reviewedBy
  FROM precheck JOIN month ON month.month_id = precheck.month_id
  WHERE state = 'done'`;

const precheckOf = ({ stale, result, ...row }: PrecheckRow): Precheck => ({
  ...row,
  stale: stale === 1,
  result: JSON.parse(result) as PrecheckResult,
});

/** Throws E_GONE where there is no such check. */
export function precheckById(db: Database, precheckId: number): Precheck {
  const row = db.get<PrecheckRow>(`${SELECT} AND precheck_id = ?`, [precheckId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '没有这次体检', '请重新体检');
  return precheckOf(row);
}

/** The checks of all months, the newest first. */
export function prechecks(db: Database, most: number): readonly Precheck[] {
  return db.all<PrecheckRow>(`${SELECT} ORDER BY precheck_id DESC LIMIT ?`, [most]).map(precheckOf);
}

/** A line as it is kept; `household`: its token. */
export interface KeptPrecheckLine extends PrecheckLine {
  readonly position: number;
}

type LineRow = Omit<KeptPrecheckLine, 'reasons'> & { readonly reasons: string };

/** A page of a list. */
export function precheckLinesPage(
  db: Database,
  precheckId: number,
  {
    list,
    code,
    text,
  }: {
    readonly list?: PrecheckList | undefined;
    readonly code?: PrecheckCode | undefined;
    readonly text?: string | undefined;
  },
  offset: number,
  limit: number,
): { readonly total: number; readonly lines: readonly KeptPrecheckLine[] } {
  const conditions = ['precheck_id = :id'];
  const bound: Record<string, SqlValue> = { id: precheckId };
  if (list !== undefined) {
    conditions.push('list = :list');
    bound.list = list;
  }
  if (code !== undefined) {
    conditions.push(`reason_codes LIKE '%,' || :code || ',%'`);
    bound.code = code;
  }
  for (const [at, pattern] of searchPatterns(text ?? '').entries()) {
    conditions.push(`search LIKE :text${at} ESCAPE '\\'`);
    bound[`text${at}`] = pattern;
  }
  const where = conditions.join(' AND ');
  return {
    total: db.get<{ total: number }>(`SELECT count(*) AS total FROM precheck_line WHERE ${where}`, bound)?.total ?? 0,
    lines: db
      .all<LineRow>(
        `SELECT position, list, household, name, id_number AS idNumber, account, township, village, approved_fen AS approvedFen,
                requested_fen AS requestedFen, last_fen AS lastFen, reasons
         FROM precheck_line WHERE ${where} ORDER BY position LIMIT :limit OFFSET :offset`,
        { ...bound, limit, offset },
      )
      .map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as PrecheckLine['reasons'] })),
  };
}

/** Begins a check in state 'working': nobody sees it until it is whole, and the sweep removes it where that never comes. */
export function beginPrecheck(db: Database, monthId: number, revision: number, madeAt: string, madeBy: string): number {
  return db.run(`INSERT INTO precheck (month_id, revision, state, made_at, made_by) VALUES (?, ?, 'working', ?, ?)`, [
    monthId,
    revision,
    madeAt,
    madeBy,
  ]).lastId;
}

export function writePrecheckLines(
  db: Database,
  precheckId: number,
  first: number,
  lines: readonly PrecheckLine[],
  searchTexts: SearchTexts,
): void {
  db.transaction(() => {
    for (const [at, line] of lines.entries())
      db.run(
        `INSERT INTO precheck_line (precheck_id, position, list, household, name, id_number, account, township, village, approved_fen,
           requested_fen, last_fen, reasons, reason_codes, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          precheckId,
          first + at,
          line.list,
          householdToken(line.household),
          line.name,
          line.idNumber,
          line.account,
          line.township,
          line.village,
          line.approvedFen,
          line.requestedFen,
          line.lastFen,
          JSON.stringify(line.reasons),
          `,${line.reasons.map(({ code }) => code).join(',')},`,
          searchTexts.of({ ...line, stableId: '' }),
        ],
      );
  });
}

export function finishPrecheck(db: Database, precheckId: number, result: PrecheckResult, resultSha256: string): void {
  db.run(`UPDATE precheck SET state = 'done', result = ?, result_sha256 = ? WHERE precheck_id = ?`, [
    JSON.stringify(result),
    resultSha256,
    precheckId,
  ]);
}

export function abandonPrecheck(db: Database, precheckId: number): void {
  db.run("DELETE FROM precheck WHERE precheck_id = ? AND state = 'working'", [precheckId]);
}

export function signPrecheck(db: Database, precheckId: number, as: 'prepared' | 'reviewed', login: string): void {
  db.run(`UPDATE precheck SET ${as === 'prepared' ? 'prepared_by' : 'reviewed_by'} = ? WHERE precheck_id = ?`, [
    login,
    precheckId,
  ]);
}
