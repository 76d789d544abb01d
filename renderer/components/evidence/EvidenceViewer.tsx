import { LeftOutlined, RightOutlined, RotateRightOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { errorOf } from '../../api/desk.ts';
import { Failure } from '../common/Failure.tsx';
import { Loading } from '../common/Loading.tsx';
import { Scrolls } from '../common/Scrolls.tsx';
import type { Content, Load } from './evidence-content.ts';
import { PdfPages } from './PdfPages.tsx';
import { Picture } from './Picture.tsx';

/** A file that can be looked at. */
export interface Piece {
  readonly id: number;
  readonly name: string;
  readonly typeLabel: string;
  /** Whether the window can show it. */
  readonly shown: boolean;
}

interface Props {
  readonly pieces: readonly Piece[];
  readonly load: Load;
  /** Which of them. */
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly onClose: () => void;
  /** undefined: it cannot be saved from here. */
  readonly onSave?: (at: number) => void;
}

const SCALES = [0.5, 0.75, 1, 1.5, 2, 3] as const;
const AS_WIDE_AS_IT_GOES = 2;

/** A file out of the database, as large as the window: pictures and PDFs by the window itself, others to be saved. ← → for the one before and after. */
export function EvidenceViewer({ pieces, load, at, onAt, onClose, onSave }: Props) {
  const piece = pieces[at]!;
  const [held, setHeld] = useState<{ readonly id: number; readonly content: Content } | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const [scale, setScale] = useState(AS_WIDE_AS_IT_GOES);
  const [turned, setTurned] = useState(0);

  const { id, shown } = piece;
  useEffect(() => {
    let overtaken = false;
    setError(null);
    setTurned(0);
    if (!shown) return;
    load(id).then(
      (content) => {
        if (!overtaken) setHeld({ id, content });
      },
      (thrown: unknown) => {
        if (!overtaken) setError(errorOf(thrown));
      },
    );
    return () => {
      overtaken = true;
    };
  }, [id, load, shown]);

  const step = (by: number): void => {
    if (at + by >= 0 && at + by < pieces.length) onAt(at + by);
  };
  const content = held?.id === id ? held.content : null;
  return (
    <Modal
      open
      width="min(96vw, 1280px)"
      className="evidence-viewer"
      title={
        <>
          {piece.name}{' '}
          <span className="quiet small">
            第 {at + 1} 份，共 {pieces.length} 份 · {piece.typeLabel}
          </span>
        </>
      }
      footer={null}
      onCancel={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows for whatever within has the focus. */}
      <div
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') step(-1);
          else if (event.key === 'ArrowRight') step(1);
          else if (event.key === '+' || event.key === '=') setScale(Math.min(scale + 1, SCALES.length - 1));
          else if (event.key === '-') setScale(Math.max(scale - 1, 0));
          else return;
          event.preventDefault();
        }}
      >
        <div className="evidence-tools">
          <Button icon={<LeftOutlined aria-hidden />} disabled={at === 0} title="上一份（←）" onClick={() => step(-1)}>
            上一份
          </Button>
          <Button
            icon={<RightOutlined aria-hidden />}
            disabled={at === pieces.length - 1}
            title="下一份（→）"
            onClick={() => step(1)}
          >
            下一份
          </Button>
          {shown && (
            <>
              <Button
                icon={<ZoomOutOutlined aria-hidden />}
                disabled={scale === 0}
                title="缩小（-）"
                onClick={() => setScale(scale - 1)}
              >
                缩小
              </Button>
              <Button
                icon={<ZoomInOutlined aria-hidden />}
                disabled={scale === SCALES.length - 1}
                title="放大（+）"
                onClick={() => setScale(scale + 1)}
              >
                放大
              </Button>
              <Button icon={<RotateRightOutlined aria-hidden />} onClick={() => setTurned((turned + 90) % 360)}>
                转 90 度
              </Button>
            </>
          )}
          {onSave !== undefined && <Button onClick={() => onSave(at)}>另存…</Button>}
          <span className="quiet small">
            {onSave === undefined ? '每次查看都会记入操作日志' : '每次查看和另存都会记入操作日志'}
          </span>
        </div>
        {error !== null && <Failure error={error} />}
        {!shown && <p className="evidence-unshown">这种文件窗口里看不了，请点“另存…”，用别的软件打开。</p>}
        {shown && content === null && error === null && <Loading />}
        {content !== null && (
          <Scrolls className="evidence-sheet" label={`${piece.name}的内容`}>
            {content.media === 'application/pdf' ? (
              <PdfPages key={id} bytes={content.bytes} scale={SCALES[scale]!} turned={turned} name={piece.name} />
            ) : (
              <Picture
                key={id}
                address={`data:${content.media};base64,${content.base64}`}
                scale={SCALES[scale]!}
                turned={turned}
                name={piece.name}
              />
            )}
          </Scrolls>
        )}
      </div>
    </Modal>
  );
}
