import { Button, Popover } from 'antd';
import type { Run } from '../../../shared/contracts/desk/months.ts';
import { Hash } from '../../components/common/Hash.tsx';
import { Money } from '../../components/common/Money.tsx';
import { formatCount } from '../../text/format.ts';
import { KIND_LABEL } from '../../text/words.ts';

const KINDS = ['approval', 'finance', 'bank', 'bankReturn'] as const;

/** Which files were compared, how much was read of them, and their fingerprints. */
export function ComparedFiles({ run }: { readonly run: Run }) {
  const sources = KINDS.flatMap((kind) => {
    const source = run.sources[kind];
    return source === null ? [] : [{ kind, source }];
  });
  const files = sources.reduce((sum, { source }) => sum + source.files.length, 0);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <div className="compared-files">
          <table className="sheet">
            <thead>
              <tr>
                <th scope="col">账</th>
                <th scope="col">文件</th>
                <th scope="col">指纹</th>
                <th scope="col">读入 / 采用行</th>
                <th scope="col">户</th>
                <th scope="col">金额（元）</th>
              </tr>
            </thead>
            <tbody>
              {sources.map(({ kind, source }) =>
                source.files.map((file, index) => (
                  <tr key={`${kind} ${file.sha256} ${file.name}`}>
                    <th scope="row">{index === 0 ? KIND_LABEL[kind] : ''}</th>
                    <td className="compared-file">{file.name}</td>
                    <td>
                      <Hash sha256={file.sha256} />
                    </td>
                    {index === 0 ? (
                      <>
                        <td className="figures">
                          {formatCount(source.rowsRead)} / {formatCount(source.rowsAccepted)}
                        </td>
                        <td className="figures">{formatCount(source.households)}</td>
                        <td>
                          <Money fen={source.amountFen} />
                        </td>
                      </>
                    ) : (
                      <td colSpan={3} />
                    )}
                  </tr>
                )),
              )}
            </tbody>
          </table>
          <p className="quiet">
            结果指纹 <Hash sha256={run.brief.resultSha256} />
            ，程序版本 {run.engine.version}
          </p>
        </div>
      }
    >
      <Button type="link" size="small" className="inline-link">
        核对了 {files} 个文件
      </Button>
    </Popover>
  );
}
