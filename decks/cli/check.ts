import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { PackedAnswer, Problem } from '#format/types.ts';
import type { Answers, Fault, Judged } from '../engine/judge/answers.ts';
import { loadModels } from '../engine/models/catalogue.ts';
import { openDiskCache } from '../engine/judge/disk-cache.ts';
import type { Provenance } from '../engine/judge/disk-cache.ts';
import { FAIRNESS_REVISION } from '../engine/judge/fairness.ts';
import type { SecondRun } from '../engine/judge/second-run.ts';
import { secondRun } from '../engine/judge/second-run.ts';
import type { ModelledQuestion } from '../engine/judge/model-answers.ts';
import { withModelOutputs } from '../engine/judge/model-answers.ts';
import type { ModelRun } from '../engine/models/model-runs.ts';
import type { EngineIdentity } from '../engine/types.ts';
import type { Engine } from '../engine/box/engine.ts';
import { CACHE_DIR, PARALLEL, openNodeEngine } from '../engine/box/node.ts';
import { NO_INTERPRETER, findInterpreters } from './interpreters.ts';
import { longRun } from './long-run.ts';
import type { DeckOnDisk } from './deck-files.ts';
import { readDeck, sha256 } from './deck-files.ts';
import { judgeDeck, problemOf } from '../engine/judge/judge-deck.ts';
import { showProgress } from './progress.ts';
import { UsageError, complain, complainOf, plural, print } from './report.ts';

export type Checked =
  | {
      readonly ok: true;
      readonly disk: DeckOnDisk;
      readonly engine: EngineIdentity;
      readonly answers: Answers;
      /** What may stay as it is. */
      readonly notes: readonly Problem[];
      /** The answer keys with the output of the models. */
      readonly packed: Readonly<Record<string, PackedAnswer>>;
      /** The output of the models for each prediction question. */
      readonly modelled: readonly ModelledQuestion[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a deck and runs all of its programs, in interpreters that have run nothing else. */
export async function checkDeck(location: string): Promise<Checked> {
  const read = await readDeck(location);
  if (!read.ok) return read;
  const { deck } = read.value;
  const first = await openNodeEngine({ parallel: PARALLEL });
  const { identity } = first;
  const place = `${deck.manifest.id} ${await realpath(location)}`;
  const cacheOf = <T>(name: string, boxes: Provenance['boxes']) =>
    openDiskCache<T>(path.join(CACHE_DIR, `${name}.json`), {
      engine: identity.id,
      boxes,
      deck: place,
    });
  const judged = await cacheOf<Judged>(`judged-${identity.id}-${FAIRNESS_REVISION}`, 'agreed');
  const modelRuns = await cacheOf<ModelRun>(`models-${identity.id}`, 'clean');
  // In the order of their first runs.
  const programs = new Set<string>();
  const engine: Engine = {
    ...first,
    run: async (program, options) => {
      programs.add(program);
      return first.run(program, options);
    },
  };
  try {
    const models = await loadModels();
    const found = await judgeDeck(read.value, {
      engine,
      identity,
      models,
      judged,
      modelRuns,
      sha256,
      // In parallel with the models' runs, which take longer.
      second: async ({ answers }) => agree({ deck, programs: [...programs], answers, sha256 }),
      progress: showProgress,
    });
    // Results that one of the programs may have forged are not cached.
    if (found.doubts === 0) {
      await judged.save();
      await modelRuns.save();
    }
    const { problems, notes, answers, modelled } = found;
    if (problems.length > 0) return { ok: false, problems };
    const packed = withModelOutputs(answers.answers, modelled);
    return { ok: true, disk: read.value, engine: identity, answers, packed, notes, modelled };
  } finally {
    first.close();
  }
}

async function agree(order: Omit<SecondRun, 'engine'>): Promise<readonly Fault[]> {
  if (order.programs.length === 0) return [];
  const engine = await openNodeEngine({ parallel: PARALLEL });
  try {
    return await secondRun({ ...order, engine });
  } finally {
    engine.close();
  }
}

/**
 * `check PATH... [--long]`: 0 if every deck is valid, else 1 and all problems. With `long`, valid decks
 * are also run on the real interpreters of this machine.
 */
export async function check(
  locations: readonly string[],
  long: boolean,
  base: string,
): Promise<number> {
  if (locations.length === 0) throw new UsageError('check needs at least one deck.');
  let failed = false;
  for (const location of locations) {
    const checked = await checkDeck(path.resolve(base, location));
    const problems = checked.ok ? await longProblems(checked, long) : checked.problems;
    if (checked.ok) complainOf(location, checked.notes, 'note: ');
    if (checked.ok && problems.length === 0) {
      print(summary(location, checked.disk, checked.answers));
      continue;
    }
    failed = true;
    complainOf(location, problems);
    complain(`${location}: ${plural(problems.length, 'problem')}`);
  }
  return failed ? 1 : 0;
}

async function longProblems(
  { disk, answers }: Extract<Checked, { ok: true }>,
  long: boolean,
): Promise<readonly Problem[]> {
  if (!long) return [];
  const interpreters = findInterpreters();
  if (interpreters.length === 0) {
    complain(NO_INTERPRETER);
    return [];
  }
  const versions = interpreters.map(({ version }) => version).join(', ');
  complain(`running on the real clock of Python ${versions}; this takes minutes`);
  const { faults, compared, skipped } = await longRun(disk.deck, answers.answers, interpreters);
  const left =
    skipped > 0 ? `, ${plural(skipped, 'program')} left out that would take too long` : '';
  complain(`${plural(compared, 'run')} compared${left}`);
  return faults.map((fault) => problemOf(fault, disk.files));
}

function summary(location: string, { deck }: DeckOnDisk, { variants }: Answers): string {
  const units = plural(deck.manifest.units.length, 'unit');
  const questions = plural(deck.questions.length, 'question');
  return `${location}: in order. ${units}, ${questions}, ${plural(variants, 'program')} run.`;
}
