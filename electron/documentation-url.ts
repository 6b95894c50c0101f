/** Valid addresses of the Python documentation. Pure. */

const base = 'https://docs.python.org/3/';

/** Folders, a page, an anchor: no query, no percent sign, no `..`. */
const pagePattern = /^(?:[a-z0-9_-]+\/)*[a-z0-9_.-]+\.html(?:#[\w.-]+)?$/i;

/** The address of a page such as `library/asyncio-task.html#coroutines`, or `undefined`. */
export function documentationUrl(path: string): string | undefined {
  if (path.length > 200 || !pagePattern.test(path)) {
    return undefined;
  }
  const url = URL.parse(path, base);
  const inside =
    url?.protocol === 'https:' &&
    url.host === 'docs.python.org' &&
    url.pathname.startsWith('/3/') &&
    url.search === '';
  return inside ? url.href : undefined;
}
