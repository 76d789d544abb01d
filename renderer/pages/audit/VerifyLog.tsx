import { Button, Input } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../api/desk.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { JobPanel } from '../../components/job/JobPanel.tsx';
import { isRunning, useJob } from '../../stores/job.ts';
import { formatCount } from '../../text/format.ts';

const HEAD = /^([0-9a-f]{64})@([1-9]\d{0,9})$/i;

/** Verifies the whole log in a job, against a head on paper where there is one; says clearly what came of it. */
export function VerifyLog() {
  const [head, setHead] = useState('');
  const [error, setError] = useState<DeskError | null>(null);
  const job = useJob((store) => store.job);
  const own = job?.kind === 'verify-log' ? job : null;
  const result = own?.result?.kind === 'verify-log' ? own.result : null;
  const given = HEAD.exec(head.trim());
  const isUnclear = head.trim() !== '' && given === null;
  const start = (): void => {
    setError(null);
    const known = given === null ? [] : [{ sha256: given[1]!.toLowerCase(), seq: Number(given[2]) }];
    call('jobs.verifyLog', { known }).catch((thrown: unknown) => setError(errorOf(thrown)));
  };
  return (
    <div className="panel verify-log">
      <p>
        重算整个操作日志的两条指纹链，逐行核对日志担保的决定、疑点、材料和封账，并核对文件、对账结果、人员和设置是否与日志一致。
      </p>
      <label htmlFor="known-head">已知的日志末尾（可以不填）：打印在封账单或审计包交接单上，写成 指纹@条数</label>
      <Input
        id="known-head"
        value={head}
        status={isUnclear ? 'error' : ''}
        placeholder="64 位指纹@条数"
        onChange={(event) => setHead(event.target.value)}
      />
      {isUnclear && <p className="quiet">应当是 64 位十六进制数，@，再写条数。</p>}
      <Button type="primary" disabled={isUnclear || isRunning(job)} onClick={start}>
        开始核验
      </Button>
      {error !== null && <Failure error={error} />}
      {own !== null && isRunning(own) && <JobPanel job={own} />}
      {result !== null && (
        <div className={result.problem === null ? 'verdict verdict-good' : 'verdict verdict-bad'} role="status">
          <p className="verdict-word">{result.problem === null ? '核验通过' : '核验不通过'}</p>
          {result.problem !== null && <p>{result.problem}</p>}
          <p>
            操作日志 {formatCount(result.entries)} 条，担保的记录 {formatCount(result.keptRows)} 行。
            {given === null && '没有包外的指纹可比：单看日志本身，发现不了整个重写过的日志。'}
          </p>
          <dl className="verdict-head">
            <dt>末尾</dt>
            <dd>第 {formatCount(result.seq)} 条</dd>
            <dt>SHA-256</dt>
            <dd>
              <code>{result.sha256}</code>
            </dd>
            <dt>SM3</dt>
            <dd>
              <code>{result.sm3}</code>
            </dd>
          </dl>
        </div>
      )}
    </div>
  );
}
