import { Button, Input } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import type { DeskPerson } from '../../../../shared/contracts/desk/people.ts';
import { exemptionSentence, fourEyes } from '../../../../shared/domain/people/four-eyes.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { useSession } from '../../../stores/session.ts';

/** Four eyes, or that the office cannot keep them: written down, shown everywhere, printed on every statement. */
export function Exemption({ people }: { readonly people: readonly DeskPerson[] }) {
  const exemption = useSession(({ session }) => (session?.state === 'signed-in' ? session.exemption : null));
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const pair = fourEyes(people.filter(({ state }) => state === 'active'));
  const ready = reason.trim().length >= 4;

  const write = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await call(exemption === null ? 'people.exempt' : 'people.endExemption', { reason });
      setReason('');
      await useSession.getState().refresh();
    } catch (thrown) {
      setError(errorOf(thrown));
    }
    setBusy(false);
  };

  return (
    <section className="panel" aria-labelledby="four-eyes">
      <h2 id="four-eyes">四眼（经办与复核分开）</h2>
      <p className="quiet">
        经手的人不能复核自己经手的事。只有一个人办公的单位做不到，可以登记豁免：登记会记入操作日志，工作台上看得到，每张对账单上都会印出来。
      </p>
      {exemption !== null && <p>{exemptionSentence(exemption)}</p>}
      {exemption !== null && pair !== null && (
        <p className="remark-strong">
          现在{pair[0].name}和{pair[1].name}可以互相复核，应当撤销豁免。
        </p>
      )}
      {exemption === null && pair !== null ? (
        <p>
          {pair[0].name}和{pair[1].name}可以互相复核，不需要豁免。
        </p>
      ) : (
        <form
          className="exemption-form"
          onSubmit={(event) => {
            event.preventDefault();
            void write();
          }}
        >
          <label htmlFor="exemption-reason">{exemption === null ? '登记豁免的原因' : '撤销豁免的原因'}</label>
          <Input
            id="exemption-reason"
            maxLength={200}
            placeholder={
              exemption === null ? '例如：全局只有一名经办人员，局长办公会同意' : '例如：新来一位同事，可以互相复核'
            }
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button htmlType="submit" disabled={!ready} loading={busy}>
            {exemption === null ? '登记豁免' : '撤销豁免'}
          </Button>
        </form>
      )}
      {error !== null && <Failure error={error} />}
    </section>
  );
}
