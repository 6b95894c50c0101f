import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** The rows of a long list that are in sight, and the room of those that are not, in px. */
export interface Windowed {
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
}

/** Rows kept ready on each side of those in sight. */
const MARGIN = 8;

/** More rows than any screen has. */
const MOST = 200;

/** What is in sight at most before it has been measured. */
const FIRST = 40;

/** Which of `count` rows of equal height to render inside the element that scrolls. */
export function useWindowed(
  scroll: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): Windowed {
  const [view, setView] = useState({ first: 0, rows: FIRST });
  useEffect(() => {
    const element = scroll.current;
    if (element === null) return undefined;
    const look = (): void => {
      const first = Math.floor(element.scrollTop / rowHeight);
      const inside = Math.ceil(element.clientHeight / rowHeight) || FIRST;
      // An element that grows with its rows would ask for more and more of them.
      const rows = Math.min(inside, MOST);
      setView((old) => (old.first === first && old.rows === rows ? old : { first, rows }));
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroll, rowHeight]);
  const from = Math.max(0, Math.min(view.first, count - view.rows) - MARGIN);
  const to = Math.min(count, from + view.rows + 2 * MARGIN);
  return { from, to, above: from * rowHeight, below: (count - to) * rowHeight };
}

/**
 * Scrolls just so far that a row is in sight; does nothing where it is. `covered`: px at the bottom
 * of the element that hide rows.
 */
export function bringRowIntoSight(
  element: HTMLElement,
  row: number,
  rowHeight: number,
  covered = 0,
): void {
  const top = row * rowHeight;
  const { scrollTop } = element;
  const clientHeight = element.clientHeight - covered;
  if (top < scrollTop) element.scrollTop = top;
  else if (top + rowHeight > scrollTop + clientHeight)
    element.scrollTop = top + rowHeight - clientHeight;
}
