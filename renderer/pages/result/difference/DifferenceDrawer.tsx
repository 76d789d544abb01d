import { DownOutlined, EyeOutlined, UpOutlined } from '@ant-design/icons';
import { App, Button, Drawer } from 'antd';
import { useEffect, useRef } from 'react';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import type {
  DifferenceDetail,
  DifferenceFilter,
  DifferenceSort,
} from '../../../../shared/contracts/desk/differences.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { stepOf } from '../../../components/common/step-key.ts';
import { useCovered } from '../../../components/common/use-covered.ts';
import { formatCount } from '../../../text/format.ts';
import { DifferenceBody } from './DifferenceBody.tsx';

interface Props {
  readonly runId: number;
  readonly filter: DifferenceFilter;
  readonly sort: DifferenceSort;
  readonly differenceId: number;
  readonly onStep: (differenceId: number) => void;
  readonly onClose: (position: number | null) => void;
  /** A decision was made or undone. */
  readonly onDecided: () => void;
}

/** One difference, beside the list it was opened from. Esc closes; ↑ ↓, K J step through the view. */
export function DifferenceDrawer({ runId, filter, sort, differenceId, onStep, onClose, onDecided }: Props) {
  const { message } = App.useApp();
  const detail = useCall('differences.get', { differenceId });
  const neighbours = useCall('differences.neighbours', { runId, filter, sort, differenceId });
  const uncovered = useCovered<CallOutput<'differences.uncover'>>(differenceId);
  const content = useRef<HTMLDivElement>(null);

  // While the next one is fetched the last one stays, dimmed: stepping through does not flicker.
  const last = useRef<DifferenceDetail | null>(null);
  if (detail.state === 'ready') last.current = detail.value;
  const shown = detail.state === 'ready' ? detail.value : detail.state === 'loading' ? last.current : null;

  const { position = null, total = 0, previous = null, next = null } = neighbours.value ?? {};
  const step = (to: number | null): void => {
    if (to !== null) onStep(to);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each difference begins at its top.
  useEffect(() => content.current?.closest('.ant-drawer-body')?.scrollTo(0, 0), [differenceId]);

  // On the window: the drawer takes the focus with its outermost element, above the one that hears keys.
  const latestStep = useRef(step);
  latestStep.current = step;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const direction = stepOf(event);
      if (direction === null) return;
      event.preventDefault();
      latestStep.current(direction === 'next' ? next : previous);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [next, previous]);

  const uncover = async (): Promise<void> => {
    try {
      uncovered.show(await call('differences.uncover', { differenceId }));
    } catch (thrown) {
      message.error(errorOf(thrown).message);
    }
  };

  return (
    <Drawer
      open
      size="max(72%, 860px)"
      className="difference-drawer"
      title={
        <h2 className="difference-title">
          差异{' '}
          {position !== null && (
            <span className="quiet figures">
              第 {formatCount(position + 1)} 条，共 {formatCount(total)} 条
            </span>
          )}
        </h2>
      }
      extra={
        <div className="difference-steps">
          {uncovered.value === null ? (
            <Button icon={<EyeOutlined aria-hidden />} disabled={shown === null} onClick={uncover}>
              显示号码
            </Button>
          ) : (
            <Button onClick={uncovered.cover}>立即遮住（{uncovered.secondsLeft} 秒）</Button>
          )}
          <Button
            icon={<UpOutlined aria-hidden />}
            disabled={previous === null}
            title="上一条（↑ 或 K）"
            onClick={() => step(previous)}
          >
            上一条
          </Button>
          <Button
            icon={<DownOutlined aria-hidden />}
            disabled={next === null}
            title="下一条（↓ 或 J）"
            onClick={() => step(next)}
          >
            下一条
          </Button>
        </div>
      }
      closable={{ 'aria-label': '关闭（Esc）' }}
      onClose={() => onClose(position)}
    >
      <div ref={content} aria-busy={detail.state === 'loading'} className={detail.state === 'loading' ? 'stale' : ''}>
        {detail.state === 'failed' && <Failure error={detail.error} retry={detail.reload} />}
        {shown === null && detail.state === 'loading' && <Loading />}
        {shown !== null && (
          <DifferenceBody
            key={shown.row.differenceId}
            detail={shown}
            uncovered={uncovered.value}
            onDecided={() => {
              detail.reload();
              onDecided();
            }}
          />
        )}
      </div>
    </Drawer>
  );
}
