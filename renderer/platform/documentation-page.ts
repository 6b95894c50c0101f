const ROOT = 'https://docs.python.org/3/';

/** Folders, a page, an anchor: no address of another site, no query, no `..`. */
const PAGE = /^(?:[\w-]+\/)*[\w.-]+\.html(?:#[\w.%:-]+)?$/u;

/**
 * The URL of a page of the Python documentation, such as `library/asyncio-task.html#coroutines`;
 * undefined for anything else. A question may come from a backup that was tampered with, and
 * `//example.org/x.html` would lead elsewhere under our label.
 */
export function documentationPage(path: string): string | undefined {
  if (path.length > 200 || !PAGE.test(path)) return undefined;
  const url = URL.parse(path, ROOT);
  return url?.href.startsWith(ROOT) === true ? url.href : undefined;
}
