import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';

interface Props {
  readonly columns: readonly { readonly key: string; readonly heading: string }[];
  readonly hidden: readonly string[];
  readonly onHidden: (hidden: readonly string[]) => void;
  readonly onReset: () => void;
}

/** Which columns are shown. At least one stays. */
export function ColumnChooser({ columns, hidden, onHidden, onReset }: Props) {
  const shown = columns.map(({ key }) => key).filter((key) => !hidden.includes(key));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="column-chooser">
          <Checkbox.Group
            value={shown}
            onChange={(chosen) => {
              if (chosen.length > 0) onHidden(columns.map(({ key }) => key).filter((key) => !chosen.includes(key)));
            }}
            options={columns.map(({ key, heading }) => ({ value: key, label: heading }))}
          />
          <Button size="small" onClick={onReset}>
            恢复原来的列
          </Button>
        </div>
      }
    >
      <Button icon={<SettingOutlined aria-hidden />}>列</Button>
    </Popover>
  );
}
