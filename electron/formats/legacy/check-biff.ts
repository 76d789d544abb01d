/** What is wrong with a workbook stream, or null where it is whole. */
export type BiffProblem = 'encrypted' | 'damaged' | null;

const BOUNDSHEET = 0x85;
const FILEPASS = 0x2f;
const EOF_RECORD = 0x0a;
/** BOF of BIFF2, 3, 4 and 5/8 share the low byte ([MS-XLS] 2.4.21). */
const BOF_LOW_BYTE = 0x09;

/**
 * Walks the records of an .xls workbook stream without reading them: every record has to fit, every sheet that is announced has to
 * begin and to end. SheetJS reads what it finds and is silent about the rest, so a cut-off file would look like a short one.
 */
export function checkBiff(stream: Buffer): BiffProblem {
  const sheets: number[] = [];
  const globals = walkSubstream(stream, 0, sheets);
  if (globals !== null) return globals;
  for (const offset of sheets) {
    const problem = walkSubstream(stream, offset, []);
    if (problem !== null) return problem;
  }
  return null;
}

function walkSubstream(stream: Buffer, start: number, sheets: number[]): BiffProblem {
  let depth = 0;
  let at = start;
  while (at + 4 <= stream.length) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    if (at === start && (type & 0xff) !== BOF_LOW_BYTE) return 'damaged';
    if (at + 4 + length > stream.length) return 'damaged';
    if (isBof(type)) depth++;
    else if (type === FILEPASS) return 'encrypted';
    else if (type === BOUNDSHEET && length >= 4) sheets.push(stream.readUInt32LE(at + 4));
    else if (type === EOF_RECORD && --depth === 0) return null;
    at += 4 + length;
  }
  return 'damaged';
}

function isBof(type: number): boolean {
  return type === 0x809 || type === 0x409 || type === 0x209 || type === 0x009;
}
