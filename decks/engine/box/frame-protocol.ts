/** What the app says to the engine's frame. A box speaks through the port that comes with it. */
export type FrameRequest =
  | { readonly kind: 'spawn'; readonly box: number }
  | { readonly kind: 'kill'; readonly box: number }
  /** The frame answers with `isPong`, or it is not there any more. */
  | { readonly kind: 'ping'; readonly ping: number };

/** What the frame gives each box: what takes longest to fetch and to compile. */
export interface BoxParts {
  /** Of pyodide.asm.wasm. */
  readonly module: WebAssembly.Module;
  readonly snapshot: Uint8Array;
}

/** What the frame says once, when it listens. */
export const FRAME_READY = 'loopwise-frame-ready';

/** The frame's answer to a ping. */
export interface Pong {
  readonly kind: 'pong';
  readonly ping: number;
}

export function isPong(data: unknown): data is Pong {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'pong';
}
