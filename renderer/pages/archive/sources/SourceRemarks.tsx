import { useState } from 'react';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { numbered } from '../../../components/common/numbered.ts';
import { Pager } from '../../../components/common/Pager.tsx';

const PAGE = 50;

/** What was said of rows of a file. */
export function SourceRemarks({ sourceId }: { readonly sourceId: number }) {
  const [offset, setOffset] = useState(0);
  const remarks = useCall('archive.remarks', { sourceId, offset, limit: PAGE });
  return (
    <div className="archive-remarks">
      {remarks.state === 'loading' && <Loading />}
      {remarks.state === 'failed' && <Failure error={remarks.error} retry={remarks.reload} />}
      {remarks.state === 'ready' && (
        <>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">在文件的哪里</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {numbered(remarks.value.remarks).map(({ at, pointer, says }) => (
                <tr key={at}>
                  <th scope="row">{pointer}</th>
                  <td>{says}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pager offset={offset} limit={PAGE} total={remarks.value.total} onOffset={setOffset} />
        </>
      )}
    </div>
  );
}
