import { Pagination } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { formatCount, formatInstant } from '../../text/format.ts';

const PAGE = 50;

/** What was uncovered, exported, decided, restored: newest first. Nothing in it can be changed. */
export function RecordList() {
  const [page, setPage] = useState(1);
  const record = useCall('log.page', { offset: (page - 1) * PAGE, limit: PAGE });
  if (record.state === 'failed') return <Failure error={record.error} retry={record.reload} />;
  if (record.state === 'ready' && record.value.total === 0)
    return <Empty title="还没有记录" text="查看完整号码、导出、人工决定、备份和恢复会记在这里，不能修改。" />;
  return (
    <div className="panel">
      {record.state === 'loading' ? (
        <Loading />
      ) : (
        <div className="table-wide">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">人员</th>
                <th scope="col">操作</th>
                <th scope="col">对象</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {record.value.entries.map(({ seq, at, actor, action, subject, detail }) => (
                <tr key={seq}>
                  <td className="figures">{formatInstant(at)}</td>
                  <td>{actor || '程序'}</td>
                  <td>{action}</td>
                  <td>{subject}</td>
                  <td>{detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pagination
        className="record-pages"
        size="small"
        current={page}
        pageSize={PAGE}
        total={record.value?.total ?? page * PAGE}
        showSizeChanger={false}
        showTotal={(total) => `共 ${formatCount(total)} 条`}
        onChange={setPage}
      />
    </div>
  );
}
