import { DownOutlined, EyeOutlined, UpOutlined } from '@ant-design/icons';
import { App, Button, Drawer } from 'antd';
import { useEffect, useRef } from 'react';
import type { CaseDetail, CaseFilter, CaseSort } from '../../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { stepOf } from '../../../components/common/step-key.ts';
import { useCovered } from '../../../components/common/use-covered.ts';
import { formatCount } from '../../../text/format.ts';
import { CaseBody } from './CaseBody.tsx';

interface Props {
  readonly caseId: number;
  readonly filter: CaseFilter;
  readonly sort: CaseSort;
  readonly people: CallOutput<'cases.people'>;
  readonly onStep: (caseId: number) => void;
  readonly onClose: (position: number | null) => void;
  /** A step was taken. */
  readonly onChanged: () => void;
}

/** One case, beside the list it was opened from. Esc closes; ↑ ↓, K J step through the view. */
export function CaseDrawer({ caseId, filter, sort, people, onStep, onClose, onChanged }: Props) {
  const { message } = App.useApp();
  const detail = useCall('cases.get', { caseId });
  const neighbours = useCall('cases.neighbours', { filter, sort, caseId });
  const uncovered = useCovered<CallOutput<'cases.uncover'>>(caseId);
  const content = useRef<HTMLDivElement>(null);

  // While the next one is fetched the last one stays, dimmed: stepping through does not flicker.
  const last = useRef<CaseDetail | null>(null);
  if (detail.state === 'ready') last.current = detail.value;
  const shown = detail.state === 'ready' ? detail.value : detail.state === 'loading' ? last.current : null;

  // A step may take the case out of the view: its former neighbours stay those to go on to.
  const place = useRef({
    caseId: 0,
    position: null as number | null,
    total: 0,
    previous: null as number | null,
    next: null as number | null,
  });
  if (neighbours.state === 'ready') {
    const { position, total, previous, next } = neighbours.value;
    if (position !== null || place.current.caseId !== caseId)
      place.current = { caseId, position, total, previous, next };
  }
  const { position, total, previous, next } = place.current;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each case begins at its top.
  useEffect(() => content.current?.closest('.ant-drawer-body')?.scrollTo(0, 0), [caseId]);

  const latestStep = useRef(onStep);
  latestStep.current = onStep;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const direction = stepOf(event);
      const to = direction === 'next' ? next : direction === 'previous' ? previous : null;
      if (direction === null) return;
      event.preventDefault();
      if (to !== null) latestStep.current(to);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [next, previous]);

  const uncover = async (): Promise<void> => {
    try {
      uncovered.show(await call('cases.uncover', { caseId }));
    } catch (thrown) {
      message.error(errorOf(thrown).message);
    }
  };

  return (
    <Drawer
      open
      size="max(80%, 940px)"
      className="case-drawer"
      title={
        <h2 className="difference-title">
          疑点 {shown?.row.number ?? ''}{' '}
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
            onClick={() => previous !== null && onStep(previous)}
          >
            上一条
          </Button>
          <Button
            icon={<DownOutlined aria-hidden />}
            disabled={next === null}
            title="下一条（↓ 或 J）"
            onClick={() => next !== null && onStep(next)}
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
          <CaseBody
            key={shown.row.caseId}
            detail={shown}
            people={people}
            uncovered={uncovered.value}
            onChanged={() => {
              detail.reload();
              neighbours.reload();
              onChanged();
            }}
          />
        )}
      </div>
    </Drawer>
  );
}
