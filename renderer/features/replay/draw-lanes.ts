/** Draws the lanes of a run on a canvas: only what is in view, and nothing smaller than a pixel. */
import { firstIndex } from '#format/search.ts';
import type { Lane, Segment } from '#engine/trace/trace-reader.ts';
import type { TaskPhase } from '#engine/trace/trace-state.ts';
import type { Axis } from '#session/replay/axis.ts';

/** Heights in px. */
export const LANE = 24;
export const AXIS = 20;
/** Space after the end of the run for the marks of finished lanes, in px. */
export const RIM = 16;

/** Colours and fonts, from the page's tokens. */
export interface LaneTheme {
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly strong: string;
  readonly accent: string;
  readonly wash: string;
  readonly right: string;
  readonly wrong: string;
  readonly sunken: string;
  readonly prose: string;
  readonly code: string;
}

export interface LanesInSight {
  readonly lanes: readonly Lane[];
  readonly axis: Axis;
  readonly nameOf: (lane: Lane) => string;
  /** What a lane waits for from a moment on, if known; otherwise empty. */
  readonly waitOf: (segment: Segment) => string;
  /** The range of the axis to draw. */
  readonly from: number;
  readonly to: number;
  /** Px scrolled off at the top. */
  readonly top: number;
  /** Of the canvas, in px. */
  readonly width: number;
  readonly height: number;
  /** Room for the names, in px. */
  readonly gutter: number;
}

/** How far a segment is drawn beyond the edges, so that its own edge is out of view, in px. */
const BEYOND = 20;

/** The marks of a finished task; the legend explains them. */
export const ENDS: Readonly<Partial<Record<TaskPhase, string>>> = {
  done: '✓',
  failed: '✗',
  cancelled: '⊘',
};

/** Draws on a context whose unit is a CSS pixel. */
export function drawLanes(
  ctx: CanvasRenderingContext2D,
  sight: LanesInSight,
  theme: LaneTheme,
): void {
  const { lanes, width, height, gutter, top } = sight;
  const bottom = height - AXIS;
  ctx.clearRect(0, 0, width, height);
  ctx.save();
  ctx.beginPath();
  ctx.rect(gutter, 0, width - gutter, height);
  ctx.clip();
  drawTime(ctx, sight, theme, bottom);
  ctx.restore();
  const first = Math.max(0, Math.floor(top / LANE));
  const last = Math.min(lanes.length, Math.ceil((top + bottom) / LANE));
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, width, bottom);
  ctx.clip();
  for (let row = first; row < last; row += 1) {
    const lane = lanes[row];
    if (lane === undefined) continue;
    const middle = row * LANE - top + LANE / 2;
    drawName(ctx, sight.nameOf(lane), gutter, middle, theme);
    ctx.save();
    ctx.beginPath();
    ctx.rect(gutter - 1, 0, width - gutter + 1, bottom);
    ctx.clip();
    drawLane(ctx, sight, theme, lane, middle);
    ctx.restore();
  }
  ctx.restore();
}

/** Where the clock moves, and to what time. */
function drawTime(
  ctx: CanvasRenderingContext2D,
  sight: LanesInSight,
  theme: LaneTheme,
  bottom: number,
): void {
  const { axis, from, to, width, height } = sight;
  const x = scale(sight);
  ctx.font = `500 11px ${theme.prose}`;
  ctx.textBaseline = 'middle';
  let free = -Infinity;
  const start = Math.max(0, lastBefore(axis, from) - 1);
  for (let at = start; at < axis.instants.length; at += 1) {
    const { moment, time } = axis.instants[at] ?? { moment: 0, time: 0 };
    const place = axis.placeOf(moment);
    const before = moment === 0 ? 0 : axis.placeOf(moment - 1);
    if (before > to) break;
    if (x(place) - x(before) > 1) {
      // Time passes here without events.
      ctx.fillStyle = theme.sunken;
      ctx.fillRect(x(before), 0, x(place) - x(before), bottom);
    }
    const label = `${Number(time.toFixed(3))} s`;
    const wide = ctx.measureText(label).width;
    const left = Math.min(x(place), width - wide - 2);
    if (left < free || place < from - 1e-9) continue;
    ctx.fillStyle = theme.line;
    ctx.fillRect(Math.round(x(place)), 0, 1, bottom + 4);
    ctx.fillStyle = theme.soft;
    ctx.fillText(label, left, height - AXIS / 2 + 1);
    free = left + wide + 12;
  }
  ctx.fillStyle = theme.line;
  ctx.fillRect(sight.gutter, bottom, width - sight.gutter, 1);
}

function drawName(
  ctx: CanvasRenderingContext2D,
  name: string,
  gutter: number,
  middle: number,
  theme: LaneTheme,
): void {
  ctx.font = `500 12px ${theme.prose}`;
  ctx.textBaseline = 'middle';
  ctx.fillStyle = theme.ink;
  ctx.fillText(fitting(ctx, name, gutter - 14), 2, middle + 1);
}

