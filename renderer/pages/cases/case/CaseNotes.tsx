import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';
import { call, errorOf } from '../../../api/desk.ts';

/** A word for whoever works on the case after. It stands in the history. */
export function CaseNotes({ detail, onChanged }: { readonly detail: CaseDetail; readonly onChanged: () => void }) {
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const may = detail.steps.some(({ action, refusal }) => action === 'note' && refusal === null);
  if (!may) return null;
  const add = async (): Promise<void> => {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    try {
      await call('cases.note', { caseId: detail.row.caseId, text: text.trim() });
      setText('');
      onChanged();
    } catch (thrown) {
      message.error(errorOf(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel form" aria-labelledby="case-note">
      <h3 id="case-note">备注</h3>
      <Input.TextArea
        aria-labelledby="case-note"
        rows={2}
        maxLength={4000}
        placeholder="电话里说了什么、还要问谁；记下后不能改，只能再写"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void add();
        }}
      />
      <div className="form-buttons">
        <Button size="small" loading={busy} disabled={text.trim() === ''} onClick={() => void add()}>
          记下（Ctrl+Enter）
        </Button>
      </div>
    </section>
  );
}
