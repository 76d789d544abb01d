import { Tag } from 'antd';
import { CASE_STATE_LABEL, type CaseState } from '../../../shared/domain/case/case-state.ts';

const TONE = {
  found: 'tag-red',
  assigned: 'tag-orange',
  investigating: 'tag-orange',
  concluded: 'tag-blue',
  review: 'tag-blue',
  returned: 'tag-red',
  suspended: 'tag-grey',
  'handed-over': 'tag-grey',
  closed: 'tag-green',
} as const satisfies Record<CaseState, string>;

/** Where a case stands, in a word. */
export function CaseStateTag({ state }: { readonly state: CaseState }) {
  return <Tag className={TONE[state]}>{CASE_STATE_LABEL[state]}</Tag>;
}
