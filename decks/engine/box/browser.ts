/** The engine in a page: boxes in workers of a sandboxed frame. */
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { FRAME_READY, isPong } from './frame-protocol.ts';
import type { FrameRequest } from './frame-protocol.ts';
import type { BoxRequest, SpawnBox } from '../types.ts';

/** How long an idle frame may take to answer a ping, in ms. */
const LONGEST_SILENCE = 4_000;

/** The same while it fetches and compiles. */
const LONGEST_SILENCE_AT_BOOT = 20_000;

interface EngineFrame {
  readonly send: (request: FrameRequest, transfer?: Transferable[]) => Promise<void>;
  /** Calls `onLost` if the frame does not answer within `patience` milliseconds. */
  readonly ping: (patience: number) => void;
  readonly remove: () => void;
}

/** Where a page's boxes come from. */
export interface BrowserBoxes {
  readonly spawn: SpawnBox;
  readonly close: () => void;
}

/** Starts the page's engine; `frameUrl` as in `openBrowserBoxes`. */
export function openBrowserEngine(document: Document, frameUrl: string): Engine {
  const boxes = openBrowserBoxes(document, frameUrl);
  const engine = createEngine(boxes.spawn, { spare: true });
  return {
    ...engine,
    close: () => {
      engine.close();
      boxes.close();
    },
  };
}

/**
 * Boxes in a frame of their own. `frameUrl` is where `frame.html` is served with its own Content
 * Security Policy; the frame is added to the document, hidden, with the first box. If the frame's
 * process dies, which no event reports, a new frame replaces it.
 */
export function openBrowserBoxes(document: Document, frameUrl: string): BrowserBoxes {
  let frame: EngineFrame | undefined;
  let boxes = 0;
  /** Callbacks that tell the supervisor that a box is gone, by box number. */
  let alive = new Map<number, () => void>();

  function current(): EngineFrame {
    if (frame === undefined) {
      const opened = openFrame(document, frameUrl, () => {
        if (frame !== opened) return;
        opened.remove();
        frame = undefined;
        const lost = alive;
        alive = new Map();
        for (const onGone of lost.values()) onGone();
      });
      frame = opened;
    }
    return frame;
  }

  const spawn: SpawnBox = (onMessage) => {
    const box = boxes;
    boxes += 1;
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', (event: MessageEvent<unknown>) => onMessage(event.data));
    port1.start();
    const home = current();
    alive.set(box, () => onMessage({ kind: 'gone' }));
    void home.send({ kind: 'spawn', box }, [port2]);
    home.ping(LONGEST_SILENCE_AT_BOOT);
    return {
      post: (request: BoxRequest) => {
        port1.postMessage(request);
        home.ping(LONGEST_SILENCE);
      },
      kill: () => {
        alive.delete(box);
        port1.close();
        void home.send({ kind: 'kill', box });
      },
    };
  };
  return {
    spawn,
    close: () => {
      frame?.remove();
      frame = undefined;
    },
  };
}

function openFrame(document: Document, url: string, onLost: () => void): EngineFrame {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Loopwise engine';
  frame.src = url;

  const view = document.defaultView;
  const ready = Promise.withResolvers<Window>();
  const pings = new Map<number, ReturnType<typeof setTimeout>>();
  let count = 0;
  const onMessage = (event: MessageEvent<unknown>): void => {
    const window = frame.contentWindow;
    if (window === null || event.source !== window) return;
    if (event.data === FRAME_READY) ready.resolve(window);
    else if (isPong(event.data)) {
      clearTimeout(pings.get(event.data.ping));
      pings.delete(event.data.ping);
    }
  };
  view?.addEventListener('message', onMessage);
  document.body.append(frame);

  // The frame's origin is opaque, so the only possible target is '*'.
  const send: EngineFrame['send'] = async (request, transfer = []) =>
    (await ready.promise).postMessage(request, '*', transfer);

  return {
    send,
    ping: (patience) => {
      const ping = count;
      count += 1;
      pings.set(ping, setTimeout(onLost, patience));
      void send({ kind: 'ping', ping });
    },
    remove: () => {
      view?.removeEventListener('message', onMessage);
      for (const timer of pings.values()) clearTimeout(timer);
      pings.clear();
      frame.remove();
    },
  };
}
