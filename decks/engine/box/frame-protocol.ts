/** What the app says to the engine's frame. A box speaks through the port that comes with it. */
export type FrameRequest =
  | { readonly kind: 'spawn'; readonly box: number }
  | { readonly kind: 'kill'; readonly box: number };

/** What the frame gives each box: what takes longest to fetch and to compile. */
export interface BoxParts {
  /** Of pyodide.asm.wasm. */
  readonly module: WebAssembly.Module;
  readonly snapshot: Uint8Array;
}

/** What the frame says once, when it listens. */
export const FRAME_READY = 'loopwise-frame-ready';
