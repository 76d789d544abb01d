import { App, Button } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Allowed } from '../../components/session/Allowed.tsx';
import { formatInstant } from '../../text/format.ts';
import { KIND_LABEL } from '../../text/words.ts';
import { RenameProfile } from './RenameProfile.tsx';

type Profile = CallOutput<'profiles.list'>[number];

const HEADERS_SHOWN = 8;

/** How files of one layout are read: kept from corrections by hand, met again by their headers. */
export function Profiles() {
  const profiles = useCall('profiles.list', {});
  const [renamed, setRenamed] = useState<Profile | null>(null);
  const { modal, message } = App.useApp();

  const remove = ({ id, name }: Profile): void => {
    modal.confirm({
      title: `删除版式“${name}”`,
      content: '以后导入同样版式的文件时不再自动套用。已经导入的文件不受影响。',
      okText: '删除',
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: async () => {
        try {
          await call('profiles.remove', { profileId: id });
          profiles.reload();
        } catch (thrown) {
          message.error(errorOf(thrown).message);
        }
      },
    });
  };

  if (profiles.state === 'loading') return <Loading />;
  if (profiles.state === 'failed') return <Failure error={profiles.error} retry={profiles.reload} />;
  if (profiles.value.length === 0)
    return (
      <Empty
        title="还没有保存的版式"
        text="导入文件后，如果改过某一列的含义、表头行或工作表，可以保存为版式；下个月导入同样版式的文件时自动套用。"
      />
    );
  return (
    <div className="panel table-wide">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">类别</th>
            <th scope="col">按这些表头识别</th>
            <th scope="col">保存于</th>
            <th scope="col">最近使用</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {profiles.value.map((profile) => (
            <tr key={profile.id}>
              <th scope="row">{profile.name}</th>
              <td>{KIND_LABEL[profile.kind]}</td>
              <td>
                <Headers headers={profile.headers} />
              </td>
              <td className="figures">{formatInstant(profile.createdAt)}</td>
              <td className="figures">{profile.usedAt === null ? '未用过' : formatInstant(profile.usedAt)}</td>
              <td className="actions">
                <Allowed right="import">
                  <Button
                    size="small"
                    type="link"
                    aria-label={`改名：${profile.name}`}
                    onClick={() => setRenamed(profile)}
                  >
                    改名
                  </Button>
                  <Button
                    size="small"
                    type="link"
                    danger
                    aria-label={`删除：${profile.name}`}
                    onClick={() => remove(profile)}
                  >
                    删除
                  </Button>
                </Allowed>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {renamed !== null && (
        <RenameProfile
          profileId={renamed.id}
          name={renamed.name}
          onClose={(changed) => {
            setRenamed(null);
            if (changed) profiles.reload();
          }}
        />
      )}
    </div>
  );
}

/** The headers of a layout: the first few, all of them on demand. */
function Headers({ headers }: { readonly headers: readonly string[] }) {
  const named = headers.filter((header) => header !== '');
  if (named.length <= HEADERS_SHOWN) return <>{named.join('、')}</>;
  return (
    <details>
      <summary>
        {named.slice(0, HEADERS_SHOWN).join('、')} 等 {named.length} 列
      </summary>
      {named.slice(HEADERS_SHOWN).join('、')}
    </details>
  );
}
