import { Select } from 'antd';
import type { ColumnChoice, Meaning } from './column-meaning.ts';

/** No canonical column has an empty name. */
const NOTHING = '';

interface Props {
  /** The header of the source column, or its number in words. */
  readonly name: string;
  readonly meaning: Meaning;
  readonly columns: readonly ColumnChoice[];
  readonly onEdit: (to: string | null | 'auto') => void;
}

/** What a source column is taken for; any other may be chosen. */
export function MeaningSelect({ name, meaning, columns, onEdit }: Props) {
  return (
    <Select
      size="small"
      className={`meaning${meaning.source === 'edited' ? ' meaning-edited' : ''}${meaning.column === null ? ' meaning-none' : ''}`}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={160}
      aria-label={`“${name}”这一列的含义`}
      value={meaning.column ?? NOTHING}
      options={[
        { value: NOTHING, label: '不用' },
        ...(meaning.source === 'given' ? [{ value: 'auto', label: '恢复自动识别' }] : []),
        ...columns.map(({ column, label }) => ({ value: column, label })),
      ]}
      onChange={(value) => onEdit(value === NOTHING ? null : value)}
    />
  );
}
