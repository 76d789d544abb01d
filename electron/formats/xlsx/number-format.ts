/**
 * The builtin formats that show a date or a time, in every locale (ECMA-376 part 1, 18.8.30: 14-22 and 45-47 everywhere,
 * 27-36 and 50-58 in the Chinese, Japanese, Korean and Thai tables).
 */
export function isBuiltinDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/**
 * Whether a custom format code shows a date or a time: it has a y, m, d, h or s (or an era year `e`, a Buddhist year `b`)
 * that is not part of a quoted literal, an escape, a padding, or a bracket other than an elapsed time ([h], [mm], [ss]).
 */
export function isDateFormatCode(code: string): boolean {
  // General has an `e`; WPS and LibreOffice write it in Chinese too.
  const format = code.replace(/general|G\/通用格式/gi, '').toLowerCase();
  let digits = false;
  let era = false;
  for (let i = 0; i < format.length; i++) {
    const character = format[i]!;
    switch (character) {
      case '"': {
        const end = format.indexOf('"', i + 1);
        i = end === -1 ? format.length : end;
        break;
      }
      case '\\':
      case '_':
      case '*':
        i++;
        break;
      case '[': {
        const end = format.indexOf(']', i);
        if (end === -1) return false;
        if (/^\[(h+|m+|s+)\]$/.test(format.slice(i, end + 1))) return true;
        i = end;
        break;
      }
      case 'y':
      case 'm':
      case 'd':
      case 'h':
      case 's':
        return true;
      case 'e':
        // 0.00E+00 is an exponent.
        if (format[i + 1] !== '+' && format[i + 1] !== '-') era = true;
        break;
      case 'b':
        era = true;
        break;
      case '0':
      case '#':
      case '?':
        digits = true;
        break;
      default:
        break;
    }
  }
  return era && !digits;
}
