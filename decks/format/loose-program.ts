import { normaliseText } from './text.ts';

/**
 * The program of a file that may be incomplete, as while it is being written: the content of its first
 * `python` fence, even if that is not closed yet. `line` is its first line in the file, from 1.
 * Undefined if there is none.
 */
export function looseProgram(
  text: string,
): { readonly program: string; readonly line: number } | undefined {
  const lines = normaliseText(text).split('\n');
  const start = lines.findIndex((line) => /^(?:`{3,}|~{3,})python\s*$/u.test(line));
  if (start === -1) return undefined;
  const fence = /^(?:`+|~+)/u.exec(lines[start] ?? '')?.[0] ?? '';
  const end = lines.findIndex((line, at) => at > start && line.trim() === fence);
  const program = lines.slice(start + 1, end === -1 ? lines.length : end).join('\n');
  return program.trim() === '' ? undefined : { program: `${program}\n`, line: start + 2 };
}
