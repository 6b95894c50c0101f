/**
 * Programs that are one slip away from another: a missing `await`, a task never created, two sleeps
 * swapped. Textual edits, which are safe because each is run before it is asked about. Pure.
 */
import { seededRandom, shuffled } from '#format/random.ts';
import { argumentsIn, closingOf, codeOnly } from '#format/python-text.ts';

interface Source {
  readonly program: string;
  /** The program with strings and comments blanked out, of the same length. */
  readonly code: string;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A kind of slip: every place where it can be made, each as the edits that make it. */
type Slip = (source: Source) => readonly (readonly Edit[])[];

/** `await f(...)` as a statement becomes `f(...)`. */
const awaitLeftOut: Slip = ({ code }) =>
  [...code.matchAll(/^([ \t]*)await (?=[\w.]+\()/gm)].map(({ index, 0: all, 1: indent = '' }) => [
    { from: index + indent.length, to: index + all.length, text: '' },
  ]);

/** `asyncio.create_task(f())` becomes `f()`, also after an `await`. */
const taskNotMade: Slip = (source) =>
  callsOf(source, /\basyncio\.create_task\(/g).flatMap(({ from, to, args }) => {
    const [coroutine, ...others] = args;
    if (coroutine === undefined || others.length > 0) return [];
    return [[{ from, to, text: coroutine }]];
  });

/** `await f()` becomes `await asyncio.create_task(f())`, for coroutines of the program. */
const taskMade: Slip = (source) => {
  const { program, code } = source;
  const own = new Set([...code.matchAll(/\basync def (\w+)/g)].map(([, name]) => name));
  return [...code.matchAll(/\bawait (\w+)\(/g)].flatMap(({ index, 0: all, 1: name = '' }) => {
    const close = closingOf(code, index + all.length - 1);
    if (!own.has(name) || close === undefined) return [];
    const from = index + 'await '.length;
    const call = program.slice(from, close + 1);
    return [[{ from, to: close + 1, text: `asyncio.create_task(${call})` }]];
  });
};

/** Two consecutive sleeps in the text swap places. */
const sleepsSwapped: Slip = ({ code }) => {
  const sleeps = [...code.matchAll(/\basyncio\.sleep\(\s*([\d.]+)\s*\)/g)].map(
    ({ index, 0: all, 1: text = '' }) => {
      const from = index + all.indexOf(text, all.indexOf('('));
      return { from, to: from + text.length, text };
    },
  );
  return sleeps.flatMap((one, at) => {
    const other = sleeps[at + 1];
    if (other === undefined || Number(one.text) === Number(other.text)) return [];
    return [
      [
        { ...one, text: other.text },
        { ...other, text: one.text },
      ],
    ];
  });
};

/** `await asyncio.gather(a(), b())` becomes a sequence of awaits. */
const oneAfterTheOther: Slip = (source) =>
  callsOf(source, /\bawait asyncio\.gather\(/g).flatMap(({ from, to, args }) => {
    const { program } = source;
    if (args.length < 2 || !args.every((arg) => /^[a-z_][\w.]*\([\s\S]*\)$/i.test(arg))) return [];
    const before = program.slice(program.lastIndexOf('\n', from - 1) + 1, from);
    const alone = before.trim() === '' && /^[ \t]*(?:\n|$)/.test(source.code.slice(to));
    const awaits = args.map((arg) => `await ${arg}`);
    const text = alone ? awaits.join(`\n${before}`) : `[${awaits.join(', ')}]`;
    return [[{ from, to, text }]];
  });

const SLIPS: readonly Slip[] = [
  awaitLeftOut,
  taskNotMade,
  taskMade,
  sleepsSwapped,
  oneAfterTheOther,
];

/**
 * Mutations of a program, each once, without the program itself, in an order that the seed
 * determines. Their outputs are not known: a mutation may print the same.
 */
export function mutationsOf(program: string, seed: number): readonly string[] {
  return editedBy(SLIPS, program, seed);
}

function editedBy(slips: readonly Slip[], program: string, seed: number): readonly string[] {
  const source = { program, code: codeOnly(program) };
  const all = slips.flatMap((slip) => slip(source)).map((edits) => edited(program, edits));
  const others = [...new Set(all)].filter((mutated) => mutated !== program);
  return shuffled(others, seededRandom(seed));
}

/** Tasks of a group are awaited in sequence: `group.create_task(f())` becomes `await f()`. */
const groupInTurn: Slip = ({ program, code }) => {
  const edits = [...code.matchAll(/^([ \t]*)\w+\.create_task\(/gm)].flatMap((match): Edit[] => {
    const from = match.index + (match[1]?.length ?? 0);
    const open = match.index + match[0].length - 1;
    const close = closingOf(code, open);
    if (close === undefined || code.startsWith('asyncio.', from)) return [];
    return [{ from, to: close + 1, text: `await ${program.slice(open + 1, close)}` }];
  });
  return edits.length === 0 ? [] : [edits];
};

const CERTAIN: readonly Slip[] = [oneAfterTheOther, groupInTurn];

/**
 * Changes of a program that may leave fewer outcomes: overlapping calls become sequential. Each
 * once, without the program itself, in an order that the seed determines.
 */
export function certainOf(program: string, seed: number): readonly string[] {
  return editedBy(CERTAIN, program, seed);
}

interface Call extends Pick<Edit, 'from' | 'to'> {
  readonly args: readonly string[];
}

/** Calls that begin with the pattern, which ends with the bracket. */
function callsOf({ program, code }: Source, pattern: RegExp): readonly Call[] {
  return [...code.matchAll(pattern)].flatMap(({ index, 0: { length } }) => {
    const open = index + length - 1;
    const close = closingOf(code, open);
    if (close === undefined) return [];
    return [{ from: index, to: close + 1, args: argumentsIn(program, code, open, close) }];
  });
}

/** The program with these edits, which are sorted and do not overlap. */
function edited(program: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits) {
    text += program.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return text + program.slice(at);
}
