/**
 * Skeletons of programs, parsed from their notation. Pure.
 *
 * A skeleton begins with a line `=== MODEL...`, the beliefs that it can distinguish from the truth, or
 * `=== raw MODEL...` if it is a whole program. A range such as `>=3.13` before the models says which
 * versions of Python its programs are for, in place of every version that decks support. The functions follow, after `---` the body of `main`, and
 * after a second `---` what follows `asyncio.run(main())`. The notation is:
 * - `<name>`: a slot. `<t1>`, `<t2>`, ... are delays, each longer than the one before, `<t1.5>` is between
 *   `<t1>` and `<t2>`; `<a>`, `<b>`, `<c>` are things and `<p>`, `<q>`, `<r>` people; `<one|two>` is
 *   either word;
 * - `~` before a line, `[[` and `]]` around part of one: optional.
 */

import { EVERY_PYTHON, isPythonRange } from '#format/python-range.ts';

export interface Skeleton {
  /** Such as `sync-3`: its number in its file, from 1. */
  readonly id: string;
  /** Ids of models. */
  readonly models: readonly string[];
  /** The versions of Python that its programs are for, such as `>=3.11`. */
  readonly python: string;
  /** Whether `functions` is the whole program. */
  readonly raw: boolean;
  /** Without imports, which are added as needed. */
  readonly functions: string;
  /** Not indented. */
  readonly body: string;
  /** What follows the run; usually empty. */
  readonly after: string;
}

/** Parses the skeletons of a text. `name` is the prefix of their ids. */
export function readSkeletons(name: string, text: string): readonly Skeleton[] {
  return text
    .split(/^=== /mu)
    .slice(1)
    .map((part, at) => {
      const head = part.slice(0, part.indexOf('\n'));
      const words = head.trim().split(' ');
      const raw = words[0] === 'raw';
      const range = words.find(isPythonRange);
      const [functions = '', body = '', after = ''] = part
        .slice(head.length + 1)
        .split(/^---$/mu)
        .map((section) => section.trim());
      return {
        id: `${name}-${at + 1}`,
        models: words.slice(raw ? 1 : 0).filter((word) => word !== range),
        python: range ?? EVERY_PYTHON,
        raw,
        functions,
        body,
        after,
      };
    });
}
