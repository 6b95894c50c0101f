/**
 * Skeletons of programs, read from their notation. Pure.
 *
 * A skeleton begins with a line `=== MODEL...`, the beliefs that it can tell from the truth; `=== raw MODEL...`
 * for one that is a whole program. Then come the functions, after `---` the body of `main`, and after a
 * second `---` what follows `asyncio.run(main())`. In it stand
 * - `<name>`: a slot. `<t1>`, `<t2>`, ... are delays, each longer than the one before, `<t1.5>` lies between
 *   `<t1>` and `<t2>`; `<a>`, `<b>`, `<c>` things and `<p>`, `<q>`, `<r>` people; `<one|two>` is either word;
 * - `~` before a line, `[[` and `]]` around a part of one: may be left out.
 */

export interface Skeleton {
  /** Such as `sync-3`: the place in its file, from 1. */
  readonly id: string;
  /** Ids of models. */
  readonly models: readonly string[];
  /** Whether `functions` is the whole program. */
  readonly raw: boolean;
  /** Without `import`, which are added as they are needed. */
  readonly functions: string;
  /** Not indented. */
  readonly body: string;
  /** What follows the run; empty for most. */
  readonly after: string;
}

/** Reads the skeletons of a text. `name` is where they come from. */
export function readSkeletons(name: string, text: string): readonly Skeleton[] {
  return text
    .split(/^=== /mu)
    .slice(1)
    .map((part, at) => {
      const head = part.slice(0, part.indexOf('\n'));
      const words = head.trim().split(' ');
      const raw = words[0] === 'raw';
      const [functions = '', body = '', after = ''] = part
        .slice(head.length + 1)
        .split(/^---$/mu)
        .map((section) => section.trim());
      return {
        id: `${name}-${at + 1}`,
        models: words.slice(raw ? 1 : 0),
        raw,
        functions,
        body,
        after,
      };
    });
}
