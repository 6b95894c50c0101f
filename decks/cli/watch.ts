/** `watch DIR`: checks a deck's files as they are saved. */
import { watch as watchFolder } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { locateManifest } from '#format/manifest.ts';
import { linesOf } from '#format/output.ts';
import { locateQuestion } from '#format/question.ts';
import type { PlacedQuestion, Problem } from '#format/types.ts';
import { variant } from '#format/vary.ts';
import { openNodeEngine } from '../engine/box/node.ts';
import type { NodeEngine } from '../engine/box/node.ts';
import type { Judged } from '../engine/judge/answers.ts';
import { packRuns } from '../engine/models/model-runs.ts';
import type { ModelRun } from '../engine/models/model-runs.ts';
import { loadModels } from '../engine/models/catalogue.ts';
import { readDeck, sha256 } from './deck-files.ts';
import { judgeDeck } from '../engine/judge/judge-deck.ts';
import { alone } from '../engine/judge/judge-question.ts';
import type { JudgedDeck, JudgeTools } from '../engine/judge/judge-deck.ts';
import { InputError, complainOf, endedText, plural, print } from './report.ts';

/** Ms without another event after which a file counts as saved: editors write in several steps. */
const SETTLED = 25;

/** How many lines of an output are shown. */
const SHOWN = 12;

/**
 * Watches a deck until the process is interrupted: for every file that is saved it prints what is wrong,
 * or what the file's program prints, what the models would print, and how long it took.
 */
export async function watch(location: string, base: string): Promise<number> {
  const folder = path.resolve(base, location);
  const read = await readDeck(folder);
  if (!read.ok) complainOf(location, read.problems);
  const engine = await openNodeEngine({ spare: true });
  await engine.booted();
  const tools = await toolsOf(engine);
  const count = read.ok ? `${plural(read.value.deck.questions.length, 'question')} ` : '';
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  try {
    const ended = watchFiles(folder, stop.signal, async (file) => {
      await checkFile({ folder, location, file, tools });
    });
    print(`Watching ${count}below ${location}. Save a file to have it checked; Ctrl+C ends.`);
    await ended;
  } finally {
    engine.close();
  }
  return 0;
}

/** Results stay in memory: an edit of the prose, or a variant that is restored, costs no run. */
async function toolsOf(engine: NodeEngine): Promise<JudgeTools> {
  return {
    engine,
    identity: engine.identity,
    models: await loadModels(),
    judged: new Map<string, Judged>(),
    modelRuns: new Map<string, ModelRun>(),
    sha256,
  };
}

/** Calls `check` for each deck file that is saved, one at a time; resolves when stopped. */
async function watchFiles(
  folder: string,
  signal: AbortSignal,
  check: (file: string) => Promise<void>,
): Promise<void> {
  const saved = new Set<string>();
  const ended = Promise.withResolvers<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working = false;
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    try {
      for (const file of saved) {
        saved.delete(file);
        await check(file);
      }
    } catch (error) {
      ended.reject(error instanceof Error ? error : new Error(String(error)));
    } finally {
      working = false;
    }
  };
  const watcher = watchFolder(folder, { recursive: true }, (_, name) => {
    const file = name?.split(path.sep).join('/');
    if (file === undefined || !/(?:^|\/)(?!README)[^./][^/]*\.(?:md|yaml)$/u.test(file)) return;
    if (file.split('/').some((part) => part.startsWith('.'))) return;
    saved.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => void work(), SETTLED);
  });
  watcher.on('error', (error) =>
    ended.reject(new InputError(`The folder cannot be watched: ${error.message}`)),
  );
  signal.addEventListener('abort', () => ended.resolve(), { once: true });
  try {
    await ended.promise;
  } finally {
    clearTimeout(timer);
    watcher.close();
  }
}

interface SavedFile {
  readonly folder: string;
  /** The deck as named in the call. */
  readonly location: string;
  /** Path inside the deck. */
  readonly file: string;
  readonly tools: JudgeTools;
}

async function checkFile(saved: SavedFile): Promise<void> {
  const began = performance.now();
  const { folder, location, file, tools } = saved;
  const text = await readFile(path.join(folder, file), 'utf8').catch(() => undefined);
  if (text === undefined) {
    print(`${file} is gone.`);
    return;
  }
  const say = (problems: readonly Problem[], what: string): void => {
    complainOf(location, problems);
    const verdict = problems.length === 0 ? 'in order' : plural(problems.length, 'problem');
    print(`${file}: ${verdict} (${Math.round(performance.now() - began)} ms). ${what}`.trimEnd());
  };
  if (!file.endsWith('.md')) {
    const located = locateManifest(text, file);
    say(located.ok ? [] : located.problems, '');
    return;
  }
  const located = locateQuestion(file, text);
  if (!located.ok) {
    say(located.problems, '');
    return;
  }
  const { question } = located.value;
  const placed: PlacedQuestion = {
    question,
    unit: file.split('/')[0] ?? '',
    file,
    position: 0,
    hash: '',
  };
  const found = await judgeDeck(alone(placed, text), tools);
  complainOf(location, found.notes, 'note: ');
  say(found.problems, `${plural(found.answers.variants, 'variant')} run.`);
  if (found.problems.length === 0) print(outputText(placed, found));
  // Needs the whole deck: an id that is taken, a pair, a concept.
  const whole = await readDeck(folder);
  if (!whole.ok) complainOf(location, whole.problems);
}

/** What the first variant prints, and what the models would print. */
function outputText({ question }: PlacedQuestion, { answers, modelled }: JudgedDeck): string {
  const key = answers.answers[sha256(variant(question, 0).program)];
  if (key === undefined) return '';
  const lines = linesOf(key.stdout);
  const runs = packRuns(modelled[0]?.variants[0]?.runs ?? []);
  return [
    ...lines.slice(0, SHOWN).map((line) => `    ${line}`),
    ...(lines.length > SHOWN ? [`    and ${lines.length - SHOWN} more lines`] : []),
    `    -- ${endedText(key.ended)} after ${key.seconds} virtual seconds`,
    ...runs.map(({ ids, stdout }) => `    ${ids.join(', ')}: ${linesOf(stdout).join(' | ')}`),
  ].join('\n');
}
