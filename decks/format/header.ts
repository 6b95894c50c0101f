import { z } from './zod.ts';
import { LIMITS } from './limits.ts';
import type { Report } from './problems.ts';
import { isPythonRange } from './python-range.ts';
import { checkShape, type Fields } from './shape.ts';
import { ABOUT, aboutOf } from './about-text.ts';
import type { Dimension, Kind, Level, Moment, Tier } from './types.ts';
import { MOMENT_KINDS } from './types.ts';
import type { YamlSource } from './yaml.ts';

/** The front matter of a question. */
export interface Header {
  readonly id: string;
  /** How it is asked, if the file says so. */
  readonly kind?: Kind;
  /** What is asked about its runs, if not what it prints. */
  readonly about?: Moment | 'can-happen';
  readonly concept: string;
  readonly covers: readonly string[];
  readonly level: Level;
  readonly tier: Tier;
  readonly python: string;
  readonly docs: string;
  readonly vary: readonly Dimension[];
  readonly fresh?: string;
  readonly pair?: string;
}

/** Lower-case words and numbers joined by dashes: `forgotten-await`. */
export const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

const kebab = z.string().max(LIMITS.idLength).regex(KEBAB);
const DOCS = /^[A-Za-z0-9](?:[\w/-]|\.(?!\.))*\.html(?:#[\w.%:-]+)?$/u;
const LEVELS = { '1': 1, '2': 2, '3': 3 } as const satisfies Record<string, Level>;

/** The required form of the YAML; every scalar is text. */
export const schema = z.strictObject({
  id: kebab,
  kind: z
    .enum(['predict', 'choose', 'repair', 'about', 'only-this', 'they-say', 'version'])
    .exactOptional(),
  about: z.string().regex(ABOUT).transform(aboutOf).exactOptional(),
  concept: kebab,
  covers: z
    .array(z.string().regex(/^[A-Za-z][\w.-]{0,31}$/u))
    .max(100)
    .default([]),
  level: z.enum(['1', '2', '3']).transform((level): Level => LEVELS[level]),
  tier: z.enum(['DOC', 'IMPL', 'VER']),
  python: z.string().refine(isPythonRange),
  docs: z.string().max(200).regex(DOCS),
  vary: z
    .record(z.string().regex(/^[A-Za-z][\w-]{0,31}$/u), z.array(z.string()).min(2).max(64))
    .default({}),
  fresh: kebab.exactOptional(),
  pair: kebab.exactOptional(),
});

/** How each field is written. */
export const FIELDS: Fields = {
  'id': {
    expected: 'words in small letters joined by dashes',
    remedy: 'Write a name such as `id: forgotten-await` that no other question of the deck has.',
  },
  'kind': {
    expected: '`predict`, `choose`, `repair`, `about`, `only-this`, `they-say` or `version`',
    remedy:
      'Write `kind: repair` for a program to mend, `about` for a question about its runs, `only-this` for a program to make certain, `they-say` for a sentence to test, `version` for a difference between versions, or leave the line out.',
  },
  'about': {
    expected: 'what is asked of the run, and at which line',
    remedy: `Write \`about: can-happen\`, or one of ${MOMENT_KINDS.join(', ')} with a line and, where that line is asked about more than once, which time: \`about: next-line 7 2\`.`,
  },
  'concept': {
    expected: 'words in small letters joined by dashes',
    remedy: 'Write a name such as `concept: coroutine-objects`; questions on one idea share it.',
  },
  'covers': {
    expected: 'a list of statements such as `G16`',
    remedy: 'Write `covers: [G16]`, or leave the line out.',
  },
  'covers.*': {
    expected: 'a statement such as `G16`',
    remedy: 'Write `covers: [G16]`, or leave the line out.',
  },
  'level': {
    expected: '1, 2 or 3',
    remedy: 'Write `level: 1` for a first meeting, 2 for a working programmer, 3 for an expert.',
  },
  'tier': {
    expected: '`DOC`, `IMPL` or `VER`',
    remedy:
      "Write `tier: DOC` if the documentation says so, IMPL if it is CPython's own behaviour, VER if versions differ.",
  },
  'python': {
    expected: 'a range of Python 3 versions',
    remedy: 'Write `python: ">=3.11"` or `python: ">=3.11,<3.14"`, with the quotes.',
  },
  'docs': {
    expected: 'a page below https://docs.python.org/3/',
    remedy: (value) => {
      const path = value.replace(/^(?:https?:)?\/*docs\.python\.org\/(?:3(?:\.\d+)?\/)?/u, '');
      return path !== value && DOCS.test(path)
        ? `Write \`docs: ${path}\`.`
        : 'Write the path only, such as `docs: library/asyncio-task.html#awaitables`.';
    },
  },
  'vary': {
    expected: 'a map of names, each with a list of at least two values',
    remedy: 'Write `vary:` and below it, indented, lines such as `NAME: [save, store]`.',
  },
  'vary.*': {
    expected: 'a list of at least two values (64 at most) under a name of letters and digits',
    remedy: 'Write `NAME: [save, store]`: the value in the text first, then what may replace it.',
  },
  'vary.*.*': {
    expected: 'a plain value',
    remedy: 'Write `NAME: [save, store]`: the value in the text first, then what may replace it.',
  },
  'fresh': {
    expected: 'the id of a model',
    remedy:
      'Write `fresh: call-runs` if fresh programs for that model may be asked in place of variants, or leave it out.',
  },
  'pair': {
    expected: 'the id of another question',
    remedy: 'Write `pair:` and the id of the question that differs in one thing, or leave it out.',
  },
};

/** Checks the front matter of a question; undefined if a problem was reported. */
export function readHeader(source: YamlSource, report: Report): Header | undefined {
  const found = checkShape(schema, source, FIELDS, report);
  if (found === undefined) return undefined;
  const twice = found.covers.findIndex((name, index) => found.covers.indexOf(name) < index);
  if (twice !== -1) {
    report(
      source.lineOf(['covers', twice]),
      `\`covers\` names \`${found.covers[twice] ?? ''}\` twice.`,
      'Delete one of them.',
    );
  }
  if (found.pair === found.id) {
    report(
      source.lineOf(['pair']),
      `\`pair\` names the question itself, \`${found.id}\`.`,
      'Name the question that differs from this one in one thing, or delete the line.',
    );
  }
  const vary = Object.entries(found.vary).map(([name, values]) => ({ name, values }));
  return { ...found, vary };
}
