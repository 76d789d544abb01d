import { Button, Input, type InputRef, Modal } from 'antd';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { profileNameOf } from './reading-words.ts';

interface Props {
  readonly reading: FileReading;
  readonly disabled: boolean;
  /** Gives whether it was kept. */
  readonly onKeep: (name: string) => Promise<boolean>;
}

/** Keeps how a file is read under a name, so that files of this layout are read so next month. */
export function KeepProfile({ reading, disabled, onKeep }: Props) {
  const [name, setName] = useState<string | null>(null);
  const [keeping, setKeeping] = useState(false);
  const form = useId();
  const input = useRef<InputRef>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = (name ?? '').trim();
    if (typed === '') return;
    setKeeping(true);
    if (await onKeep(typed)) setName(null);
    setKeeping(false);
  };
  return (
    <>
      <Button
        size="small"
        disabled={disabled}
        title={disabled ? '请先重新识别' : '下个月遇到同样版式的文件，照这次的样子识别'}
        onClick={() => setName(reading.profile?.name ?? profileNameOf(reading.name))}
      >
        保存为版式
      </Button>
      <Modal
        title="保存为版式"
        open={name !== null}
        onCancel={() => setName(null)}
        width={440}
        okText="保存"
        okButtonProps={{ htmlType: 'submit', form, disabled: (name ?? '').trim() === '' }}
        confirmLoading={keeping}
        cancelText="取消"
        // The dialog takes the focus itself when it opens: what is to be typed takes it after that.
        afterOpenChange={(open) => open && input.current?.focus({ cursor: 'all' })}
        destroyOnHidden
      >
        <form id={form} onSubmit={(event) => void submit(event)} className="keep-profile">
          <p className="quiet">
            连同现在的改动一起保存。以后导入表头相同的文件，就按这个版式识别；表头有变化时会先提示。
          </p>
          <label htmlFor={`${form}-name`}>版式名称</label>
          <Input
            id={`${form}-name`}
            ref={input}
            value={name ?? ''}
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
          />
        </form>
      </Modal>
    </>
  );
}
