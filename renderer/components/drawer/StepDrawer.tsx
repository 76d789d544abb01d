import { DownOutlined, EyeOutlined, UpOutlined } from '@ant-design/icons';
import { App, Button, Drawer } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { errorOf } from '../../api/desk.ts';
import type { CallState } from '../../api/use-call.ts';
import { formatCount } from '../../text/format.ts';
import { Failure } from '../common/Failure.tsx';
import { Loading } from '../common/Loading.tsx';
import { stepOf } from '../common/step-key.ts';
import type { Uncovered } from '../common/use-covered.ts';

/** Where something stands in the list it was opened from. `position` from 0; null: it is not in the list any more. */
export interface PlaceInList {
  readonly position: number | null;
  readonly total: number;
  readonly previous: number | null;
  readonly next: number | null;
}

interface Props<Detail, Whole> {
  /** What is shown, by its number: another one begins at its top. */
  readonly subject: number;
  readonly title: (shown: Detail | null) => string;
  readonly size: string;
  readonly className: string;
  readonly detail: CallState<Detail>;
  readonly place: PlaceInList;
  /** Full numbers, while somebody looks at them. */
  readonly uncovered: Uncovered<Whole>;
  /** Fetches the full numbers; the look is recorded. */
  readonly uncover: () => Promise<Whole>;
  readonly onStep: (subject: number) => void;
  readonly onClose: () => void;
  readonly children: (shown: Detail) => ReactNode;
}

/** One thing beside the list it was opened from. Esc closes; ↑ ↓, K J step through the list. */
export function StepDrawer<Detail, Whole>(props: Props<Detail, Whole>) {
  const { subject, title, size, className, detail, place, uncovered, uncover, onStep, onClose, children } = props;
  const { message } = App.useApp();
  const content = useRef<HTMLDivElement>(null);
  const { position, total, previous, next } = place;

  // While the next one is fetched the last one stays, dimmed: stepping through does not flicker.
  const last = useRef<Detail | null>(null);
  if (detail.state === 'ready') last.current = detail.value;
  const shown = detail.state === 'ready' ? detail.value : detail.state === 'loading' ? last.current : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each begins at its top.
  useEffect(() => content.current?.closest('.ant-drawer-body')?.scrollTo(0, 0), [subject]);

  const step = (to: number | null): void => {
    if (to !== null) onStep(to);
  };
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

  const show = async (): Promise<void> => {
    try {
      uncovered.show(await uncover());
    } catch (thrown) {
      message.error(errorOf(thrown).message);
    }
  };

  return (
    <Drawer
      open
      size={size}
      className={className}
      title={
        <h2 className="difference-title">
          {title(shown)}{' '}
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
            <Button icon={<EyeOutlined aria-hidden />} disabled={shown === null} onClick={show}>
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
      onClose={onClose}
    >
      <div ref={content} aria-busy={detail.state === 'loading'} className={detail.state === 'loading' ? 'stale' : ''}>
        {detail.state === 'failed' && <Failure error={detail.error} retry={detail.reload} />}
        {shown === null && detail.state === 'loading' && <Loading />}
        {shown !== null && children(shown)}
      </div>
    </Drawer>
  );
}
