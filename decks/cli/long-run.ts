/**
 * The programs of a deck on real interpreters and the real clock: compares the answer keys with what a
 * learner would see at home. Unlike the engine this is no sandbox: the programs may do anything.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pythonAllows } from '#format/python-range.ts';
import type { AnswerKey, Deck, PlacedQuestion } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import type { Fault } from '../engine/judge/answers.ts';
import { inLanes } from '../engine/judge/lanes.ts';
import { isRun } from '../engine/judge/answers.ts';
import { sha256 } from './deck-files.ts';
import type { Interpreter } from './interpreters.ts';

/** Programs running at a time: they sleep most of their time. */
const LANES = 12;

/** In seconds. A program that sleeps longer is only run on the virtual clock. */
const LONGEST = 30;

/** In seconds, beyond the program's own: the machine is busy with the others. */
const PATIENCE = 30;

/** A timer may be late on a busy machine: a program is only at fault if every attempt fails. */
const ATTEMPTS = 3;

export interface LongRun {
  readonly faults: readonly Fault[];
  /** Runs whose output was compared. */
  readonly compared: number;
  /** Programs that take too long, or never end, on a real clock. */
  readonly skipped: number;
}

interface Job {
  readonly placed: PlacedQuestion;
  readonly index: number;
  readonly program: string;
  readonly key: AnswerKey;
  readonly python: Interpreter;
}

/** Runs every variant on every interpreter its question supports, and compares the outputs. */
export async function longRun(
  deck: Deck,
  answers: Readonly<Record<string, AnswerKey>>,
  interpreters: readonly Interpreter[],
): Promise<LongRun> {
  const { jobs, skipped } = jobsOf(deck, answers, interpreters);
  const folder = await mkdtemp(path.join(tmpdir(), 'loopwise-long-'));
  const found: (Fault | undefined)[] = [];
  try {
    await inLanes(jobs.entries(), LANES, async ([at, job]) => {
      const file = path.join(folder, `${at}.py`);
      await writeFile(file, job.program);
      const differing = await difference(job, file);
      if (differing !== undefined) found[at] = faultOf(job, differing);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  // One for each question and Python: the other variants would add nothing.
  const faults = new Map<string, Fault>();
  for (const [at, fault] of found.entries()) {
    const key = `${jobs[at]?.python.version} ${fault?.placed.file}`;
    if (fault !== undefined && !faults.has(key)) faults.set(key, fault);
  }
  return { faults: [...faults.values()], compared: jobs.length, skipped };
}

function jobsOf(
  deck: Deck,
  answers: Readonly<Record<string, AnswerKey>>,
  interpreters: readonly Interpreter[],
): { readonly jobs: readonly Job[]; readonly skipped: number } {
  const jobs: Job[] = [];
  let skipped = 0;
  for (const placed of deck.questions) {
    const { question } = placed;
    // What is asked of runs may be certain although what the program prints is not.
    if (!isRun(question) || question.kind === 'about') continue;
    const pythons = interpreters.filter(({ version }) => pythonAllows(question.python, version));
    for (let index = 0; index < variantCount(question); index += 1) {
      const { program } = variant(question, index);
      const key = answers[sha256(program)];
      if (key === undefined || key.ended.kind === 'deadlock' || key.seconds > LONGEST) {
        skipped += 1;
        continue;
      }
      jobs.push(...pythons.map((python) => ({ placed, index, program, key, python })));
    }
  }
  return { jobs, skipped };
}

/** What was printed instead, on the last attempt; undefined if an attempt matched. */
async function difference({ key, python }: Job, file: string): Promise<string | undefined> {
  let printed = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { stdout, code } = await runReally(python, file, key.seconds + PATIENCE);
    if (stdout === key.stdout && (code === 0) === endsWell(key)) return undefined;
    printed = stdout;
  }
  return printed;
}

function endsWell({ ended }: AnswerKey): boolean {
  return (
    ended.kind === 'returned' ||
    (ended.kind === 'raised' && ended.type === 'SystemExit' && /^(?:None|0|)$/u.test(ended.message))
  );
}

function faultOf({ placed, index, key, python }: Job, printed: string): Fault {
  const expected = key.stdout.split('\n');
  const lines = printed.split('\n');
  const at = expected.findIndex((line, number) => line !== lines[number]);
  const what =
    at === -1
      ? 'ends in another way than in the engine'
      : `prints ${JSON.stringify(lines[at] ?? '')} in line ${at + 1} in place of ${JSON.stringify(expected[at] ?? '')}`;
  const which = index === 0 ? 'the program' : `variant ${index}`;
  return {
    placed,
    about: 'program',
    lines: [],
    message: `On Python ${python.version} and the real clock ${which} ${what}.`,
    remedy: 'Use delays that differ clearly; where versions differ, narrow `python`.',
  };
}

interface RealRun {
  readonly stdout: string;
  /** Null if it was stopped. */
  readonly code: number | null;
}

/** Runs a file on an interpreter, for at most this many seconds. */
async function runReally(
  { file: python }: Interpreter,
  file: string,
  most: number,
): Promise<RealRun> {
  // Isolated from this machine's settings, in a folder of its own, with its own hash seed.
  const child = spawn(python, ['-I', '-B', '-X', 'utf8', file], {
    cwd: path.dirname(file),
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'] },
    timeout: Math.ceil(most * 1000),
    killSignal: 'SIGKILL',
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ stdout: Buffer.concat(chunks).toString('utf8').replaceAll('\r\n', '\n'), code }),
    );
  });
}
