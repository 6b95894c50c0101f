/**
 * The first check: "What do I believe?". An adaptive series of questions, each answered by choosing
 * among the outputs of models of asyncio. Its answers are ordinary answers of the log, so it can be
 * paused, resumed and taken back like any session, and its result is recomputed from the log.
 */
import { mostTried, nextProbe } from '#beliefs/check.ts';
import { posterior } from '#beliefs/posterior.ts';
import type { Assumptions } from '#beliefs/types.ts';
import { weigh } from '#beliefs/weigh.ts';
import { hashOf } from '#format/hash.ts';
import type { AnswerKey } from '#format/types.ts';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import { seededRandom, shuffled } from '#format/random.ts';
import type { Rating } from '#schedule/types.ts';
import type { OutputOption } from '#session/forms/choose/choose.ts';
import { endingOf, sameEnding } from '#session/forms/endings.ts';
import type { Services } from '#session/services.ts';
import { getDeck } from '#store/decks.ts';
import { loadParameters } from '#store/parameters.ts';
import { recordAnswer, reviewsOfSession, effectiveAnswers, undoAnswer } from '#store/reviews.ts';
import type { AnswerReviewRow, CardRow } from '#store/rows.ts';
import { endSession, startSession } from '#store/sessions.ts';
import type { KeptCheck } from '#store/settings.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import type { ProbingQuestion } from './evidence.ts';
import { ASSUMPTIONS, loadEvidence, loadProbing } from './evidence.ts';
import { NOT_KNOWN } from './probes.ts';

/**
 * The most questions of a check. A short program tries a few beliefs, one of the last unit of the
 * shipped deck up to thirty. `npm run bench -- beliefs` prints how many beliefs these questions can
 * try; where it is not all of them, the screen says so, and another check goes on with the others.
 */
export const MOST_QUESTIONS = 15;

/** The beliefs that units test, and how many of them the questions of one check can try. */
export function coverOf(units: readonly { readonly tests: readonly (readonly string[])[] }[]): {
  readonly beliefs: number;
  readonly tried: number;
} {
  const tests = units.flatMap((unit) => unit.tests);
  return { beliefs: new Set(tests.flat()).size, tried: mostTried(tests, MOST_QUESTIONS) };
}

/**
 * The most variants of a question: a learner who slipped, or holds two beliefs that fail on it,
 * answers another variant differently.
 */
export const MOST_VARIANTS = 3;

/** This many other questions come before another variant of the same. */
const BETWEEN = 2;

/**
 * Beliefs that a learner is expected to hold among those of a check, for their priors. With fewer
 * the check would miss more of them, with more it would name more that are not held: `npm run bench
 * -- beliefs` prints both.
 */
const EXPECTED = 3;

/** The highest prior, however few beliefs a check is about. */
const MOST_EXPECTED = 0.2;

type Needed = Pick<Services, 'db' | 'journal' | 'keys' | 'calendar' | 'now' | 'randomId'>;

/** The answer: one of the options (its index), none of them, or "I don't know". */
export type CheckAnswer = number | 'none' | 'unknown';

/** The answers that are not options, as stored in the log. */
const WORDS = { none: '(none of these)', unknown: NOT_KNOWN } as const;

export interface CheckQuestion {
  readonly asked: ProbingQuestion;
  readonly card: CardRow;
  readonly key: AnswerKey;
  /** The true output among those of models, shuffled. */
  readonly options: readonly OutputOption[];
  /** Questions of this check that were answered before. */
  readonly answered: number;
}

/** A running check. */
export interface Check {
  readonly kept: KeptCheck;
  /**
   * The next question; undefined if the check is over. Rejects if a program has to be run and
   * Python does not start.
   */
  readonly next: () => Promise<CheckQuestion | undefined>;
  /** Stores an answer that took this many milliseconds. Rejects like `recordAnswer`. */
  readonly answer: (question: CheckQuestion, answer: CheckAnswer, took: number) => Promise<void>;
  /** Takes the last answer of this check back; false if there is none. */
  readonly undo: () => Promise<boolean>;
  /** Ends it for good. */
  readonly end: () => Promise<void>;
}

/** Starts a check about units of a deck. An older paused one is ended; its answers stay. */
export async function beginCheck(
  services: Needed,
  deckId: string,
  units: readonly string[],
): Promise<Check> {
  const { db, now, randomId } = services;
  const sessionId = randomId();
  await startSession(db, { id: sessionId, startedAt: now(), seed: hashOf(sessionId), check: true });
  // The first screen does not offer it as a session: the check itself resumes it.
  await endSession(db, sessionId, now());
  const kept: KeptCheck = { sessionId, deckId, units };
  await saveSetting(db, 'check', kept);
  return openCheck(services, kept);
}

