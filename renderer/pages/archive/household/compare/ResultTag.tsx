import { Tag } from 'antd';
import { CONSISTENCY_LABEL, type ConsistencyResult } from '../../../../../shared/domain/archive/check/consistency.ts';

const TONE = {
  differs: 'tag-red',
  paper_missing: 'tag-orange',
  system_missing: 'tag-orange',
  system_wrong: 'tag-grey',
  paper_wrong: 'tag-grey',
  both_wrong: 'tag-grey',
} as const satisfies Record<ConsistencyResult, string>;

/** How system and paper stand to each other in a field, in a word. */
export function ResultTag({ result }: { readonly result: ConsistencyResult }) {
  return <Tag className={TONE[result]}>{CONSISTENCY_LABEL[result]}</Tag>;
}
