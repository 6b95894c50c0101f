/** Programs that cannot be asked about because they do not run at all. Pure. */
import type { Run } from '../types.ts';
import type { Reason } from './fairness-reason.ts';

type Finding = Pick<Reason, 'message' | 'remedy'>;

/**
 * Why a program cannot be asked about: Python cannot parse it, it uses a name or module that does not
 * exist, or it prints nothing. Undefined for any other program: one that raises is a question like any
 * other.
 *
 * @param name the program's file name, as its traceback shows it.
 */
export function brokenReason(
  { stdout, stderr, ended }: Pick<Run, 'stdout' | 'stderr' | 'ended'>,
  name: string,
): Reason | undefined {
  if (ended.kind === 'returned' && stdout.trim() === '') {
    return { kind: 'silent', ...SILENT, lines: [] };
  }
  if (ended.kind !== 'raised') return undefined;
  const finding = findingOf(ended.type, ended.message);
  return finding && { kind: 'broken', ...finding, lines: linesIn(stderr, name) };
}

const SILENT: Finding = {
  message: 'The program prints nothing, so there is nothing to predict.',
  remedy: 'Print what the question is about, or ask it as a question with choices.',
};

const SYNTAX: ReadonlySet<string> = new Set(['SyntaxError', 'IndentationError', 'TabError']);

function findingOf(type: string, message: string): Finding | undefined {
  if (SYNTAX.has(type)) {
    return {
      message: `Python cannot read the program: ${message.replace(/ \([^()]*, line \d+\)$/u, '')} (${type}).`,
      remedy: 'Fix the line: `python3` reports the same error.',
    };
  }
  if (type === 'ModuleNotFoundError') {
    return {
      message: `The program cannot be run: ${message}.`,
      remedy:
        "Use Python's standard library only; instead of a request or a query use `await asyncio.sleep(...)`.",
    };
  }
  if (type === 'ImportError') return stopsWith(type, message, MISSPELT);
  if (type === 'NameError') {
    const [, word = ''] = /^name '(\w+)' is not defined/u.exec(message) ?? [];
    return stopsWith(
      type,
      message,
      IMPORTED.has(word) ? `Write \`import ${word}\` at its top.` : MISSPELT,
    );
  }
  // Only for modules: a missing attribute of an object may be what the question is about.
  if (type === 'AttributeError' && /^module '[\w.]+' has no attribute/u.test(message)) {
    return stopsWith(type, message, MISSPELT);
  }
  return undefined;
}

const MISSPELT =
  'Check the spelling. If the error is what the question is about, catch it and print it.';

/** Modules that programs of a deck commonly use. */
const IMPORTED: ReadonlySet<string> = new Set([
  'asyncio',
  'time',
  'random',
  'contextlib',
  'contextvars',
  'functools',
  'itertools',
  'sys',

  'threading',
  'concurrent',
  'collections',
  'dataclasses',
  'traceback',
  'queue',
  'math',
  'json',
]);

function stopsWith(type: string, message: string, remedy: string): Finding {
  return { message: `The program stops with ${type}: ${message}.`, remedy };
}

/** The innermost line of the program in its last traceback. */
function linesIn(stderr: string, name: string): readonly number[] {
  const last = [...stderr.matchAll(/^ {2}File "([^"]*)", line (\d+)/gmu)].findLast(
    ([, file]) => file === name,
  );
  return last === undefined ? [] : [Number(last[2])];
}
