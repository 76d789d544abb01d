import { type RefObject, useEffect, useRef, useState } from 'react';

/** Before it has been measured: the window at its usual size. */
const USUAL_WIDTH = 1080;

/** How wide an element is, in pixels. Small changes are none: a scroll bar that comes and goes must not draw everything anew. */
export function useWidth(): readonly [RefObject<HTMLElement | null>, number] {
  const place = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(USUAL_WIDTH);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? 0;
      // Hidden behind another tab it is 0 wide.
      if (now > 0) setWidth((before) => (Math.abs(now - before) < 20 ? before : now));
    });
    watch.observe(place.current!);
    return () => watch.disconnect();
  }, []);
  return [place, width];
}
