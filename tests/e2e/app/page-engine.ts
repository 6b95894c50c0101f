/** The engine on boxes in the app's own frame, supervised by the test. */
import type { Frame } from 'playwright/test';
import { createEngine } from '#engine/box/engine.ts';
import type { Engine } from '#engine/box/engine.ts';
import type { BoxMessage, BoxRequest } from '#engine/types.ts';
import { expect } from '../fixtures.ts';
import type { Host } from '../hosts/host.ts';

/** The frame in which the app's Python lives. */
export async function engineFrame(host: Host): Promise<Frame> {
  const find = (): Frame | undefined =>
    host.page.frames().find((frame) => /\/engine\/(?:\w+\/)?frame\.html$/.test(frame.url()));
  await expect.poll(() => find() !== undefined, { timeout: 20_000 }).toBe(true);
  const frame = find();
  if (frame === undefined) throw new Error('The engine has no frame.');
  return frame;
}

/** What the page keeps for `openPageEngine`. */
interface PageBoxes {
  readonly spawn: (box: number) => void;
  readonly post: (box: number, request: BoxRequest) => void;
  readonly kill: (box: number) => void;
}

/**
 * Makes the app's frame start boxes for the test, and exchanges messages with them as the app does.
 */
export async function openPageEngine(host: Host): Promise<Engine> {
  await engineFrame(host);
  const { page } = host;
  const listeners = new Map<number, (message: BoxMessage) => void>();
  await page.exposeFunction('heardOfBox', (box: number, message: BoxMessage) =>
    listeners.get(box)?.(message),
  );
  await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Loopwise engine"]');
    const ports = new Map<number, MessagePort>();
    const tell = (request: unknown, transfer: Transferable[] = []): void =>
      frame?.contentWindow?.postMessage(request, '*', transfer);
    const heard = Reflect.get(window, 'heardOfBox') as (box: number, message: unknown) => void;
    const boxes: PageBoxes = {
      spawn: (box) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard(box, data));
        port1.start();
        ports.set(box, port1);
        tell({ kind: 'spawn', box }, [port2]);
      },
      post: (box, request) => ports.get(box)?.postMessage(request),
      kill: (box) => {
        ports.get(box)?.close();
        tell({ kind: 'kill', box });
      },
    };
    Object.assign(window, { boxes });
  });
  // The app counts its own boxes from 0.
  let boxes = 1000;
  return createEngine(
    (listen) => {
      const box = (boxes += 1);
      listeners.set(box, listen);
      const call = (name: keyof PageBoxes, request?: BoxRequest): void => {
        page
          .evaluate(
            ([what, which, given]) => {
              const of = Reflect.get(window, 'boxes') as PageBoxes;
              if (what === 'post' && given !== undefined) of.post(which, given);
              else if (what !== 'post') of[what](which);
            },
            [name, box, request] as const,
          )
          // At the end of a test the page, and the box with it, may already be closed.
          .catch(() => listen({ kind: 'failed', message: 'The page is gone.' }));
      };
      call('spawn');
      return { post: (request) => call('post', request), kill: () => call('kill') };
    },
    { spare: true },
  );
}
