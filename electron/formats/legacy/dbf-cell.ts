import { CellKind } from '../../../shared/domain/ledger/source-row.ts';
import { serialToIso } from '../xlsx/serial-date.ts';

/**
 * Text of one field of a record, its kind told by `setKind` where it is more than text. What does not fit its type is given as the text that stands there: somebody else judges it.
 */
export function readDbfCell(
  type: string,
  bytes: Buffer,
  decode: (bytes: Buffer) => string,
  setKind: (kind: CellKind) => void,
): string {
  switch (type) {
    case 'N':
    case 'F': {
      const text = bytes.toString('latin1').replaceAll('\0', ' ').trim();
      if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) setKind(CellKind.number);
      return text;
    }
    case 'D': {
      const text = bytes.toString('latin1').replaceAll('\0', ' ').trim();
      if (!/^\d{8}$/.test(text)) return /^[\s/.-]*$/.test(text) ? '' : text;
      setKind(CellKind.date);
      return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
    }
    case 'L': {
      const letter = bytes.toString('latin1').trim().toUpperCase();
      if (letter !== 'T' && letter !== 'Y' && letter !== 'F' && letter !== 'N')
        return letter === '?' || letter === '\0' ? '' : letter;
      setKind(CellKind.boolean);
      return letter === 'T' || letter === 'Y' ? 'TRUE' : 'FALSE';
    }
    case 'I':
      if (bytes.length !== 4) return decode(bytes);
      setKind(CellKind.number);
      return String(bytes.readInt32LE(0));
    case 'Y':
      if (bytes.length !== 8) return decode(bytes);
      setKind(CellKind.number);
      return currencyText(bytes.readBigInt64LE(0));
    case 'B':
    case 'O':
      if (bytes.length !== 8) return '';
      setKind(CellKind.number);
      return String(bytes.readDoubleLE(0));
    case 'T':
    case '@': {
      if (bytes.length !== 8 || bytes.readUInt32LE(0) === 0) return '';
      // Julian day number and milliseconds; the serial day 0 of a spreadsheet is Julian day 2415019.
      const iso = serialToIso(bytes.readUInt32LE(0) - 2_415_019 + bytes.readUInt32LE(4) / 86_400_000, false);
      if (iso !== null) setKind(CellKind.date);
      return iso ?? '';
    }
    case 'M':
    case 'G':
    case 'P':
      return '';
    default:
      return withoutPadding(decode(bytes));
  }
}

/** Ten-thousandths, as FoxPro keeps money, without the zeros at the end. */
function currencyText(tenThousandths: bigint): string {
  const negative = tenThousandths < 0n;
  const digits = String(negative ? -tenThousandths : tenThousandths).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '');
  return `${negative ? '-' : ''}${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Text without the spaces and NULs that fill its field up. */
function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\0')) end--;
  return text.slice(0, end);
}
