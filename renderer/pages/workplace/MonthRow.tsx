import { EllipsisOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tag } from 'antd';
import type { MonthCard } from '../../../shared/contracts/desk/months.ts';
import { call, errorOf } from '../../api/desk.ts';
import { Money } from '../../components/common/Money.tsx';
import { PriorityTag } from '../../components/common/PriorityTag.tsx';
import { VerdictTag } from '../../components/common/VerdictTag.tsx';
import { hashOf, useRoute } from '../../stores/route.ts';
import { useMay } from '../../stores/session.ts';
import { formatCount, formatPeriod } from '../../text/format.ts';
import { KIND_LABEL } from '../../text/words.ts';
import { nextStep } from './next-step.ts';

const PRIORITIES = ['P1', 'P2', 'P3'] as const;
const KINDS = ['approval', 'finance', 'bank', 'bankReturn'] as const;

interface Props {
  readonly card: MonthCard;
  /** The month to be worked on: its action is the primary one. */
  readonly first: boolean;
  readonly onRemoved: () => void;
}

/** One month of a programme and the next thing to do with it. */
export function MonthRow({ card, first, onRemoved }: Props) {
  const { monthId, period, programme, files, run, stale, sealed } = card;
  const go = useRoute((store) => store.go);
  const { modal, message } = App.useApp();
  const mayImport = useMay('import');
  const mayReconcile = useMay('reconcile');
  const { label, to } = nextStep(card, mayReconcile);
  const month = `${formatPeriod(period)}${programme}`;

  const remove = (): void => {
    modal.confirm({
      title: `删除${month}`,
      content: '这个月的文件、核对结果和人工决定都会从数据中删除，不能撤销。电脑上的原始文件不受影响。',
      okText: '删除',
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: async () => {
        try {
          await call('months.remove', { monthId });
          onRemoved();
        } catch (thrown) {
          message.error(errorOf(thrown).message);
        }
      },
    });
  };

  return (
    <tr>
      <th scope="row">
        <a href={hashOf({ page: 'files', monthId })}>{formatPeriod(period)}</a>
      </th>
      <td>
        <VerdictTag verdict={run?.verdict ?? null} />
        {sealed && <Tag className="tag-green">已封账</Tag>}
        {stale && run !== null && <div className="quiet small">之后有改动</div>}
      </td>
      <td>
        {run === null ? (
          <span className="quiet">—</span>
        ) : run.differences === 0 ? (
          <span className="quiet">无</span>
        ) : (
          <span className="tag-line">
            {PRIORITIES.filter((priority) => run.byPriority[priority] > 0).map((priority) => (
              <PriorityTag key={priority} priority={priority} count={run.byPriority[priority]} />
            ))}
          </span>
        )}
      </td>
      <td className="number">
        <Money fen={run === null ? null : run.atStakeFen} />
      </td>
      <td>
        {KINDS.map((kind) => (
          <span key={kind} className={files[kind] === 0 ? 'file-count missing' : 'file-count'}>
            {KIND_LABEL[kind]} {files[kind] === 0 ? '无' : formatCount(files[kind])}
          </span>
        ))}
      </td>
      <td className="actions">
        <Button
          type={first ? 'primary' : 'default'}
          size="small"
          aria-label={`${month}：${label}`}
          onClick={() => go(to)}
        >
          {label}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'files', label: '文件', onClick: () => go({ page: 'files', monthId }) },
              ...(run === null
                ? []
                : [
                    {
                      key: 'result',
                      label: '核对结果',
                      onClick: () => go({ page: 'result', runId: run.runId, differenceId: null }),
                    },
                    {
                      key: 'history',
                      label: '与上月对比',
                      onClick: () => go({ page: 'history', monthId, household: null }),
                    },
                  ]),
              ...(mayImport && !sealed
                ? [{ type: 'divider' as const }, { key: 'remove', label: '删除这个月…', danger: true, onClick: remove }]
                : []),
            ],
          }}
        >
          <Button type="text" size="small" icon={<EllipsisOutlined />} aria-label={`${month}：更多`} />
        </Dropdown>
      </td>
    </tr>
  );
}
