/** The programs that a call names. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseQuestion } from '#format/question.ts';
import { UsageError, problemText } from './report.ts';

export interface NamedProgram {
  /** As the call has it. */
  readonly file: string;
  readonly program: string;
}

/**
 * Reads Python files, or the programs of question files (`.md`); relative paths start at `base`. Throws
 * a UsageError that names the first one that cannot be read and says what to do.
 */
export async function readPrograms(
  files: readonly string[],
  base: string,
): Promise<readonly NamedProgram[]> {
  return Promise.all(files.map(async (file) => ({ file, program: await read(file, base) })));
}

async function read(file: string, base: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path.resolve(base, file));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`${file} cannot be read (${why}). Is the name right?`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file} is not text in UTF-8. Save it as UTF-8 and run it again.`);
  }
  return file.endsWith('.md') ? programOf(file, text) : text;
}

/** The program of a question file, as its author runs it while writing. */
function programOf(file: string, text: string): string {
  const question = parseQuestion(file, text);
  if (question.ok && question.value.program !== '') return question.value.program;
  const problems = question.ok ? ['It has no program.'] : question.problems.map(problemText);
  throw new UsageError(`${file} is no question that can be run.\n${problems.join('\n')}`);
}
