import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** A long list of rows of equal height inside a scrolling element. */
export interface Rows {
  readonly count: number;
  /** In px; if omitted, the height of the element's first child is divided. */
  readonly rowHeight?: number;
  /** The row to scroll into view whenever it changes; undefined leaves the list as it is. */
  readonly wanted: number | undefined;
  /** Rows that stay visible before and after it. */
  readonly around?: number;
  /** Px of the element that cover rows, above or below them. */
  readonly covered?: number;
}

/** The rows to render, and the heights in place of the others, in px. */
export interface RowsInSight {
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
  /** Px scrolled off at the top. */
  readonly top: number;
}

/** Rows rendered on each side of the visible ones, which are added and removed in such batches. */
const MARGIN = 4;

/** More rows than any screen has: an element that grows with its rows would ask for ever more. */
const MOST = 200;

/** The number of visible rows assumed before measuring. */
const FIRST = 40;

interface View {
  readonly top: number;
  /** Of the element and of a row; 0 until they are measured. */
  readonly height: number;
  readonly row: number;
  /** The row that was last scrolled into view. */
  readonly wanted: number | undefined;
}

/**
 * Which rows to render; keeps the wanted one visible. Key the rows by their place in view, so that
 * a jump only writes other text into the same rows. Nothing is measured while a step renders: sizes
 * come from an observer and the position from scroll events, so that no step forces a layout.
 */
export function useRows(scroll: RefObject<HTMLElement | null>, list: Rows): RowsInSight {
  const { count, rowHeight, wanted } = list;
  const [view, setView] = useState<View>({ top: 0, height: 0, row: rowHeight ?? 0, wanted });
  if (view.height > 0 && view.row > 0 && view.wanted !== wanted) {
    setView({ ...view, wanted, top: wanted === undefined ? view.top : topFor(view, list, wanted) });
  }
  const placed = useRef(0);
  useLayoutEffect(() => {
    if (scroll.current === null || placed.current === view.top) return;
    scroll.current.scrollTo(0, view.top);
    placed.current = view.top;
  }, [scroll, view.top]);

  useEffect(() => {
    const element = scroll.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const height = element.clientHeight;
      const all = element.firstElementChild?.getBoundingClientRect().height ?? 0;
      const row = rowHeight ?? (count === 0 ? 0 : all / count);
      // Nothing was scrolled into view yet in an element of this size.
      setView((old) =>
        old.height === height && old.row === row ? old : { ...old, height, row, wanted: undefined },
      );
    };
    const onScroll = (): void => {
      const top = element.scrollTop;
      placed.current = top;
      setView((old) => (old.top === top ? old : { ...old, top }));
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroll, count, rowHeight]);

  const { top, row } = view;
  const inside = view.height > 0 && row > 0 ? Math.ceil(view.height / row) : FIRST;
  const first = row > 0 ? Math.floor(top / row) : 0;
  const shown = Math.min(inside, MOST);
  const start = Math.max(0, Math.min(first, count - shown) - MARGIN);
  const from = start - (start % MARGIN);
  const end = first + shown + MARGIN;
  const to = Math.min(count, end + MARGIN - (end % MARGIN));
  return { from, to, above: from * row, below: Math.max(0, count - to) * row, top };
}

/** The position to scroll to, no further than needed. */
function topFor({ top, height, row }: View, list: Rows, wanted: number): number {
  const { count, around = 0, covered = 0 } = list;
  const room = height - covered;
  const first = Math.max(0, wanted - around) * row;
  const last = Math.min(count, wanted + around + 1) * row;
  if (first < top || last - first > room) return first;
  return last > top + room ? last - room : top;
}
