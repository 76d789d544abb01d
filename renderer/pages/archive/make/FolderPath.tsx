import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { copyText } from '../../../components/grid/copy-text.ts';

/** Where files lie, to be pasted into the file manager. */
export function FolderPath({ folder }: { readonly folder: string }) {
  const { message } = App.useApp();
  return (
    <span className="folder-path">
      <span>{folder}</span>
      <Button
        size="small"
        type="text"
        icon={<CopyOutlined aria-hidden />}
        aria-label={`复制位置 ${folder}`}
        onClick={() => {
          copyText(folder);
          void message.success('已复制位置，可粘贴到文件管理器的地址栏');
        }}
      />
    </span>
  );
}
