import type { FormSection } from '../form-template.ts';

/** 送达回证 at the foot of a notice: who handed it over, who took it. */
export const SERVICE_RECEIPT: readonly FormSection[] = [
  { kind: 'text', text: '──────────────　送　达　回　证　──────────────', align: 'center' },
  {
    kind: 'grid',
    columns: [20, 30, 20, 30],
    rows: [
      [
        { label: '送达告知人', text: '' },
        { label: '签收人（签字）', text: '' },
      ],
      [
        { label: '与户主关系', text: '' },
        { label: '送达日期', text: '' },
      ],
    ],
  },
];
