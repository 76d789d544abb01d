/** What a piece of evidence is, told by its content; `shown`: the window can show it itself. */
export const EVIDENCE_TYPES = {
  pdf: { label: 'PDF', media: 'application/pdf', shown: true },
  jpg: { label: 'JPG 图片', media: 'image/jpeg', shown: true },
  png: { label: 'PNG 图片', media: 'image/png', shown: true },
  tif: { label: 'TIFF 图片', media: 'image/tiff', shown: false },
  bmp: { label: 'BMP 图片', media: 'image/bmp', shown: true },
  xlsx: {
    label: 'Excel 工作簿',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    shown: false,
  },
  docx: {
    label: 'Word 文档',
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    shown: false,
  },
  ofd: { label: 'OFD 版式文件', media: 'application/ofd', shown: false },
  office: { label: 'Office 97-2003（或 WPS）文件', media: 'application/x-ole-storage', shown: false },
} as const satisfies Record<string, { readonly label: string; readonly media: string; readonly shown: boolean }>;
export type EvidenceType = keyof typeof EVIDENCE_TYPES;

/** What people may be told they can add. */
export const EVIDENCE_TYPES_IN_WORDS = 'PDF、OFD、JPG、PNG、TIFF、BMP 图片，Excel、Word（含 WPS）文件';

const STARTS: readonly (readonly [EvidenceType, readonly number[]])[] = [
  ['jpg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['tif', [0x49, 0x49, 0x2a, 0x00]],
  ['tif', [0x4d, 0x4d, 0x00, 0x2a]],
  ['office', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];
const ZIP_START = [0x50, 0x4b, 0x03, 0x04];
const IN_ZIP: readonly (readonly [EvidenceType, string])[] = [
  ['xlsx', 'xl/workbook.xml'],
  ['docx', 'word/document.xml'],
  ['ofd', 'OFD.xml'],
];
/** A reader of PDF looks for the mark within so many bytes: some scanners write something before it. */
const PDF_WITHIN = 1024;

/** What kind of file the bytes are, whatever the name says; null where it is none that is taken. */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceType | null {
  if (indexOf(bytes.subarray(0, PDF_WITHIN), '%PDF-') !== -1) return 'pdf';
  const found = STARTS.find(([, start]) => beginsWith(bytes, start));
  if (found !== undefined) return found[0];
  // "BM" alone is two letters: the size that a bitmap says has to be its own.
  if (beginsWith(bytes, [0x42, 0x4d]) && bytes.length > 6 && littleEndian(bytes, 2) === bytes.length) return 'bmp';
  if (!beginsWith(bytes, ZIP_START)) return null;
  return IN_ZIP.find(([, name]) => indexOf(bytes, name) !== -1)?.[0] ?? null;
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function littleEndian(bytes: Uint8Array, at: number): number {
  return bytes[at]! + bytes[at + 1]! * 0x100 + bytes[at + 2]! * 0x1_0000 + bytes[at + 3]! * 0x100_0000;
}

/** Where a text of ASCII letters stands among bytes; -1 where it does not. */
function indexOf(bytes: Uint8Array, text: string): number {
  const wanted = Array.from(text, (letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(wanted[0]!); at !== -1; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}
