import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { DifferenceFilter } from '../../../../shared/contracts/desk/differences.ts';
import { filterTags } from './filter-tags.ts';

interface Props {
  readonly filter: DifferenceFilter;
  readonly onFilter: (filter: DifferenceFilter) => void;
}

/** What narrows the view, each to be taken away by itself. Nothing where nothing does. */
export function FilterTags({ filter, onFilter }: Props) {
  const tags = filterTags(filter);
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
        <Button type="link" size="small" onClick={() => onFilter({})}>
          全部清除
        </Button>
      </li>
    </ul>
  );
}
