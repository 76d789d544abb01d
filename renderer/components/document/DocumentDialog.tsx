import { Modal } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import type { DocumentToMake } from '../../../shared/contracts/desk/documents.ts';
import { call, errorOf } from '../../api/desk.ts';
import { Failure } from '../common/Failure.tsx';
import { FullNumbers } from './FullNumbers.tsx';

/** A document before it is said whether numbers are masked. */
export type DocumentAsked = DocumentToMake extends infer Each
  ? Each extends DocumentToMake
    ? Omit<Each, 'unmasked' | 'purpose'>
    : never
  : never;

interface Props {
  readonly title: string;
  readonly what: string;
  readonly document: DocumentAsked;
  /** Whether it holds identity numbers at all. */
  readonly hasNumbers: boolean;
  /** What full numbers are for, where that is plain. */
  readonly usualPurpose?: string;
  readonly onClose: () => void;
}

/** Masked, or in full for a purpose that is recorded. Then the system asks where to save. */
export function DocumentDialog({ title, what, document, hasNumbers, usualPurpose, onClose }: Props) {
  const [unmasked, setUnmasked] = useState(usualPurpose !== undefined);
  const [purpose, setPurpose] = useState(usualPurpose ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const full = hasNumbers && unmasked;

  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const asked = { ...document, unmasked: full, purpose: full ? purpose.trim() : '' } as DocumentToMake;
      // null: the save dialog was closed; the person may still change something here.
      if ((await call('jobs.document', asked)) !== null) onClose();
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={title}
      okText="选择保存位置…"
      cancelText="取消"
      okButtonProps={{ disabled: full && purpose.trim().length < 2, loading: busy }}
      onOk={save}
      onCancel={onClose}
    >
      <p className="quiet">{what}</p>
      {hasNumbers && (
        <div className="export-choices">
          <FullNumbers unmasked={unmasked} onUnmasked={setUnmasked} purpose={purpose} onPurpose={setPurpose} />
        </div>
      )}
      {error !== null && <Failure error={error} />}
    </Modal>
  );
}
