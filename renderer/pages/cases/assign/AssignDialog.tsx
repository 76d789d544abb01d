import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { CaseFilter } from '../../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { keepOwnEscape } from '../../../components/common/own-escape.ts';
import { STANDARD_CASE_SORT } from '../../../stores/case-view.ts';
import { formatCount } from '../../../text/format.ts';

type Outcome = CallOutput<'cases.assign'>;

/** Which cases: those selected, or everything that passes a filter. */
export type ToAssign =
  | { readonly caseIds: readonly number[] }
  | { readonly filter: CaseFilter; readonly total: number };

interface Props {
  readonly what: ToAssign;
  readonly people: CallOutput<'cases.people'>;
  readonly onDone: (outcome: Outcome) => void;
  readonly onClose: () => void;
}

/** Rows of one call of `cases.page`. */
const PAGE = 500;
/** How many of those that could not be assigned are named. */
const NAMED = 8;

async function idsOf(what: ToAssign): Promise<number[]> {
  if ('caseIds' in what) return [...what.caseIds];
  const ids: number[] = [];
  for (;;) {
    const { rows, total } = await call('cases.page', {
      filter: what.filter,
      sort: STANDARD_CASE_SORT,
      offset: ids.length,
      limit: PAGE,
    });
    ids.push(...rows.map(({ caseId }) => caseId));
    if (rows.length === 0 || ids.length >= total) return ids;
  }
}

/** Gives cases to people, one or thousands at once. Concluding is never done so. */
export function AssignDialog({ what, people, onDone, onClose }: Props) {
  const [to, setTo] = useState<readonly number[]>([]);
  const [dueOn, setDueOn] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [refused, setRefused] = useState<Outcome['refused']>([]);
  const count = 'caseIds' in what ? what.caseIds.length : what.total;

  const assign = async (): Promise<void> => {
    if (to.length === 0 || busy) return;
    setBusy(true);
    setError(null);
    try {
      const outcome = await call('cases.assign', {
        caseIds: await idsOf(what),
        to: [...to],
        dueOn: dueOn === '' ? null : dueOn,
        reason: reason.trim(),
      });
      onDone(outcome);
      if (outcome.refused.length === 0) onClose();
      else setRefused(outcome.refused);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  };

  if (refused.length > 0)
    return (
      <Modal
        open
        title="有的没有分派"
        okText="知道了"
        onOk={onClose}
        onCancel={onClose}
        cancelButtonProps={{ hidden: true }}
      >
        <p>
          已分派 {formatCount(count - refused.length)} 条；{formatCount(refused.length)} 条没有分派：
        </p>
        <ul>
          {refused.slice(0, NAMED).map(({ caseId, number, message }) => (
            <li key={caseId}>
              {number}：{message}
            </li>
          ))}
        </ul>
        {refused.length > NAMED && <p className="quiet">另有 {formatCount(refused.length - NAMED)} 条，原因相仿。</p>}
      </Modal>
    );
  return (
    <Modal
      open
      title={`分派 ${formatCount(count)} 条疑点`}
      okText="分派（Ctrl+Enter）"
      cancelText="取消"
      okButtonProps={{ disabled: to.length === 0, loading: busy }}
      onOk={assign}
      onCancel={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for all fields of the form. */}
      <div
        className="form"
        onKeyDown={(event) => {
          keepOwnEscape(event);
          if (event.key === 'Enter' && event.ctrlKey) void assign();
        }}
      >
        <label htmlFor="assign-to">分派给谁（可以几个人）</label>
        <Select
          id="assign-to"
          mode="multiple"
          autoFocus
          className="form-wide"
          showSearch={{ optionFilterProp: 'label' }}
          value={[...to]}
          onChange={(chosen: number[]) => setTo(chosen)}
          options={people.map(({ personId, name, unit }) => ({
            value: personId,
            label: unit === '' ? name : `${name}（${unit}）`,
          }))}
          notFoundContent="还没有核查员：请管理员在“设置”的“人员”里添加"
        />
        {to.length === 0 && <span className="form-missing">还没选人</span>}
        {to.length === 1 && <span className="quiet">结论要有至少两名核查人，建议分派给两人</span>}
        <label htmlFor="assign-due">办理期限（不填：按优先级定的期限不变）</label>
        <Input
          id="assign-due"
          type="date"
          className="form-day"
          value={dueOn}
          onChange={(event) => setDueOn(event.target.value)}
        />
        <label htmlFor="assign-reason">说明（可不填）</label>
        <Input
          id="assign-reason"
          maxLength={1000}
          placeholder="例如：岭河镇的由包片组核查"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {error !== null && <Failure error={error} />}
      </div>
    </Modal>
  );
}
