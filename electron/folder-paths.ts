/** Which files of a folder belong to a deck. Pure. */

/** A deck never has more. */
export const mostDeckFiles = 21_000;
/** In characters. */
export const mostDeckText = 64 * 1024 * 1024;

/** Names that Windows reserves for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** Whether a path inside a folder is that of a deck's text: at its top, or in a unit's folder. */
export function isDeckPath(path: string): boolean {
  const parts = path.split('/');
  return (
    parts.length <= 2 &&
    path.length <= 200 &&
    parts.every(
      (part) =>
        /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(part) &&
        !/[. ]$/u.test(part) &&
        !reserved.test(part),
    ) &&
    (path === 'deck.yaml' || /\.(?:md|markdown|txt)$/iu.test(path))
  );
}
