import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { type Told, toldOf } from '../../../shared/contracts/desk/workplace-error.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { ScanError } from '../../formats/write/pdf/scan.ts';

/** The sentence of a file that a job could not take; main gives it its number. What nobody prepared a sentence for is thrown on. */
export function fileErrorOf(thrown: unknown): DeskError {
  const told = thrown instanceof ScanError ? toldOfScan(thrown) : (toldOf(thrown) ?? toldOfDisk(thrown));
  if (told === null) throw thrown;
  return { ...told, message: maskDigitRuns(told.message), number: 0 };
}

function toldOfScan({ message }: ScanError): Told {
  return { code: 'E_FORMAT', message, mend: '请重新扫描或另存为 PDF、JPG、PNG 后再加入' };
}

function toldOfDisk(thrown: unknown): Told | null {
  const code = (thrown as NodeJS.ErrnoException | null)?.code;
  if (code === undefined) return null;
  return {
    code: 'E_NOT_FOUND',
    message: '文件读不出来',
    mend: '请确认文件还在原处、没有被别的程序占用，再重新选择',
  };
}
