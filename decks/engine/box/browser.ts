/** The engine in a page: boxes in workers of a sandboxed frame. */
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { FRAME_READY } from './frame-protocol.ts';
import type { FrameRequest } from './frame-protocol.ts';
import type { BoxMessage, BoxRequest, SpawnBox } from '../types.ts';

/**
 * Starts the engine of the page. `frameUrl` is where `frame.html` is served with its own Content
 * Security Policy; the frame is added to the document, unseen.
 */
export function openBrowserEngine(document: Document, frameUrl: string): Engine {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Loopwise engine';
  frame.src = frameUrl;

  const ready = new Promise<Window>((resolve) => {
    const view = document.defaultView;
    const hear = (event: MessageEvent<unknown>): void => {
      const window = frame.contentWindow;
      if (window === null || event.source !== window || event.data !== FRAME_READY) return;
      view?.removeEventListener('message', hear);
      resolve(window);
    };
    view?.addEventListener('message', hear);
  });
  document.body.append(frame);

  // The frame's origin is opaque: no other target than '*' names it.
  const tell = async (request: FrameRequest, transfer: Transferable[] = []): Promise<void> =>
    (await ready).postMessage(request, '*', transfer);

  let boxes = 0;
  const spawn: SpawnBox = (listen) => {
    const box = boxes;
    boxes += 1;
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', (event: MessageEvent<BoxMessage>) => listen(event.data));
    port1.start();
    void tell({ kind: 'spawn', box }, [port2]);
    return {
      post: (request: BoxRequest) => port1.postMessage(request),
      kill: () => {
        port1.close();
        void tell({ kind: 'kill', box });
      },
    };
  };
  const engine = createEngine(spawn, { spare: true });
  return {
    ...engine,
    close: () => {
      engine.close();
      frame.remove();
    },
  };
}
