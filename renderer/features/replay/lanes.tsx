import { useEffect, useMemo, useRef, useState } from 'react';
import type { Lane, Segment, TraceReader } from '#engine/trace/trace-reader.ts';
import type { LoopState } from '#engine/trace/trace-state.ts';
import type { Watched } from '#session/replay/load.ts';
import type { LaneTheme } from './draw-lanes.ts';
import { AXIS, LANE, RIM, drawLanes } from './draw-lanes.ts';
import { useRows } from './rows.ts';
import { laneName } from './words.ts';
import styles from './lanes.module.css';

/** The part of the axis that the lanes show. */
export interface Sight {
  readonly from: number;
  readonly to: number;
}

/**
 * The visible range at a zoom: it stays while the playhead moves through its middle, and then
 * advances by half, so that the picture rarely moves while it is being looked at.
 */
function sightAt(place: number, zoom: number): Sight {
  const wide = 1 / zoom;
  const from = Math.floor(place / (wide / 2)) * (wide / 2) - wide / 4;
  const inside = Math.min(1 - wide, Math.max(0, from));
  return { from: inside, to: inside + wide };
}

/** The lanes of interest: without those of asyncio's own clean-up. */
export function useLanes(reader: TraceReader): {
  readonly lanes: readonly Lane[];
  readonly end: LoopState;
} {
  return useMemo(() => {
    const end = reader.at(reader.length - 1);
    const lanes = reader.lanes.filter(({ lane }) => end.tasks[lane - 1]?.housekeeping !== true);
    return { lanes, end };
  }, [reader]);
}

/** The lanes of a run over its virtual time, with the playhead; a click jumps there. */
export function Lanes(props: {
  readonly watched: Watched;
  readonly moment: number;
  readonly zoom: number;
  readonly running: number | undefined;
  /** Px for the names. */
  readonly gutter: number;
  readonly label: string;
  readonly onJump?: (moment: number) => void;
}) {
  const { watched, moment, zoom, running, gutter, label, onJump } = props;
  const { reader, axis } = watched;
  const { lanes, end } = useLanes(reader);
  const scroll = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const place = axis.placeOf(moment);
  const { from, to } = sightAt(place, zoom);
  const size = useSize(scroll);
  const theme = useTheme();
  const row = lanes.findIndex(({ lane }) => lane === running);
  const { top } = useRows(scroll, {
    count: lanes.length,
    rowHeight: LANE,
    wanted: row < 0 ? undefined : row,
    covered: AXIS,
  });

  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (element === null || !ctx || theme === undefined || size.width === 0) return;
    const { width, height } = size;
    const ratio = window.devicePixelRatio;
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const nameOf = (lane: Lane): string => laneName(lane, end);
    const waitOf = (segment: Segment): string => waitLabel(reader, segment);
    drawLanes(ctx, { lanes, axis, nameOf, waitOf, from, to, top, width, height, gutter }, theme);
  }, [lanes, end, axis, reader, from, to, top, size, theme, gutter]);

  const plot = Math.max(0, size.width - gutter - RIM);
  const head = gutter + ((place - from) / (to - from)) * plot;
  return (
    <div className={styles['lanes']}>
      <div className={styles['scroll']} ref={scroll} style={{ height: lanes.length * LANE + AXIS }}>
        {/* The scrubber below does the same by keyboard, and the lanes are also described in words. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
        <canvas
          ref={canvas}
          className={styles['canvas']}
          role="img"
          aria-label={label}
          onClick={({ clientX, currentTarget }) => {
            const x = clientX - currentTarget.getBoundingClientRect().left - gutter;
            if (x >= 0 && plot > 0) onJump?.(axis.momentAt(from + (x / plot) * (to - from)));
          }}
        />
        <div style={{ height: Math.max(0, lanes.length * LANE + AXIS - size.height) }} />
      </div>
      <div
        className={styles['head']}
        aria-hidden="true"
        style={{ transform: `translateX(${head}px)` }}
      />
    </div>
  );
}

function waitLabel(reader: TraceReader, { from }: Segment): string {
  const event = reader.event(from);
  return event.kind === 'end' ? (event.wait?.label ?? '') : '';
}

/** The content size of an element in px, as it changes. */
function useSize(of: React.RefObject<HTMLElement | null>): {
  readonly width: number;
  readonly height: number;
} {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = of.current;
    if (element === null) return undefined;
    const sizes = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [of]);
  return size;
}

/** The tokens for a canvas; read again when the learner's or the system's theme changes. */
function useTheme(): LaneTheme | undefined {
  const [theme, setTheme] = useState<LaneTheme>();
  useEffect(() => {
    const read = (): void => setTheme(readTheme());
    read();
    // Names drawn before the fonts are loaded would keep a fallback font.
    void document.fonts?.ready.then(read);
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', read);
    const chosen = new MutationObserver(read);
    chosen.observe(document.documentElement, { attributes: true });
    return () => {
      dark.removeEventListener('change', read);
      chosen.disconnect();
    };
  }, []);
  return theme;
}

function readTheme(): LaneTheme {
  const style = getComputedStyle(document.documentElement);
  // A canvas does not support `light-dark()`: the computed colour of an element is resolved.
  const probe = document.createElement('span');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const theme = {
    ink: colour('ink'),
    soft: colour('ink-soft'),
    faint: colour('ink-faint'),
    line: colour('line'),
    strong: colour('line-control'),
    accent: colour('accent'),
    wash: colour('accent-wash'),
    right: colour('right'),
    wrong: colour('wrong'),
    sunken: colour('sunken'),
    prose: style.getPropertyValue('--prose').trim(),
    code: style.getPropertyValue('--code').trim(),
  };
  probe.remove();
  return theme;
}
