import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Hash } from '../../components/common/Hash.tsx';
import { formatInstant } from '../../text/format.ts';
import { KIND_LABEL } from '../../text/words.ts';

interface Props {
  readonly monthId: number;
  /** Anything that changes when the files of the month do. */
  readonly version: string;
}

/** Versions of files that were replaced or taken out. Nothing where there are none. */
export function FormerFiles({ monthId, version }: Props) {
  const [open, setOpen] = useState(false);
  const former = useCall('files.former', { monthId }, { reloadOn: [version] });
  if (former.state === 'failed') return <Failure error={former.error} retry={former.reload} />;
  if (former.state === 'loading' || former.value.length === 0) return null;
  return (
    <section className="panel former" aria-label="以前的文件">
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />} 以前的文件（{former.value.length}）
        <span className="quiet">　换下或移除的文件，只供查对，不参加核对</span>
      </button>
      {open && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">类别</th>
              <th scope="col">文件名</th>
              <th scope="col">导入时间</th>
              <th scope="col">换下时间</th>
              <th scope="col">去向</th>
              <th scope="col">文件指纹</th>
            </tr>
          </thead>
          <tbody>
            {former.value.map(({ monthFileId, kind, name, sha256, addedAt, endedAt, replacedBy }) => (
              <tr key={monthFileId}>
                <td>{KIND_LABEL[kind]}</td>
                <td className="wrap">{name}</td>
                <td className="figures">{formatInstant(addedAt)}</td>
                <td className="figures">{formatInstant(endedAt)}</td>
                <td className="wrap">{replacedBy === null ? '已移除' : `换成“${replacedBy}”`}</td>
                <td>
                  <Hash sha256={sha256} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
