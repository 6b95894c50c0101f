/** The reader of the journal: whatever its files contain, the result agrees with the log. */
import * as fc from 'fast-check';
import { changeCards } from '#store/changes.ts';
import { additionTo, putAddition } from '#store/journal.ts';
import { baseLine, endOfJournal, endOfLog, linesAfter } from '#store/journal-lines.ts';
import { loadParameters } from '#store/parameters.ts';
import { adoptParameters } from '#store/refit.ts';
import { recordAnswer, undoAnswer } from '#store/reviews.ts';
import { checkRow } from '#store/row-check.ts';
import { startSession } from '#store/sessions.ts';
import { additionTexts } from '#features/addition-texts.ts';
import { DAY, NOW, THREE, UTC, answerTo, openWith } from '../store/fixtures.ts';
import { changedText, changedValue } from './mutate.ts';
import type { FuzzedReader } from './reader.ts';

/** The data in the newest backup: one answer. */
async function openBase() {
  const db = await openWith(THREE);
  await startSession(db, { id: 'session', startedAt: NOW, seed: 1 });
  await recordAnswer(db, await answerTo(db, 'one'));
  return db;
}

const learner = await openBase();
const base = await endOfLog(learner);
const { review } = await recordAnswer(learner, await answerTo(learner, 'two', 'again', NOW + 1));
await undoAnswer(learner, { sessionId: 'session', at: NOW + 2, reviewId: review.id });
await changeCards(learner, {
  cards: ['test.deck/three'],
  change: { do: 'bury', until: NOW + DAY },
  at: NOW + 3,
});
await adoptParameters(learner, { ...(await loadParameters(learner)), at: NOW + 4, calendar: UTC });
await recordAnswer(learner, await answerTo(learner, 'one', 'easy', NOW + DAY));
let JOURNAL = baseLine(base);
for await (const lines of linesAfter(learner, base)) JOURNAL += lines;
const LINES = JOURNAL.trimEnd().split('\n');

const journals = fc.oneof(
  // A line with other content, perhaps beside the true one.
  fc
    .tuple(fc.nat(LINES.length - 1), fc.boolean())
    .chain(([at, stays]) =>
      changedValue(JSON.parse(LINES[at] ?? '{}')).map((value) =>
        LINES.flatMap((line, place) =>
          place === at ? [JSON.stringify(value) ?? 'null', ...(stays ? [line] : [])] : [line],
        ).join('\n'),
      ),
    ),
  // Lines of several windows, in any order and any number.
  fc.array(fc.constantFrom(...LINES), { maxLength: 30 }).map((lines) => `${lines.join('\n')}\n`),
  changedText([JOURNAL], ['\n', '{', '}', '"', '1e999', '[1,2]', '{"base":[1,2]}\n', '\u0000']),
);

const target = await openBase();

/** Aborts the transaction in which an input is tried, so that the next one finds the same data. */
class Done extends Error {}

async function inVain(work: () => Promise<void>): Promise<void> {
  const tables = [target.cards, target.questions, target.reviews, target.sessions];
  await target
    .transaction('rw', tables, async () => {
      await work();
      throw new Done();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Done)) throw error;
    });
}

const journal: FuzzedReader = {
  name: 'journal',
  inputs: journals,
  read: async (input) => {
    const text = String(input);
    endOfJournal(text);
    const addition = additionTo(base, text);
    await inVain(async () => {
      await putAddition(target, addition, UTC);
      const [rows, cards] = await Promise.all([target.reviews.count(), target.cards.toArray()]);
      if (rows !== 1 + addition.rows.length) throw new Error(`There are ${rows} rows.`);
      const bad = cards.find((card) => !checkRow('cards', card).ok);
      if (bad !== undefined) throw new Error(`A card is none: ${JSON.stringify(bad)}`);
    });
    const { fault } = addition;
    if (fault === undefined) return {};
    const [message = ''] = additionTexts({ ...addition, rows: [] });
    return {
      messages: [{ file: 'journal', line: fault.line, message, remedy: 'Bring them back' }],
    };
  },
};

export const JOURNAL_READERS = [journal];
