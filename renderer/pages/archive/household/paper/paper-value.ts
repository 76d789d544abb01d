import type { ArchiveField } from '../../../../../shared/contracts/desk/archive-views.ts';
import { typedDate } from '../../../../text/typed-date.ts';

type Read = { readonly value: string; readonly fault: '' } | { readonly value: null; readonly fault: string };

const right = (value: string): Read => ({ value, fault: '' });
const wrong = (fault: string): Read => ({ value: null, fault });

/** What was typed of the paper, as it is kept; a single dash says that the paper leaves it blank. */
export function paperValue(type: ArchiveField['type'], typed: string, year: string): Read {
  const text = typed.normalize('NFKC').trim();
  if (/^[-—/]$/.test(text)) return right('-');
  switch (type) {
    case 'text':
      return right(typed.trim());
    case 'count':
      return /^\d{1,9}$/.test(text) ? right(text) : wrong('这里写整数');
    case 'yuan':
      return /^\d{1,9}(?:\.\d{1,2})?$/.test(text.replaceAll(',', ''))
        ? right(text.replaceAll(',', ''))
        : wrong('这里写金额，单位元，例如 1234.5');
    case 'date': {
      const day = typedDate(text, { year, before: null });
      return day === null ? wrong('日期看不懂，请写成 20260301、2026-3-1 或 3.1') : right(day);
    }
    case 'month': {
      const match = /^((?:19|20)\d{2})[-./年]?(0?[1-9]|1[0-2])月?$/.exec(text);
      return match === null
        ? wrong('月份看不懂，请写成 202603 或 2026-3')
        : right(`${match[1]}-${match[2]!.padStart(2, '0')}`);
    }
    case 'yesno':
      if (/^(?:是|有|1|y|Y)$/.test(text)) return right('是');
      return /^(?:否|无|没有|0|n|N)$/.test(text) ? right('否') : wrong('这里写 是 或 否');
  }
}
