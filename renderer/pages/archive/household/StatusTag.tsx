import { Tag } from 'antd';
import { ITEM_STATUS_LABEL, type ItemStatus } from '../../../../shared/domain/archive/check/item-status.ts';
import { STATUS_TONE } from '../../../text/archive-words.ts';

/** What can be said of a material, in a word. */
export function StatusTag({ status }: { readonly status: ItemStatus }) {
  return <Tag className={`tag-${STATUS_TONE[status]}`}>{ITEM_STATUS_LABEL[status]}</Tag>;
}
