import { startTransition, useEffect, useState } from 'react';

/**
 * False until the first frame with this component is painted, then true, so that costly content
 * that is not looked at first delays no frame. `useDeferredValue` would not do, because React may
 * render it before the browser paints.
 */
export function useSecondFrame(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame's callbacks run before it is painted, the next task after.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return painted;
}
