import { beijingDay } from '../../../shared/domain/identity/beijing-day.ts';

/** The day where the offices are, YYYY-MM-DD. */
export function today(): string {
  return beijingDay(new Date().toISOString());
}
