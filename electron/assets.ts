/**
 * Which file of the built app a URL path refers to, and with which headers. Both hosts, the `app://`
 * protocol and the loopback server, serve through this, so that the browser and the desktop app have
 * the same rules. Pure: it accesses no file.
 */
import { contentTypeOf } from './content-types.ts';
import {
  appPolicy,
  engineFramePolicy,
  fitterPolicy,
  journalPolicy,
  permissionsPolicy,
  readerPolicy,
} from './policies.ts';

/** A file to send, as segments below the root of the built app. */
export interface FoundAsset {
  readonly status: 200;
  readonly segments: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** An error response with a sentence. */
export interface RefusedAsset {
  readonly status: 403 | 404 | 405 | 421;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The one document that is the app; only its top frame may talk to the shell. */
export const entryPath = '/index.html';

/** The one document that may be framed: Python lives below it, on an opaque origin. */
export const engineFramePath = '/engine/frame.html';

/** Vite puts a content hash into these names, so their bytes never change. */
const hashedName = /-[\w-]{8}\.\w+$/;

/** The build's name for the script of the reader's worker. */
const readerName = /^\/assets\/reader-worker-[\w-]+\.js$/;

/** The build's name for the script of the worker that fits parameters. */
const fitterName = /^\/assets\/fit-worker-[\w-]+\.js$/;

/** And this to the worker that writes the journal. */
const journalName = /^\/assets\/journal-worker-[\w-]+\.js$/;

/**
 * A segment may contain only what our build writes. That excludes `..`, a leading dot, a backslash, a
 * drive letter, a NUL or a second layer of percent signs.
 */
const plainSegment = /^\w[\w.@+-]*$/;

/**
 * Finds the file for a URL path. `origin` is the page's own, without a slash. If a `secret` is given,
 * the engine's frame is below `/engine/SECRET/`, and only there are its files available to an opaque
 * origin, which any sandboxed frame of any page has.
 */
export function findAsset(
  urlPath: string,
  origin: string,
  secret?: string,
): FoundAsset | RefusedAsset {
  const asked = segmentsOf(urlPath === '/' ? entryPath : urlPath);
  const contentType = asked && contentTypeOf(asked.at(-1) ?? '');
  if (!asked || !contentType) {
    return missingAsset();
  }
  const [folder, first, ...rest] = asked;
  const isSecret = secret !== undefined && folder === 'engine' && first === secret;
  const segments = isSecret ? ['engine', ...rest] : asked;
  const isShared = isSecret || (secret === undefined && folder === 'engine');
  return { status: 200, segments, headers: headersFor(segments, contentType, origin, isShared) };
}

/** Where the engine's frame is for a server with this secret; see `findAsset`. */
export function secretFramePath(secret: string): string {
  return engineFramePath.replace('/engine/', `/engine/${secret}/`);
}

/** The response if there is no such file. */
export function missingAsset(): RefusedAsset {
  return { status: 404, text: 'Loopwise has no such file.\n', headers: plainHeaders };
}

/** The response to anything but a GET or a HEAD. */
export function refusedMethod(): RefusedAsset {
  return {
    status: 405,
    text: 'Loopwise only answers GET and HEAD.\n',
    headers: { ...plainHeaders, Allow: 'GET, HEAD' },
  };
}

/** The response to a page of another origin. */
export function refusedOrigin(): RefusedAsset {
  return { status: 403, text: 'Loopwise answers its own pages only.\n', headers: plainHeaders };
}

/** The response to a request for a host other than ours. */
export function refusedHost(origin: string): RefusedAsset {
  return { status: 421, text: `Open Loopwise at ${origin}/.\n`, headers: plainHeaders };
}

function segmentsOf(urlPath: string): readonly string[] | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (!decoded.startsWith('/')) {
    return undefined;
  }
  const segments = decoded.slice(1).split('/');
  return segments.every((segment) => plainSegment.test(segment)) ? segments : undefined;
}

/** On every response, whatever it contains. */
const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

const plainHeaders = {
  ...commonHeaders,
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
} as const;

function headersFor(
  segments: readonly string[],
  contentType: string,
  origin: string,
  isShared: boolean,
): Readonly<Record<string, string>> {
  const path = `/${segments.join('/')}`;
  const headers: Record<string, string> = {
    ...commonHeaders,
    'Content-Type': contentType,
    'Cache-Control':
      segments[0] === 'assets' && hashedName.test(path)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
  };
  if (isShared) {
    // The engine's frame has an opaque origin, which is sent as `null`. It loads everything with CORS;
    // whoever embeds a file without CORS, such as a script element of another page, gets nothing.
    headers['Access-Control-Allow-Origin'] = 'null';
    headers['Vary'] = 'Origin';
  }
  headers['Cross-Origin-Resource-Policy'] = 'same-origin';
  if (readerName.test(path)) {
    headers['Content-Security-Policy'] = readerPolicy();
  }
  if (journalName.test(path)) {
    headers['Content-Security-Policy'] = journalPolicy();
  }
  if (fitterName.test(path)) {
    headers['Content-Security-Policy'] = fitterPolicy();
  }
  if (contentType.startsWith('text/html')) {
    const framed = path === engineFramePath;
    headers['Content-Security-Policy'] = framed ? engineFramePolicy(origin) : appPolicy();
    headers['X-Frame-Options'] = framed ? 'SAMEORIGIN' : 'DENY';
    headers['Cross-Origin-Opener-Policy'] = 'same-origin';
    headers['Permissions-Policy'] = permissionsPolicy;
  }
  return headers;
}
