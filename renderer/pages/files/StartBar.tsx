import { Button } from 'antd';
import type { RunBrief } from '../../../shared/contracts/desk/months.ts';
import { useRoute } from '../../stores/route.ts';
import type { Obstacle } from './readiness.ts';

interface Props {
  readonly obstacles: readonly Obstacle[];
  readonly busy: boolean;
  readonly canStart: boolean;
  /** Whether the person may reconcile at all. */
  readonly mayStart: boolean;
  readonly onStart: () => void;
  /** Shows the file an obstacle is about. */
  readonly onShow: (monthFileId: number) => void;
  readonly run: RunBrief | null;
  readonly stale: boolean;
}

/** 开始核对, and what still stands in its way. */
export function StartBar({ obstacles, busy, canStart, mayStart, onStart, onShow, run, stale }: Props) {
  const go = useRoute((store) => store.go);
  const first = obstacles[0];
  const target = first?.monthFileId ?? null;
  return (
    <>
      {mayStart && (
        <span className="start-says" role="status">
          {busy ? (
            <span className="quiet">正在处理，请稍候</span>
          ) : first === undefined ? (
            <span className="quiet">{run !== null && !stale ? '文件没有变化' : '文件齐了'}</span>
          ) : (
            <>
              {target === null ? (
                <span className="start-obstacle">{first.sentence}</span>
              ) : (
                <Button type="link" size="small" className="start-obstacle" onClick={() => onShow(target)}>
                  {first.sentence}
                </Button>
              )}
              {obstacles.length > 1 && <span className="quiet">等 {obstacles.length} 处</span>}
            </>
          )}
        </span>
      )}
      {run !== null && (
        <Button onClick={() => go({ page: 'result', runId: run.runId, differenceId: null })}>
          {stale ? '上次的结果' : '查看结果'}
        </Button>
      )}
      {mayStart && (
        <Button type="primary" disabled={!canStart} onClick={onStart} title="快捷键 Ctrl+Enter">
          {run === null ? '开始核对' : '重新核对'}
        </Button>
      )}
    </>
  );
}