/** The paused check; undefined if there is none, or its deck was removed. */
export async function leftCheck({ db }: Needed): Promise<KeptCheck | undefined> {
  const { check } = await loadSettings(db);
  return check === undefined || (await getDeck(db, check.deckId)) === undefined ? undefined : check;
}

/** Resumes a check. */
export async function openCheck(services: Needed, kept: KeptCheck): Promise<Check> {
  const { db, journal, keys, calendar, now } = services;
  const { sessionId, deckId, units } = kept;
  const probing = (await loadProbing(services, deckId, MOST_VARIANTS)).filter(({ row }) =>
    units.includes(row.unit),
  );
  const { weights } = await loadParameters(db);
  const assumptions = assumptionsFor(new Set(probing.flatMap(({ probe }) => probe.outputs.flat())));

  async function answers(): Promise<readonly AnswerReviewRow[]> {
    return effectiveAnswers(await reviewsOfSession(db, sessionId));
  }

  return {
    kept,

    next: async () => {
      const given = await answers();
      if (given.length >= MOST_QUESTIONS) return undefined;
      const times = Map.groupBy(given, ({ cardId }) => cardId);
      const latest = new Set(given.slice(-BETWEEN).map(({ cardId }) => cardId));
      const state = posterior(weigh(await loadEvidence(services)), assumptions);
      const left = probing.filter(
        ({ id, variant }) => variant === (times.get(id)?.length ?? 0) && !latest.has(id),
      );
      const cards = new Map(
        (await db.cards.bulkGet(left.map(({ id }) => id))).flatMap((card) =>
          card?.active === 1 ? [[card.id, card] as const] : [],
        ),
      );
      const asked = nextProbe(
        left.filter(({ id }) => cards.has(id)),
        state,
        assumptions,
      );
      const card = asked && cards.get(asked.id);
      if (asked === undefined || card === undefined) return undefined;
      const key = await keys.of({ deckId, program: asked.program });
      const seed = hashOf(`${sessionId} ${asked.id} ${asked.variant}`);
      return { asked, card, key, options: optionsOf(asked, key, seed), answered: given.length };
    },

    answer: async ({ asked, card, key, options }, answer, took) => {
      const option = typeof answer === 'number' ? options[answer] : undefined;
      const correct = option !== undefined && isTrue(option, key);
      const rating = ratingOf(correct, card);
      const at = now();
      await recordAnswer(db, {
        cardId: card.id,
        sessionId,
        at,
        took,
        form: 'choose',
        variant: asked.variant,
        answer: option?.stdout ?? WORDS[answer === 'unknown' ? 'unknown' : 'none'],
        correct,
        confidence: answer === 'unknown' ? 'guess' : 'think',
        explainedBy: option === undefined || correct ? [] : modelsOf(asked, option),
        suggested: rating,
        before: card.memory,
        outcome: outcomes(card.id, card.memory, at, calendar, { ...DEFAULT_OPTIONS, weights })[
          rating
        ],
      });
      await journal.catchUp();
    },

    undo: async () => {
      const last = (await answers()).at(-1);
      if (last === undefined) return false;
      await undoAnswer(db, { sessionId, at: now(), reviewId: last.id });
      await journal.catchUp();
      return true;
    },

    end: async () => saveSetting(db, 'check', undefined),
  };
}

/** The priors of a check about these beliefs: the fewer there are, the likelier is each. */
export function assumptionsFor(ids: ReadonlySet<string>): Assumptions {
  const prior = Math.min(MOST_EXPECTED, EXPECTED / Math.max(1, ids.size));
  return { ...ASSUMPTIONS, prior: (id) => (ids.has(id) ? prior : ASSUMPTIONS.prior(id)) };
}

/**
 * Cards known before they were taught are not asked as new, and start with a longer interval; wrong
 * ones come first.
 */
function ratingOf(correct: boolean, { memory }: CardRow): Rating {
  if (!correct) return 'again';
  return memory.state === 'new' ? 'easy' : 'good';
}

function optionsOf(
  { probe }: ProbingQuestion,
  key: AnswerKey,
  seed: number,
): readonly OutputOption[] {
  const outputs = [key, ...probe.runs].map(({ stdout, ended }) => ({
    stdout,
    ending: endingOf(ended),
  }));
  return shuffled(outputs, seededRandom(seed));
}

function isTrue({ stdout, ending }: OutputOption, key: AnswerKey): boolean {
  return stdout === key.stdout && sameEnding(ending, endingOf(key.ended));
}

function modelsOf({ probe }: ProbingQuestion, { stdout, ending }: OutputOption): readonly string[] {
  const at = probe.runs.findIndex(
    (run) => run.stdout === stdout && sameEnding(endingOf(run.ended), ending),
  );
  return probe.outputs[at] ?? [];
}
