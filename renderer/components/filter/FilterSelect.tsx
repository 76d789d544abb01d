import { Select } from 'antd';
import { formatCount } from '../../text/format.ts';

interface Props<Value extends string | number> {
  /** What is chosen among: 类型. */
  readonly word: string;
  readonly value: readonly Value[] | undefined;
  readonly onChange: (value: Value[]) => void;
  /** `count`: how many would be left; undefined where nobody counted. */
  readonly options: readonly { readonly value: Value; readonly label: string; readonly count?: number | undefined }[];
  readonly popupWidth: number;
}

/** Several of many, with how many each leaves. How many are chosen stands in the field; the chosen ones themselves stand as tags above. */
export function FilterSelect<Value extends string | number>({
  word,
  value,
  onChange,
  options,
  popupWidth,
}: Props<Value>) {
  return (
    <Select<Value[]>
      mode="multiple"
      className="filter-select"
      aria-label={word}
      placeholder={word}
      maxTagCount={0}
      maxTagPlaceholder={(left) => `${word} ${left.length}`}
      popupMatchSelectWidth={popupWidth}
      showSearch={{ optionFilterProp: 'label' }}
      value={[...(value ?? [])]}
      onChange={onChange}
      options={options.map(({ value, label, count }) => ({
        value,
        label: count === undefined ? label : `${label} ${formatCount(count)}`,
      }))}
    />
  );
}
