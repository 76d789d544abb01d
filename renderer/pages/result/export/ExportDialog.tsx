import { Modal, Radio } from 'antd';
import { useState } from 'react';
import type { CallInput } from '../../../../shared/contracts/desk/desk.ts';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import type { DifferenceFilter } from '../../../../shared/contracts/desk/differences.ts';
import { errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { FullNumbers } from '../../../components/document/FullNumbers.tsx';
import { useJob } from '../../../stores/job.ts';
import { formatCount } from '../../../text/format.ts';
import { filterTags, isWhole } from '../filter/filter-tags.ts';

export type ExportKind = CallInput<'jobs.export'>['what'];

/** What can be handed out, and what it is for. */
export const EXPORTS = {
  pdf: { label: '三方对账单（PDF）', what: '签字用的对账单：资金流程、各乡镇数字、结论、文件指纹；不含个人号码' },
  xlsx: { label: '差异明细（Excel）', what: '按类型分表，含文件中的行号，供逐条核实' },
  csv: { label: '差异数据（CSV）', what: '一条一行，供其他程序读取' },
  mapping: {
    label: '对账设置（JSON）',
    what: '本次读表的方法和人工决定，命令行用它可得出同样结果；人工决定中有完整号码，请勿外传',
  },
} as const satisfies Record<ExportKind, { readonly label: string; readonly what: string }>;

interface Props {
  readonly runId: number;
  readonly what: ExportKind;
  readonly filter: DifferenceFilter;
  readonly total: number;
  readonly filtered: number | null;
  readonly onClose: () => void;
}

/** All or what is narrowed; masked, or in full for a purpose that is recorded. Then the system asks where to save. */
export function ExportDialog({ runId, what, filter, total, filtered, onClose }: Props) {
  const rows = what === 'xlsx' || what === 'csv';
  const canNarrow = rows && !isWhole(filter);
  const [narrowed, setNarrowed] = useState(canNarrow);
  const [unmasked, setUnmasked] = useState(false);
  const [purpose, setPurpose] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const startExport = useJob((store) => store.startExport);
  const lacksPurpose = unmasked && purpose.trim().length < 2;

  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const jobId = await startExport({
        runId,
        what,
        filter: canNarrow && narrowed ? filter : null,
        unmasked: rows && unmasked,
        purpose: rows && unmasked ? purpose.trim() : '',
      });
      // null: the save dialog was closed; the person may still change something here.
      if (jobId !== null) onClose();
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={`导出${EXPORTS[what].label}`}
      okText="选择保存位置…"
      cancelText="取消"
      okButtonProps={{ disabled: lacksPurpose, loading: busy }}
      onOk={save}
      onCancel={onClose}
    >
      <p className="quiet">{EXPORTS[what].what}</p>
      {rows && (
        <div className="export-choices">
          <Radio.Group
            aria-label="范围"
            value={narrowed ? 'narrowed' : 'all'}
            onChange={(event) => setNarrowed(event.target.value === 'narrowed')}
          >
            <Radio value="all">全部 {formatCount(total)} 条</Radio>
            <Radio value="narrowed" disabled={!canNarrow}>
              {canNarrow && filtered !== null ? `当前筛选的 ${formatCount(filtered)} 条` : '当前筛选的（没有筛选）'}
            </Radio>
          </Radio.Group>
          {canNarrow && narrowed && (
            <p className="quiet">
              只含：
              {filterTags(filter)
                .map(({ label }) => label)
                .join('；')}
            </p>
          )}
          <FullNumbers
            unmasked={unmasked}
            onUnmasked={setUnmasked}
            purpose={purpose}
            onPurpose={setPurpose}
            focusPurpose
          />
        </div>
      )}
      {error !== null && <Failure error={error} />}
    </Modal>
  );
}
