/**
 * The real address of the stand-in's page. Chromium does not know `app://`, so a loopback server
 * passes every request to the handler that main registered for that scheme, and addresses are
 * translated wherever they cross: in headers, IPC senders, navigations and loads.
 */
import { createServer } from 'node:http';
import type { Server } from 'node:http';

const appOrigin = 'app://loopwise';

/** The server and its two translations. */
export interface StandInOrigin {
  readonly port: number;
  readonly toApp: (url: string) => string;
  readonly fromApp: (url: string) => string;
  readonly close: () => Promise<void>;
}

/**
 * Opens the server; `handler` is looked up for each request, because main registers it when it is
 * ready.
 */
export async function openOrigin(
  port: number,
  handler: () => ((request: Request) => Promise<Response>) | undefined,
): Promise<StandInOrigin> {
  let origin = '';
  const server = createServer((request, response) => {
    const translated = async (): Promise<void> => {
      const answer = await handler()?.(
        new Request(`${appOrigin}${request.url}`, { method: request.method ?? 'GET' }),
      );
      if (!answer) {
        response.writeHead(502).end();
        return;
      }
      const headers = Object.fromEntries(
        [...answer.headers].map(([name, value]) => [name, value.replaceAll(appOrigin, origin)]),
      );
      response.writeHead(answer.status, headers).end(new Uint8Array(await answer.arrayBuffer()));
    };
    translated().catch(() => response.destroy());
  });
  const taken = await listen(server, port);
  origin = `http://127.0.0.1:${taken}`;
  return {
    port: taken,
    toApp: (url) =>
      url.startsWith('blob:')
        ? `blob:${swap(url.slice('blob:'.length), origin, appOrigin)}`
        : swap(url, origin, appOrigin),
    fromApp: (url) => swap(url, appOrigin, origin),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function swap(url: string, from: string, to: string): string {
  return url === from || url.startsWith(`${from}/`) ? `${to}${url.slice(from.length)}` : url;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
