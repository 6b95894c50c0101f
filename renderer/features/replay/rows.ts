import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** A long list of rows of equal height inside an element that scrolls. */
export interface Rows {
  readonly count: number;
  /** In px; where it is left out, the room that the element's first child takes is divided. */
  readonly rowHeight?: number;
  /** The row to bring into sight whenever it is another one; undefined leaves the list as it is. */
  readonly wanted: number | undefined;
  /** Rows that stay in sight before and after it. */
  readonly around?: number;
  /** Px of the element that hide rows, above or below them. */
  readonly covered?: number;
}

/** The rows that are worth rendering, and the room of those that are not, in px. */
export interface RowsInSight {
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
  /** Px that are scrolled away above. */
  readonly top: number;
}

/** Rows kept ready on each side of those in sight; they come and go by as many. */
const MARGIN = 4;

/** More rows than any screen has: an element that grows with its rows asks for more and more. */
const MOST = 200;

/** What is in sight at most before it has been measured. */
const FIRST = 40;

interface View {
  readonly top: number;
  /** Of the element and of a row; 0 until they are measured. */
  readonly height: number;
  readonly row: number;
  /** The row that was brought into sight last. */
  readonly wanted: number | undefined;
}

/**
 * Which rows to render, and keeps the wanted one in sight. Whoever renders them does well to key them
 * by their place among those in sight: to jump is then to write other text into the same rows. While a step is shown nothing is measured:
 * sizes come from an observer and the place from scroll events, so that no step has to wait for a
 * layout of the page in between.
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
      // Nothing is brought into sight yet in an element of this size.
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

/** The place to scroll to, no further than is needed. */
function topFor({ top, height, row }: View, list: Rows, wanted: number): number {
  const { count, around = 0, covered = 0 } = list;
  const room = height - covered;
  const first = Math.max(0, wanted - around) * row;
  const last = Math.min(count, wanted + around + 1) * row;
  if (first < top || last - first > room) return first;
  return last > top + room ? last - room : top;
}
