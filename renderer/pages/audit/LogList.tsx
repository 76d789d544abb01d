import { Button, Input, Pagination, Select } from 'antd';
import { useState } from 'react';
import { LOG_ACTION_LABEL } from '../../../shared/domain/log/action.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Hash } from '../../components/common/Hash.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { formatCount, formatInstant } from '../../text/format.ts';

const PAGE = 50;
const ACTIONS = Object.entries(LOG_ACTION_LABEL).map(([value, label]) => ({ value, label }));

/** What was done, by whom: the newest first, narrowed by person, action and month. Nothing in it can be changed. */
export function LogList() {
  const [page, setPage] = useState(1);
  const [login, setLogin] = useState<string | null>(null);
  const [action, setAction] = useState<string | null>(null);
  const [month, setMonth] = useState('');
  const people = useCall('people.list', {});
  const period = /^\d{4}-\d\d$/.test(month) ? month : null;
  const record = useCall('log.page', { offset: (page - 1) * PAGE, limit: PAGE, login, action, period });
  const isNarrowed = login !== null || action !== null || period !== null;
  const narrow = (work: () => void): void => {
    work();
    setPage(1);
  };
  return (
    <div className="panel">
      <div className="log-filter">
        <Select
          aria-label="人员"
          allowClear
          placeholder="全部人员"
          value={login}
          options={(people.value?.people ?? []).map(({ login: value, name }) => ({ value, label: name }))}
          onChange={(value: string | undefined) => narrow(() => setLogin(value ?? null))}
        />
        <Select
          aria-label="操作"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="全部操作"
          value={action}
          options={ACTIONS}
          onChange={(value: string | undefined) => narrow(() => setAction(value ?? null))}
        />
        <Input
          aria-label="月份"
          placeholder="月份，如 2026-04"
          maxLength={7}
          value={month}
          onChange={(event) => narrow(() => setMonth(event.target.value.trim()))}
        />
        {isNarrowed && (
          <Button
            type="link"
            onClick={() =>
              narrow(() => {
                setLogin(null);
                setAction(null);
                setMonth('');
              })
            }
          >
            全部
          </Button>
        )}
      </div>
      {record.state === 'failed' && <Failure error={record.error} retry={record.reload} />}
      {record.state === 'loading' && <Loading />}
      {record.state === 'ready' && record.value.total === 0 && (
        <Empty
          title={isNarrowed ? '没有符合条件的记录' : '还没有记录'}
          text="登录、读入、对账、决定、查看完整号码、导出、备份都会记在这里，不能修改。"
        />
      )}
      {record.state === 'ready' && record.value.total > 0 && (
        <>
          <div className="table-wide">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">条</th>
                  <th scope="col">时间</th>
                  <th scope="col">人员</th>
                  <th scope="col">操作</th>
                  <th scope="col">对象</th>
                  <th scope="col">说明</th>
                  <th scope="col">指纹</th>
                </tr>
              </thead>
              <tbody>
                {record.value.entries.map(({ seq, at, actor, action: done, subject, detail, sha256 }) => (
                  <tr key={seq}>
                    <td className="figures">{seq}</td>
                    <td className="figures">{formatInstant(at)}</td>
                    <td>{actor || '程序'}</td>
                    <td>{done}</td>
                    <td>{subject}</td>
                    <td>{detail}</td>
                    <td>
                      <Hash sha256={sha256} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Pagination
            className="record-pages"
            size="small"
            current={page}
            pageSize={PAGE}
            total={record.value.total}
            showSizeChanger={false}
            showTotal={(total) => `共 ${formatCount(total)} 条`}
            onChange={setPage}
          />
        </>
      )}
    </div>
  );
}
