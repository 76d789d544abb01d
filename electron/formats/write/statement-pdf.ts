import { type WrittenPdf, writePdfFile } from './pdf-file.ts';
import { STATEMENT_TITLE, statementDocument } from './statement-document.ts';
import { periodText, type StatementToWrite } from './statement-words.ts';

/**
 * Writes statement.pdf: the statement as an office signs it, A4 lying. The same statement gives the same bytes.
 *
 * @param path is created or overwritten; staging and renaming are the caller's
 */
export function writeStatementPdf(path: string, statement: StatementToWrite): Promise<WrittenPdf> {
  return writePdfFile(path, statementDocument(statement), {
    title: `${STATEMENT_TITLE} ${periodText(statement.period)}`,
  });
}
