/**
 * The browser host: the built app on a fixed loopback address, for those who would rather not run
 * Electron. The address never changes because it is the origin that owns the learner's data.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findAsset, missingAsset, refusedHost, refusedMethod } from './assets.ts';
import type { RefusedAsset } from './assets.ts';

/** The port Loopwise lives on in a browser. */
export const loopwisePort = 4747;

/** How a Loopwise answers when asked who it is; see `serve-cli.ts`. */
export const serverName = 'Loopwise';

/** A running server. */
export interface Serving {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Where the app lies and which port to take; port 0 takes any free one, for tests. */
export interface ServeOptions {
  readonly root: string;
  readonly port: number;
}

/** Serves the built app to this machine only. Rejects with the system's error on a taken port. */
export async function serve({ root, port }: ServeOptions): Promise<Serving> {
  const server = createServer();
  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port.');
  }
  const site: Site = { root, port: address.port, origin: `http://127.0.0.1:${address.port}` };
  server.on('request', (request, response) => {
    void answer(site, request, response).catch(() => response.destroy());
  });
  return { url: `${site.origin}/`, close: () => close(server) };
}

interface Site {
  readonly root: string;
  readonly port: number;
  readonly origin: string;
}

async function answer(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('Server', serverName);
  const host = request.headers.host;
  const target = URL.parse(request.url ?? '', site.origin);
  if (host === `localhost:${site.port}` && target) {
    // To the browser localhost is another origin with another, empty database.
    response.writeHead(308, { Location: `${site.origin}${target.pathname}` }).end();
    return;
  }
  if (host !== `127.0.0.1:${site.port}`) {
    // A foreign name that resolves to this address is a page trying to read us (DNS rebinding).
    refuse(response, refusedHost(site.origin));
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, refusedMethod());
    return;
  }
  const asset = findAsset(target?.pathname ?? '', site.origin);
  if (asset.status !== 200) {
    refuse(response, asset);
    return;
  }
  const file = join(site.root, ...asset.segments);
  const facts = await stat(file).catch(() => undefined);
  if (!facts?.isFile()) {
    refuse(response, missingAsset());
    return;
  }
  // With a validator Chromium may keep the compiled WebAssembly beside its cached copy.
  const tag = `"${facts.size.toString(36)}-${Math.round(facts.mtimeMs).toString(36)}"`;
  const headers = { ...asset.headers, ETag: tag };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  const bytes = await readFile(file);
  response.writeHead(200, { ...headers, 'Content-Length': bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function refuse(response: ServerResponse, refusal: RefusedAsset): void {
  response.writeHead(refusal.status, { ...refusal.headers }).end(refusal.text);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

if (import.meta.main) {
  // Only where this file is the program: importing it must start nothing. Not awaited here, because
  // the command imports this very file and would wait for it.
  void runAsProgram();
}

async function runAsProgram(): Promise<void> {
  const { runServer } = await import('./serve-cli.ts');
  process.exitCode = await runServer({
    root: join(import.meta.dirname, '../dist/app'),
    port: loopwisePort,
    print: (line) => process.stdout.write(`${line}\n`),
    environment: process.env,
    platform: process.platform,
  });
}
