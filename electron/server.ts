/**
 * The browser host: the built app on a fixed loopback address, for those who prefer not to run Electron.
 * The address never changes because it is the origin that owns the learner's data.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { join } from 'node:path';
import {
  engineFramePath,
  findAsset,
  missingAsset,
  refusedHost,
  refusedMethod,
  refusedOrigin,
  secretFramePath,
} from './assets.ts';
import type { FoundAsset, RefusedAsset } from './assets.ts';
import { challengeHeader, proofHeader, proofOf, secretName, serverKey } from './proof.ts';

/** The file with the key by which a second start recognises the first; see `proof.ts`. */
export function keyFileOf(root: string): string {
  return join(root, '../.server-key');
}

/** A browser opens six connections to a host; this leaves room for a few tabs and a few hanging ones. */
const mostConnections = 64;

/** In ms. Our own page sends its requests at once and reads as fast as it can. */
const patience = 10_000;

/** A running server. */
export interface Serving {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Where the app is and which port to use; port 0 takes any free one, for tests. */
export interface ServeOptions {
  readonly root: string;
  readonly port: number;
}

/** Serves the built app to this machine only. Rejects with the system's error if the port is taken. */
export async function serve({ root, port }: ServeOptions): Promise<Serving> {
  const server = createServer({
    headersTimeout: patience,
    requestTimeout: patience,
    keepAliveTimeout: patience,
    connectionsCheckingInterval: patience / 5,
    maxHeaderSize: 8 * 1024,
  });
  server.maxConnections = mostConnections;
  // Also for a connection that sends nothing, and for one that does not read its response.
  server.setTimeout(patience, (socket) => socket.destroy());
  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port.');
  }
  const key = await serverKey(keyFileOf(root));
  const site: Site = {
    root,
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    key,
    secret: secretName(key),
  };
  server.on('request', (request, response) => {
    void answer(site, request, response).catch(() => response.destroy());
  });
  return { url: `${site.origin}/`, close: () => close(server) };
}

interface Site {
  readonly root: string;
  readonly port: number;
  readonly origin: string;
  readonly key: string | undefined;
  /** The engine's frame may read what is below it; see `findAsset`. */
  readonly secret: string;
}

async function answer(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const proof = site.key && proofOf(site.key, request.headers[challengeHeader]);
  if (proof) {
    response.setHeader(proofHeader, proof);
  }
  const host = request.headers.host;
  const target = URL.parse(request.url ?? '', site.origin);
  if (host === `localhost:${site.port}` && target) {
    // For the browser localhost is another origin, with another, empty database.
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
  if (target?.pathname === engineFramePath) {
    sendToFrame(site, request, response);
    return;
  }
  const asset = findAsset(target?.pathname ?? '', site.origin, site.secret);
  if (asset.status !== 200) {
    refuse(response, asset);
    return;
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin !== 'null' && origin !== site.origin) {
    refuse(response, refusedOrigin());
    return;
  }
  const file = await open(join(site.root, ...asset.segments)).catch(() => undefined);
  if (file === undefined) {
    refuse(response, missingAsset());
    return;
  }
  try {
    await sendFile(file, asset, request, response);
  } finally {
    await file.close().catch(() => undefined);
  }
}

/** Only our own page, or a user who types the address, learns where the engine's frame is. */
function sendToFrame(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const from = request.headers['sec-fetch-site'] ?? 'none';
  if (from !== 'same-origin' && from !== 'none') {
    refuse(response, refusedOrigin());
    return;
  }
  const place = `${site.origin}${secretFramePath(site.secret)}`;
  response.writeHead(307, { 'Location': place, 'Cache-Control': 'no-store' }).end();
}

/** Sends a file in chunks: a client that does not read costs one chunk, not the file. */
async function sendFile(
  file: FileHandle,
  asset: FoundAsset,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const facts = await file.stat();
  if (!facts.isFile()) {
    refuse(response, missingAsset());
    return;
  }
  // With a validator Chromium can store the compiled WebAssembly with its cached copy.
  const tag = `"${facts.size.toString(36)}-${Math.round(facts.mtimeMs).toString(36)}"`;
  const headers = { ...asset.headers, ETag: tag };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Length': facts.size });
  if (request.method === 'HEAD' || facts.size === 0) {
    response.end();
    return;
  }
  // No more than announced, in case the file grows meanwhile.
  await pipeline(file.createReadStream({ autoClose: false, end: facts.size - 1 }), response);
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
