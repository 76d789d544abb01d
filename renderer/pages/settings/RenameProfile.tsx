import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../api/desk.ts';
import { Failure } from '../../components/common/Failure.tsx';

interface Props {
  readonly profileId: number;
  readonly name: string;
  readonly onClose: (changed: boolean) => void;
}

export function RenameProfile({ profileId, name, onClose }: Props) {
  const [draft, setDraft] = useState(name);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const ready = draft.trim() !== '';

  const rename = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    try {
      await call('profiles.rename', { profileId, name: draft });
      onClose(true);
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title="版式改名"
      okText="改名"
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void rename()}
      onCancel={() => onClose(false)}
    >
      <Form layout="vertical" onFinish={() => void rename()}>
        <Form.Item label="名称" htmlFor="profile-name">
          <Input
            id="profile-name"
            autoFocus
            maxLength={60}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
        </Form.Item>
        {error !== null && <Failure error={error} />}
      </Form>
    </Modal>
  );
}
