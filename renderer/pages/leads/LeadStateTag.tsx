import { Tag } from 'antd';
import { LEAD_STATE_LABEL, type LeadState } from '../../../shared/domain/lead/lead-state.ts';

const LOOK: Readonly<Record<LeadState, string>> = {
  draft: 'tag-grey',
  review: 'tag-orange',
  'handed-over': 'tag-red',
  received: 'tag-red',
  answered: 'tag-green',
  withdrawn: 'tag-grey',
};

/** Where a lead stands, in a word. */
export function LeadStateTag({ state }: { readonly state: LeadState }) {
  return <Tag className={LOOK[state]}>{LEAD_STATE_LABEL[state]}</Tag>;
}
