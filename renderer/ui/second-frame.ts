import { startTransition, useEffect, useState } from 'react';

/**
 * False until the first frame with this component is painted, true after it: what is costly and
 * not looked at first then keeps no frame waiting. A deferred value would not do, for React may
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
