import { Button, Space } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import type { SealedMonth } from '../../../shared/contracts/desk/seals.ts';
import { call, errorOf } from '../../api/desk.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { useMay } from '../../stores/session.ts';

interface Props {
  readonly month: SealedMonth;
  readonly onAdjust: () => void;
}

/** What can be done with a sealed month: its file handed out, its statement printed with the seal, its adjustments. */
export function SealActions({ month: { monthId, seal }, onAdjust }: Props) {
  const [error, setError] = useState<DeskError | null>(null);
  const mayExport = useMay('export');
  const run = (work: () => Promise<unknown>) => () => {
    setError(null);
    work().catch((thrown: unknown) => setError(errorOf(thrown)));
  };
  if (seal === null) return null;
  return (
    <>
      <Space wrap size="small">
        <Button
          size="small"
          onClick={run(() =>
            call('jobs.document', { what: 'seal-file', monthId, format: 'szseal', unmasked: false, purpose: '' }),
          )}
        >
          交付封账文件…
        </Button>
        {mayExport && (
          <Button
            size="small"
            onClick={run(() =>
              call('jobs.export', { runId: seal.runId, what: 'pdf', filter: null, unmasked: false, purpose: '' }),
            )}
          >
            带封账的对账单…
          </Button>
        )}
        <Button size="small" onClick={onAdjust}>
          调整
        </Button>
      </Space>
      {error !== null && <Failure error={error} />}
    </>
  );
}
