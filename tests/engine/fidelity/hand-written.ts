/**
 * The programs of `programs/`, by unit of the curriculum. They must print what real interpreters
 * print, unless comments at the top of a program say otherwise:
 *
 * - `#: stderr`: stderr is compared as well (see `plainStderr`);
 * - `#: real`: on the real clock, because the references' virtual clock does not cover it;
 * - `#: python 3.13`: from this version on;
 * - `#: here`: no real interpreter runs it; `#>` lines are stdout, `#!` the type and message that
 *   end it, and a comment gives the source;
 * - `#: refused WORDS`: it needs what cannot be modelled, and ends with an error that says WORDS.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const PROGRAMS = path.join(import.meta.dirname, 'programs');

export interface HandWritten {
  /** Such as `u05/gather-order.py`. */
  readonly name: string;
  readonly source: string;
  readonly clock: 'virtual' | 'real';
  readonly stderr: boolean;
  /** The first minor version that it is for. */
  readonly since: number;
  /** The expected result, where no interpreter runs it. */
  readonly expected: Expected | undefined;
}

interface Expected {
  readonly stdout: string;
  /** `returned`; or the type and message that end it; or words of that message. */
  readonly ended: string;
  readonly refused: boolean;
}

/** All of them, in the order of the units. */
export function readHandWritten(): readonly HandWritten[] {
  return readdirSync(PROGRAMS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => name.replaceAll(path.sep, '/'))
    .toSorted()
    .map((name) => parse(name, readFileSync(path.join(PROGRAMS, name), 'utf8')));
}

function parse(name: string, source: string): HandWritten {
  const lines = source.split('\n');
  const after = (mark: string): readonly string[] =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length).trim());
  const orders = after('#:');
  const argument = (word: string): string | undefined =>
    orders.find((order) => order.startsWith(`${word} `))?.slice(word.length + 1);
  const refused = argument('refused');
  const expected: Expected = {
    stdout: after('#>')
      .map((line) => `${line}\n`)
      .join(''),
    ended: refused ?? after('#!')[0] ?? 'returned',
    refused: refused !== undefined,
  };
  return {
    name,
    source,
    clock: orders.includes('real') ? 'real' : 'virtual',
    stderr: orders.includes('stderr'),
    since: Number((argument('python') ?? '3.11').split('.')[1]),
    expected: refused !== undefined || orders.includes('here') ? expected : undefined,
  };
}

/**
 * The part of stderr that is the same wherever a program runs: without the lines of Python's own
 * files, whose paths and numbers differ, without quoted source and the marks below it, and without
 * addresses.
 */
export function plainStderr(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('    ') && line.trim() !== '')
    .filter((line) => !line.startsWith('  ') || line.includes('File "program.py"'))
    .map((line) => line.replaceAll(/0x[0-9a-f]+/gu, '0x'))
    .join('\n');
}
