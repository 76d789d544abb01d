import type { FormTemplate } from '../form-template.ts';
import { APPLY_FORMS } from './apply-forms.ts';
import { CHANGE_FORMS } from './change-forms.ts';
import { CONFIRM_FORMS } from './confirm-forms.ts';
import { REVIEW_FORMS } from './review-forms.ts';

/** The closing note of a dossier (卷内备考表). */
const CLOSING_NOTE: FormTemplate = {
  id: 'closing-note',
  item: 'Z99',
  title: '卷内备考表',
  grade: 'G',
  sections: [
    {
      kind: 'opinion',
      label: '本卷情况说明',
      text: '　　本卷共 {items_count} 件，{pages_count} 页。\n{missing_text}',
      sign: ['立卷人（签字）：', '检查人（签字）：', '立卷时间：'],
      lines: 24,
    },
  ],
};

/** The forms of the built-in packs, in the order of the dossier. Cover and catalogue are composed apart (compose-dossier.ts). */
export const FORMS: readonly FormTemplate[] = [
  ...APPLY_FORMS,
  ...REVIEW_FORMS,
  ...CONFIRM_FORMS,
  ...CHANGE_FORMS,
  CLOSING_NOTE,
];
