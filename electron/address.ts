/**
 * The app's address and the questions every guard asks about one. The origin `app://loopwise` owns
 * the learner's IndexedDB: if it ever changed, every learner's data would be gone
 * (electron/electron#37702).
 */
import { engineFramePath, entryPath } from './assets.ts';

/** The scheme main serves. */
export const scheme = 'app';

/** The origin of the page. */
export const appOrigin = 'app://loopwise';

/** The document the window loads. */
export const entryUrl = `${appOrigin}${entryPath}`;

/** The path within the app, or `undefined` for any address that is not the app's. */
export function appPath(url: string): string | undefined {
  const parsed = URL.parse(url);
  const ours =
    parsed?.protocol === `${scheme}:` &&
    parsed.host === 'loopwise' &&
    parsed.username === '' &&
    parsed.password === '';
  return ours ? parsed.pathname : undefined;
}

/** Whether this is the app itself; the part after `#` concerns only the page. */
export function isEntryDocument(url: string): boolean {
  return appPath(url) === entryPath;
}

/** Whether this is the one document that may load in a frame. */
export function isEngineFrame(url: string): boolean {
  return appPath(url) === engineFramePath;
}

/** The kind of a request, as in Electron's `webRequest`. */
export interface RequestDetails {
  readonly url: string;
  readonly resourceType: string;
}

/** Whether a request stays inside the app. All others are cancelled, which keeps the app offline. */
export function staysInside(request: RequestDetails, developing: boolean): boolean {
  const parsed = URL.parse(request.url);
  switch (parsed?.protocol ?? '') {
    case `${scheme}:`:
      return appPath(request.url) !== undefined;
    case 'blob:':
      return isOwnBlob(parsed?.pathname ?? '');
    case 'data:':
      return request.resourceType === 'image';
    case 'devtools:':
      return developing;
    default:
      return false;
  }
}

function isOwnBlob(inside: string): boolean {
  // `null` is the opaque origin of the engine's frame.
  return inside.startsWith('null/') || appPath(inside) !== undefined;
}
