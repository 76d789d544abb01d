import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { FilterTag } from './filter-values.ts';

interface Props<Filter> {
  readonly tags: readonly FilterTag<Filter>[];
  /** The filter that lets everything pass. */
  readonly whole: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** What narrows the view, each to be taken away by itself. Nothing where nothing does. */
export function FilterTags<Filter>({ tags, whole, onFilter }: Props<Filter>) {
  if (tags.length === 0) return null;
  return (
    <ul className="filter-tags" aria-label="筛选条件">
      {tags.map(({ key, label, without }) => (
        <li key={key} className="filter-tag">
          {label}
          <button type="button" aria-label={`取消条件 ${label}`} onClick={() => onFilter(without)}>
            <CloseOutlined aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <Button type="link" size="small" onClick={() => onFilter(whole)}>
          全部清除
        </Button>
      </li>
    </ul>
  );
}
