import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { isRunning, useJob } from '../../stores/job.ts';

/** The audit package: which months, with the files of evidence or not, masked unless a purpose is given. */
export function MakePackage() {
  const months = useCall('months.list', {});
  const [chosen, setChosen] = useState<number[]>([]);
  const [evidence, setEvidence] = useState(false);
  const [unmasked, setUnmasked] = useState(false);
  const [purpose, setPurpose] = useState('');
  const [error, setError] = useState<DeskError | null>(null);
  const job = useJob((store) => store.job);
  if (months.state === 'loading') return <Loading />;
  if (months.state === 'failed') return <Failure error={months.error} retry={months.reload} />;
  const reconciled = months.value.filter(({ run }) => run !== null);
  if (reconciled.length === 0) return <Empty title="还没有对过账的月份" text="对账之后可以在这里导出审计包。" />;
  const save = (): void => {
    setError(null);
    call('jobs.document', {
      what: 'audit-package',
      months: chosen.length === 0 ? null : chosen,
      format: 'zip',
      evidence,
      unmasked,
      purpose: unmasked ? purpose.trim() : '',
    }).catch((thrown: unknown) => setError(errorOf(thrown)));
  };
  return (
    <div className="panel make-package">
      <p>
        一个 zip：对账单、差异、决定、疑点、封账、操作日志、源文件指纹和核验程序。对方装有 Node.js
        就能核验，不用三账通：
        <code>node verify.mjs 审计包.zip</code>
      </p>
      <Select
        aria-label="月份"
        mode="multiple"
        placeholder="全部对过账的月份"
        value={chosen}
        options={reconciled.map(({ monthId, period, programme }) => ({
          value: monthId,
          label: `${period} ${programme}`,
        }))}
        onChange={setChosen}
      />
      <Checkbox checked={evidence} onChange={(event) => setEvidence(event.target.checked)}>
        附上材料文件（不选只有目录）
      </Checkbox>
      <Checkbox checked={unmasked} onChange={(event) => setUnmasked(event.target.checked)}>
        身份证号和账号不打码：能重算每一行，请按个人信息保管
      </Checkbox>
      {unmasked && (
        <Input
          aria-label="用途（必填，会记入操作日志）"
          placeholder="用途（必填，会记入操作日志），例如：省厅审计"
          maxLength={200}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
      )}
      <Button type="primary" disabled={isRunning(job) || (unmasked && purpose.trim().length < 2)} onClick={save}>
        选择保存位置…
      </Button>
      {error !== null && <Failure error={error} />}
    </div>
  );
}
