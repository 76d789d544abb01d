import { isPeriod } from '../../shared/domain/identity/month.ts';
import { usageError } from './command-line.ts';

/** A month as `--period` gives it. Throws AppError E_PERIOD. */
export function checkedPeriod(text: string): string {
  if (isPeriod(text)) return text;
  throw usageError(
    `所属月份“${text}”不对`,
    `the period "${text}" is no month`,
    '请写成 YYYY-MM，例如 2026-04',
    'write YYYY-MM, such as 2026-04',
    'E_PERIOD',
  );
}
