import { DownOutlined, ExportOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { EXPORTS, type ExportKind } from './ExportDialog.tsx';

interface Props {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly disabled: boolean;
  readonly onChoose: (what: ExportKind) => void;
}

/** 导出: what to hand out. */
export function ExportMenu({ open, onOpen, disabled, onChoose }: Props) {
  return (
    <Dropdown
      trigger={['click']}
      open={open}
      onOpenChange={onOpen}
      disabled={disabled}
      autoFocus
      menu={{
        items: Object.entries(EXPORTS).map(([key, { label }]) => ({ key, label })),
        onClick: ({ key }) => onChoose(key as ExportKind),
      }}
    >
      <Button type="primary" icon={<ExportOutlined aria-hidden />} aria-haspopup="menu" aria-expanded={open}>
        导出 <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
