import { Alert, Button } from 'antd';
import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { acknowledgeLayout, useFilesSession } from './files-session.ts';

function names(headers: readonly string[]): string {
  return headers.map((header) => `“${header}”`).join('、');
}

/** By which profile the file was read; and how its layout differs from the one the profile was kept for, until that was looked at. */
export function LayoutNote({ reading }: { readonly reading: FileReading }) {
  const acknowledged = useFilesSession((store) => store.acknowledged.has(reading.monthFileId));
  const { profile, layoutChange } = reading;
  if (layoutChange === null)
    return profile === null ? null : <p className="layout-known">按版式《{profile.name}》识别</p>;
  const { profileName, added, removed, moved } = layoutChange;
  return (
    <Alert
      className="layout-note"
      type={acknowledged ? 'info' : 'warning'}
      showIcon
      title={`这个文件的版式与保存的《${profileName}》不同`}
      description={
        <>
          <ul>
            {removed.length > 0 && (
              <li>
                少了 {removed.length} 列：{names(removed)}
              </li>
            )}
            {added.length > 0 && (
              <li>
                多了 {added.length} 列：{names(added)}
              </li>
            )}
            {moved.length > 0 && (
              <li>
                换了位置 {moved.length} 列：{names(moved)}
              </li>
            )}
          </ul>
          {acknowledged
            ? '已确认按现在的识别结果核对。'
            : '请看下面各列的含义对不对。对，就确认；不对，改好后重新识别。'}
        </>
      }
      action={
        !acknowledged && (
          <Button size="small" onClick={() => acknowledgeLayout(reading.monthFileId)}>
            已看过，照此核对
          </Button>
        )
      }
    />
  );
}
