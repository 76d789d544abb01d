import { expect, it } from 'vitest';
import { evidenceTypeOf } from '../../../../../shared/domain/case/evidence-type.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])));

it.each([
  ['pdf', bytes('junk of a scanner\n%PDF-1.4')],
  ['jpg', bytes([0xff, 0xd8, 0xff, 0xe0])],
  ['png', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a])],
  ['tif', bytes('II', [0x2a, 0])],
  ['office', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['xlsx', bytes('PK', [3, 4], 'xl/workbook.xml')],
  ['docx', bytes('PK', [3, 4], 'word/document.xml')],
  ['ofd', bytes('PK', [3, 4], 'OFD.xml')],
  ['bmp', bytes('BM', [10, 0, 0, 0], 'abcd')],
] as const)('a %s is told by its content', (type, content) => {
  expect(evidenceTypeOf(content)).toBe(type);
});

it.each([
  ['a program', bytes('MZ', [0x90, 0])],
  ['a zip of anything', bytes('PK', [3, 4], 'evil.exe')],
  ['text that begins with BM', bytes('BMW 车辆登记')],
  ['nothing', bytes()],
])('%s is none that is taken', (_, content) => {
  expect(evidenceTypeOf(content)).toBeNull();
});