function drawLane(
  ctx: CanvasRenderingContext2D,
  sight: LanesInSight,
  theme: LaneTheme,
  { segments }: Lane,
  middle: number,
): void {
  const { axis, from, to } = sight;
  const x = scale(sight);
  const begin = axis.momentAt(from);
  // Right of this everything is painted; what is narrower than a pixel is skipped.
  let painted = -Infinity;
  const near = sight.gutter - BEYOND;
  const far = sight.width + BEYOND;
  for (let at = firstEndingAfter(segments, begin); at < segments.length; at += 1) {
    const segment = segments[at];
    if (segment === undefined) break;
    const start = axis.placeOf(segment.from);
    if (start > to) break;
    const left = x(start);
    const right = Math.max(left, x(axis.placeOf(segment.to)));
    if (right - painted < 0.5 && segment.phase !== 'running' && ENDS[segment.phase] === undefined)
      continue;
    // Zoomed in, a segment may be many screens long: only the visible part is drawn.
    const bar = { left: Math.max(left, near), right: Math.min(right, far), middle };
    if (ENDS[segment.phase] === undefined || left >= near)
      drawSegment(ctx, sight, theme, segment, bar);
    painted = right;
  }
}

interface Bar {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

function drawSegment(
  ctx: CanvasRenderingContext2D,
  sight: LanesInSight,
  theme: LaneTheme,
  segment: Segment,
  { left, right, middle }: Bar,
): void {
  const wide = right - left;
  switch (segment.phase) {
    case 'running':
      ctx.fillStyle = theme.accent;
      ctx.fillRect(left, middle - 7, Math.max(1.5, wide), 14);
      return;
    case 'ready':
      ctx.fillStyle = theme.wash;
      ctx.fillRect(left, middle - 5, wide, 10);
      if (wide < 3) return;
      hatch(ctx, { left, right, middle }, theme.accent);
      ctx.strokeStyle = theme.accent;
      ctx.lineWidth = 1;
      ctx.strokeRect(left + 0.5, middle - 4.5, Math.max(0, wide - 1), 9);
      return;
    case 'waiting': {
      const label = wide < 48 ? '' : sight.waitOf(segment);
      ctx.font = `500 11px ${theme.code}`;
      const text = fitting(ctx, label, wide - 16);
      ctx.fillStyle = theme.strong;
      if (text.length < 3) {
        ctx.fillRect(left, middle - 1, wide, 2);
        return;
      }
      const begin = Math.max(left, sight.gutter) + 10;
      const end = begin + ctx.measureText(text).width + 4;
      ctx.fillRect(left, middle - 1, begin - 4 - left, 2);
      ctx.fillRect(end, middle - 1, Math.max(0, right - end), 2);
      ctx.fillStyle = theme.soft;
      ctx.fillText(text, begin, middle + 1);
      return;
    }
    case 'created':
      ctx.fillStyle = theme.faint;
      for (let dot = left; dot < right; dot += 5) ctx.fillRect(dot, middle - 1, 2, 2);
      return;
    case 'done':
    case 'failed':
    case 'cancelled':
      ctx.font = `700 13px ${theme.prose}`;
      ctx.fillStyle =
        segment.phase === 'done'
          ? theme.right
          : segment.phase === 'failed'
            ? theme.wrong
            : theme.soft;
      ctx.fillText(ENDS[segment.phase] ?? '', Math.min(left + 2, sight.width - 12), middle + 1);
  }
}

/** Diagonal lines, so that the bar differs by more than its colour. */
function hatch(ctx: CanvasRenderingContext2D, { left, right, middle }: Bar, colour: string): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, middle - 5, right - left, 10);
  ctx.clip();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let at = left - 10; at < right; at += 5) {
    ctx.moveTo(at, middle + 5);
    ctx.lineTo(at + 10, middle - 5);
  }
  ctx.stroke();
  ctx.restore();
}

/** From a place of the axis to px. */
function scale({ from, to, gutter, width }: LanesInSight): (place: number) => number {
  const factor = (width - gutter - RIM) / Math.max(1e-9, to - from);
  return (place) => gutter + (place - from) * factor;
}

function fitting(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 0 && ctx.measureText(`${text.slice(0, length)}…`).width > room) length -= 1;
  return length === 0 ? '' : `${text.slice(0, length)}…`;
}

/** Index of the first segment that ends after a moment. */
export function firstEndingAfter(segments: readonly Segment[], moment: number): number {
  return firstIndex(segments.length, (at) => (segments[at]?.to ?? 0) > moment);
}

/** How many instants precede a place. */
function lastBefore({ instants, placeOf }: Axis, place: number): number {
  return firstIndex(instants.length, (at) => placeOf(instants[at]?.moment ?? 0) >= place);
}
