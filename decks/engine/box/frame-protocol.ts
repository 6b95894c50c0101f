/** Messages from the app to the engine's frame. A box talks over the port that comes with its message. */
export type FrameRequest =
  | { readonly kind: 'spawn'; readonly box: number }
  | { readonly kind: 'kill'; readonly box: number }
  /** The frame answers with `isPong`, unless it is gone. */
  | { readonly kind: 'ping'; readonly ping: number };

/** What the frame gives each box: the parts that take longest to fetch and compile. */
export interface BoxParts {
  /** From pyodide.asm.wasm. */
  readonly module: WebAssembly.Module;
  /** From python_stdlib.zip. */
  readonly library: Uint8Array<ArrayBuffer>;
  /** See packed-memory.ts. */
  readonly snapshot: Uint8Array<ArrayBuffer>;
}

/** A box receives its parts one by one, each as soon as it is there. */
export type ArrivingParts = { readonly [Name in keyof BoxParts]: Promise<BoxParts[Name]> };

/** Posted by the frame once, when it is listening. */
export const FRAME_READY = 'loopwise-frame-ready';

/** The frame's answer to a ping. */
export interface Pong {
  readonly kind: 'pong';
  readonly ping: number;
}

export function isPong(data: unknown): data is Pong {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'pong';
}
