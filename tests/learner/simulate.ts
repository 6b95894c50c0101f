/**
 * The days of a simulated newcomer: the app's own session, schedule and database, in memory, with
 * the time that answers and verdicts take instead of a clock.
 */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { loadModels } from '#engine/models/catalogue.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { readPackage } from '#format/package.ts';
import type { Form } from '#schedule/forms.ts';
import { createAnswerKeys } from '#session/answer-keys.ts';
import { createJournal } from '#session/data/journal.ts';
import type { EngineHandle } from '#session/engine.ts';
import { readDeck, takeDeck } from '#session/import.ts';
import type { Phase } from '#session/review/phase.ts';
import { createReviewStore } from '#session/review/store.ts';
import type { Services } from '#session/services.ts';
import { openDatabase } from '#store/database.ts';
import type { Database } from '#store/database.ts';
import { fakePlatform } from '../fixtures/fake-platform.ts';
import { readerBeside } from '../fixtures/reader.ts';
import { oneByOne } from '../fixtures/run-all.ts';
import { DAY, MINUTE, until } from '../fixtures/session.ts';
import { createLearner } from './learner.ts';

/** Turns of the event loop without a run after which none will follow. */
const QUIET = 5;

/** Phases that another follows by itself. */
const BETWEEN: ReadonlySet<Phase['kind']> = new Set(['loading', 'running']);

export interface SimulatedDay {
  readonly answers: number;
  readonly fresh: number;
  /** Answers whose reason was asked for. */
  readonly reasons: number;
  readonly minutes: number;
  /** The forms in which something was asked. */
  readonly forms: ReadonlySet<Form>;
}

export interface Newcomer {
  readonly db: Database;
  readonly now: () => number;
  /** One evening: everything that the app asks in one session. Days count from 1. */
  readonly live: (day: number) => Promise<SimulatedDay>;
}

export interface Start {
  /** The deck with its answers. */
  readonly deck: Uint8Array<ArrayBuffer>;
  readonly engine: NodeEngine;
  readonly seed: number;
  /** When the first session begins, in ms since the epoch; the others at the same time of day. */
  readonly at: number;
}

export async function createNewcomer({ deck, engine, seed, at }: Start): Promise<Newcomer> {
  const unpacked = readPackage(deck, 'deck.loopwise');
  if (!unpacked.ok || unpacked.value.answers === undefined) {
    throw new Error('The deck has no answers. Run `npm run build` first.');
  }
  const clock = { now: at };
  let running = 0;
  const run: EngineHandle['run'] = async (program, options = {}) => {
    const { owner: _, ...rest } = options;
    running += 1;
    try {
      return await engine.run(program, rest);
    } finally {
      running -= 1;
    }
  };
  /** Resolves when the searches that were started have ended: no run follows another any more. */
  const searched = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET; quiet += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (running > 0) quiet = 0;
    }
  };
  // Answers come from the package, as in the app before Python has booted; only runs that a form
  // needs are made here.
  const handle: EngineHandle = {
    identity: { ...engine.identity, id: unpacked.value.answers.engine },
    start: () => undefined,
    isReady: () => false,
    whenReady: async () => undefined,
    run,
    runAll: oneByOne(run),
  };
  const db = await openDatabase({ name: 'newcomer', indexedDB: new IDBFactory(), IDBKeyRange });
  const models = await loadModels();
  const platform = fakePlatform();
  let ids = 0;
  const services: Services = {
    db,
    platform,
    journal: createJournal({ db, platform, now: () => clock.now }),
    engine: handle,
    keys: createAnswerKeys(db, handle, async () => models),
    reader: readerBeside(),
    fit: async () => Promise.reject(new Error('Nothing is fitted here.')),
    calendar: { rolloverHour: 4, offsetMinutes: () => 0 },
    now: () => clock.now,
    randomId: () => `session ${(ids += 1)}`,
    fetchAsset: async () => Response.json({ sha256: 'of another package', id: 'of.another.deck' }),
  };
  const file = { name: 'deck.loopwise', bytes: deck };
  const read = await readDeck(services, file, () => undefined);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  await takeDeck(services, read.value);

  const review = createReviewStore(services);
  const learner = createLearner(seed);

  async function live(day: number): Promise<SimulatedDay> {
    clock.now = at + (day - 1) * DAY;
    const begun = clock.now;
    const forms = new Set<Form>();
    const counts = { answers: 0, fresh: 0, reasons: 0 };
    await review.getState().start();
    for (;;) {
      const { phase } = await until(review, (state) => state.phase.kind !== 'loading');
      if (phase.kind === 'broken') throw new Error(phase.message);
      if (phase.kind !== 'asking') break;
      const { asked } = phase;
      forms.add(asked.exercise.form);
      if (asked.card.memory.state === 'new') counts.fresh += 1;
      // Work done while the learner thinks: the models, and exercises that need runs.
      await asked.findings.modelsLater();
      await searched();
      const { draft, confidence, took } = learner.answer(asked, clock.now);
      clock.now += took;
      review.getState().change(() => draft);
      review.getState().submit(confidence, true);
      const committed = await until(review, ({ phase: { kind } }) => !BETWEEN.has(kind));
      if (committed.phase.kind === 'reasoning') {
        const reason = learner.reason(committed.phase.reasons);
        clock.now += reason.took;
        counts.reasons += 1;
        committed.giveReason(reason.chosen);
      }
      const judged = await until(
        review,
        ({ phase: now }) =>
          now.kind === 'asking' || (now.kind === 'judged' && now.saving.kind !== 'pending'),
      );
      if (judged.phase.kind !== 'judged') {
        throw new Error(`An answer was refused: ${asked.question.id} as ${asked.exercise.form}.`);
      }
      counts.answers += 1;
      const { correct } = judged.phase.verdict;
      const explained = judged.phase.explaining?.explained.run.ids ?? [];
      clock.now += learner.read(correct, explained);
      await review.getState().next();
    }
    return { ...counts, minutes: (clock.now - begun) / MINUTE, forms };
  }

  return { db, now: () => clock.now, live };
}
