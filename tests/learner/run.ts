/**
 * `node tests/learner/run.ts [DAYS] [SEED]`: simulates a newcomer's days. The app's own session,
 * schedule and database, in memory, over the built deck (`npm run build`), answered by a simulated
 * learner. Prints the answers and minutes of each day and the forms met; exits with 1 if one of the
 * first ten days takes more than 25 minutes, or a form was not met by the seventh.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { loadModels } from '#engine/models/catalogue.ts';
import { openNodeEngine } from '#engine/box/node.ts';
import { readPackage } from '#format/package.ts';
import { FORMS } from '#schedule/forms.ts';
import type { Form } from '#schedule/forms.ts';
import { createAnswerKeys } from '#session/answer-keys.ts';
import { createJournal } from '#session/data/journal.ts';
import type { EngineHandle } from '#session/engine.ts';
import { readDeck, takeDeck } from '#session/import.ts';
import { createReviewStore } from '#session/review/store.ts';
import type { Services } from '#session/services.ts';
import { openDatabase } from '#store/database.ts';
import { readerBeside } from '../fixtures/reader.ts';
import { fakePlatform } from '../fixtures/fake-platform.ts';
import { DAY, MINUTE, until } from '../fixtures/session.ts';
import { oneByOne } from '../fixtures/run-all.ts';
import { createLearner } from './learner.ts';

const root = path.resolve(import.meta.dirname, '../..');
const PACKAGE = path.join(root, 'dist/app/decks/asyncio.loopwise');
/** Seven in the evening, every day. */
const START = Date.UTC(2026, 0, 5, 19);

const MOST_MINUTES = 25;
const WATCHED_DAYS = 10;
const FORMS_BY = 7;

/** Runs that are awaited, so that the searches started before them have finished. */
const SEARCHES = 12;

interface DayResult {
  readonly answers: number;
  readonly fresh: number;
  readonly minutes: number;
}

const days = Number(process.argv[2] ?? 16);
const seed = Number(process.argv[3] ?? 1);
const bytes = new Uint8Array(await readFile(process.env['LOOPWISE_DECK'] ?? PACKAGE));
const unpacked = readPackage(bytes, 'asyncio.loopwise');
if (!unpacked.ok || unpacked.value.answers === undefined) {
  throw new Error(`${PACKAGE} is no deck with answers. Run \`npm run build\` first.`);
}
const engine = await openNodeEngine();
const clock = { now: START };
// Answers come from the package, as in the app before Python has booted; only runs that a form
// needs are made here.
const run: EngineHandle['run'] = async (program, options = {}) => {
  const { owner: _, ...rest } = options;
  return engine.run(program, rest);
};
const handle: EngineHandle = {
  identity: { ...engine.identity, id: unpacked.value.answers.engine },
  start: () => undefined,
  isReady: () => false,
  whenReady: async () => undefined,
  run,
  runAll: oneByOne(run),
};
const db = await openDatabase({ name: 'learner', indexedDB: new IDBFactory(), IDBKeyRange });
const models = await loadModels();
let ids = 0;
const platform = fakePlatform();
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
const read = await readDeck(services, { name: 'asyncio.loopwise', bytes }, () => undefined);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
await takeDeck(services, read.value);

const review = createReviewStore(services);
const learner = createLearner(seed);
const metOn = new Map<Form, number>();

/** One evening: everything that the app asks in one session. */
async function live(day: number): Promise<DayResult> {
  clock.now = START + (day - 1) * DAY;
  const begun = clock.now;
  let answers = 0;
  let fresh = 0;
  await review.getState().start();
  for (;;) {
    const { phase } = await until(review, (state) => state.phase.kind !== 'loading');
    if (phase.kind !== 'asking') {
      if (phase.kind === 'broken') throw new Error(phase.message);
      break;
    }
    const { asked } = phase;
    if (!metOn.has(asked.exercise.form)) metOn.set(asked.exercise.form, day);
    if (asked.card.memory.state === 'new') fresh += 1;
    // Work done while the learner thinks: the models, and exercises that need runs.
    await asked.findings.modelsLater();
    for (let round = 0; round < SEARCHES; round += 1) await engine.run('');
    const { draft, confidence, took } = learner.answer(asked, clock.now);
    clock.now += took;
    review.getState().change(() => draft);
    review.getState().submit(confidence, true);
    const judged = await until(
      review,
      (state) =>
        state.phase.kind === 'asking' ||
        (state.phase.kind === 'judged' && state.phase.saving.kind !== 'pending'),
    );
    if (judged.phase.kind !== 'judged') {
      throw new Error(`An answer was refused: ${asked.question.id} as ${asked.exercise.form}.`);
    }
    answers += 1;
    const { correct } = judged.phase.verdict;
    const explained = judged.phase.explaining?.explained.run.ids ?? [];
    clock.now += learner.read(correct, explained);
    await review.getState().next();
  }
  return { answers, fresh, minutes: (clock.now - begun) / MINUTE };
}

let failed = false;
for (let day = 1; day <= days; day += 1) {
  const { answers, fresh, minutes } = await live(day);
  const long = day <= WATCHED_DAYS && minutes > MOST_MINUTES;
  failed ||= long;
  const text = `day ${day}: ${answers} answers, ${fresh} new, ${minutes.toFixed(1)} min`;
  process.stdout.write(`${text}${long ? ` (more than ${MOST_MINUTES})` : ''}\n`);
}
for (const form of FORMS) {
  const day = metOn.get(form);
  const late = day === undefined || day > FORMS_BY;
  failed ||= late && days >= FORMS_BY;
  process.stdout.write(`${form}: ${day === undefined ? 'not met' : `day ${day}`}\n`);
}
engine.close();
process.exit(failed ? 1 : 0);
