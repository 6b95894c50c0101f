/** Programs as a person names them: Python files, and questions with a program in them. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { locateQuestion } from '#format/question.ts';
import type { Question } from '#format/types.ts';
import { UsageError, problemText } from './report.ts';

/** A program with the place it stands in. */
export interface ProgramFile {
  /** As it was named in the call. */
  readonly file: string;
  readonly program: string;
  /** The line of the file before the program's first one: 0 for a Python file. */
  readonly above: number;
  /** The question it belongs to; undefined for a Python file. */
  readonly question: Question | undefined;
}

/**
 * Reads a Python file, or a question with a program. Throws a `UsageError` where it cannot be read, or
 * is no question that can be run.
 *
 * @param base folder that a relative path starts at.
 */
export async function readProgram(file: string, base: string): Promise<ProgramFile> {
  const text = await readText(file, base);
  if (!file.endsWith('.md')) return { file, program: text, above: 0, question: undefined };
  const located = locateQuestion(file, text);
  if (!located.ok || located.value.question.program === '') {
    const problems = located.ok ? ['It has no program.'] : located.problems.map(problemText);
    throw new UsageError(`${file} is not a question that can be run.\n${problems.join('\n')}`);
  }
  const { question, lines } = located.value;
  // What is run of a program to repair is the mended one.
  const above = (question.kind === 'repair' ? lines.repair : lines.program) - 1;
  return { file, program: question.program, above, question };
}

/** Reads several; the first that cannot be read is told. Throws as `readProgram`. */
export async function readPrograms(
  files: readonly string[],
  base: string,
): Promise<readonly ProgramFile[]> {
  return Promise.all(files.map(async (file) => readProgram(file, base)));
}

/** The text of a file. Throws a `UsageError` where it cannot be read as UTF-8. */
export async function readText(file: string, base: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path.resolve(base, file));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`${file} cannot be read (${why}). Is the name right?`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file} is not text in UTF-8. Save it as UTF-8 and run it again.`);
  }
}

/** A traceback of a program with the lines of the file that the program stands in. */
export function shiftedTraceback(stderr: string, { file, above }: ProgramFile): string {
  if (above === 0) return stderr;
  const place = new RegExp(`(File "${escaped(file)}", line )(\\d+)`, 'gu');
  return stderr.replaceAll(
    place,
    (_, before: string, line: string) => before + (Number(line) + above),
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}
