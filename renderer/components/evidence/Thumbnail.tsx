import { useEffect, useRef, useState } from 'react';
import { drawThumbnail } from './thumbnail.ts';

/** A small picture of a piece of evidence. */
export function Thumbnail({ evidenceId }: { readonly evidenceId: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const place = canvas.current;
    if (place !== null) drawThumbnail(evidenceId, place).catch(() => setFailed(true));
  }, [evidenceId]);
  return failed ? (
    <span className="quiet small">打不开</span>
  ) : (
    <canvas ref={canvas} width={1} height={1} aria-hidden />
  );
}
