import { toldOf } from '../../shared/contracts/desk/workplace-error.ts';
import type { ServiceError } from './messages.ts';

/** A failure as a service tells it to main: a prepared sentence, or the one for bugs with its class and frames for the log. */
export function serviceErrorOf(thrown: unknown): ServiceError {
  const told = toldOf(thrown);
  if (told !== null) return { ...told, forLog: told.code };
  return {
    code: 'E_BUG',
    message: '程序内部出错，没有做任何改动',
    mend: '请重试；若再次出现，请把编号告诉技术支持',
    forLog: framesOf(thrown),
  };
}

/** Class and frames. The message is left out: it may quote what stood in a cell. */
function framesOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [thrown.name, ...frames.slice(0, 12).map((line) => line.trim())].join(' | ');
}
