/** Programs named on the command line: Python files, and questions with a program. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { locateQuestion } from '#format/question.ts';
import type { Question } from '#format/types.ts';
import { InputError, problemText } from './report.ts';

/** A program and where it is. */
export interface ProgramFile {
  /** As named in the call. */
  readonly file: string;
  readonly program: string;
  /** How many lines of the file come before the program: 0 for a Python file. */
  readonly above: number;
  /** The question it belongs to; undefined for a Python file. */
  readonly question: Question | undefined;
}

/**
 * Reads a Python file, or a question with a program. Throws an `InputError` if it cannot be read, or is
 * not a question that can be run.
 *
 * @param base folder that a relative path starts at.
 */
export async function readProgram(file: string, base: string): Promise<ProgramFile> {
  const text = await readText(file, base);
  if (!file.endsWith('.md')) return { file, program: text, above: 0, question: undefined };
  const located = locateQuestion(file, text);
  if (!located.ok || located.value.question.program === '') {
    const problems = located.ok ? ['It has no program.'] : located.problems.map(problemText);
    throw new InputError(`${file} is not a question that can be run.\n${problems.join('\n')}`);
  }
  const { question, lines } = located.value;
  // For a repair question the repaired program is run.
  const above = (question.kind === 'repair' ? lines.repair : lines.program) - 1;
  return { file, program: question.program, above, question };
}

/** Reads several; throws for the first that cannot be read, as `readProgram`. */
export async function readPrograms(
  files: readonly string[],
  base: string,
): Promise<readonly ProgramFile[]> {
  return Promise.all(files.map(async (file) => readProgram(file, base)));
}

/** The text of a file. Throws an `InputError` if it cannot be read as UTF-8. */
export async function readText(file: string, base: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path.resolve(base, file));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new InputError(`${file} cannot be read (${why}). Is the name right?`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${file} is not text in UTF-8. Save it as UTF-8 and run it again.`);
  }
}

/** The program with blank lines for everything above it, so that its lines are those of the file. */
export function atItsLines({ program, above }: ProgramFile): string {
  return '\n'.repeat(above) + program;
}

/** A program's traceback with the line numbers of the file that contains the program. */
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
