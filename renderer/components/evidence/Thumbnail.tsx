import { useEffect, useRef, useState } from 'react';
import type { Load } from './evidence-content.ts';
import { drawThumbnail } from './thumbnail.ts';

/** A small picture of a file. */
export function Thumbnail({ id, load }: { readonly id: number; readonly load: Load }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const place = canvas.current;
    if (place !== null) drawThumbnail(id, load, place).catch(() => setFailed(true));
  }, [id, load]);
  return failed ? (
    <span className="quiet small">打不开</span>
  ) : (
    <canvas ref={canvas} width={1} height={1} aria-hidden />
  );
}
