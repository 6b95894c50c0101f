/** Where the window was, and whether that place still exists. Pure. */

/** A rectangle on the desktop, in device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The stored state of a window. */
export interface WindowState {
  readonly bounds: Bounds;
  readonly maximized: boolean;
}

/** How to open a window: without a position the system centres it. */
export interface Placement {
  readonly size: { readonly width: number; readonly height: number };
  readonly position: { readonly x: number; readonly y: number } | undefined;
  readonly maximized: boolean;
}

/** The review screen does not fit into less. */
export const smallestSize = { width: 480, height: 420 } as const;

const usualSize = { width: 1160, height: 800 } as const;

/** How much of the top edge must be on a display for the window to be dragged. */
const grip = { width: 120, height: 32 } as const;

/** Reads what an earlier run wrote; anything unexpected is ignored. */
export function parseWindowState(text: string): WindowState | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || !isRecord(value['bounds'])) {
    return undefined;
  }
  const { x, y, width, height } = value['bounds'];
  return isWhole(x) && isWhole(y) && isWhole(width) && isWhole(height)
    ? { bounds: { x, y, width, height }, maximized: value['maximized'] === true }
    : undefined;
}

/** Decides where to open, given the work areas of the displays; the first is the primary one. */
export function placeWindow(
  remembered: WindowState | undefined,
  workAreas: readonly Bounds[],
): Placement {
  const bounds = remembered?.bounds;
  const home = bounds && workAreas.find((area) => canBeGripped(bounds, area));
  const limit = home ?? workAreas[0];
  const wanted = home ? bounds : usualSize;
  return {
    size: {
      width: between(smallestSize.width, wanted.width, limit?.width ?? wanted.width),
      height: between(smallestSize.height, wanted.height, limit?.height ?? wanted.height),
    },
    position: home ? { x: bounds.x, y: bounds.y } : undefined,
    maximized: remembered?.maximized ?? false,
  };
}

function canBeGripped(bounds: Bounds, area: Bounds): boolean {
  const visible =
    Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return (
    visible >= grip.width && bounds.y >= area.y && bounds.y + grip.height <= area.y + area.height
  );
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
