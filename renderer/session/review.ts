/**
 * The running session: asking, judged, over. Everything that shows at once happens synchronously;
 * what is stored follows behind, and the next card waits for it.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Model } from '#engine/models.ts';
import { linesOf } from '#format/output.ts';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import type { Queue } from '#schedule/queue.ts';
import { nextCard, queueCounts, withLearning, withoutCard } from '#schedule/queue.ts';
import { suggestRating } from '#schedule/rate.ts';
import { seedOf } from '#schedule/random.ts';
import type { Confidence, Outcome, Rating } from '#schedule/types.ts';
import type { Scope } from '#store/cards.ts';
import { StoreError } from '#store/errors.ts';
import { getQuestion } from '#store/decks.ts';
import { loadQueue } from '#store/queue.ts';
import { changeRating, recordAnswer, undoAnswer } from '#store/reviews.ts';
import type { CardRow } from '#store/rows.ts';
import { endSession, resumeSession, startSession } from '#store/sessions.ts';
import { loadSettings } from '#store/settings.ts';
import type { Asked } from './ask.ts';
import { fitted, prepare } from './ask.ts';
import type { Explained } from './explained.ts';
import { explainedBy, explanationByTwo, explanationOf, inWords } from './explained.ts';
import type { Draft, Exercise } from './forms/registry.ts';
import {
  answerLines,
  answerText,
  emptyDraft,
  isEmpty,
  judge,
  prediction,
} from './forms/registry.ts';
import type { Prediction, Verdict } from './judge.ts';
import type { PartingStep } from './parting-step.ts';
import type { GivenAnswer } from './given.ts';
import { givenAnswers } from './given.ts';
import type { Services } from './services.ts';
import { messageOf } from './services.ts';

/** Where the answer on screen is on its way into the database. */
export type Saving =
  | { readonly kind: 'pending' }
  | { readonly kind: 'saved' }
  /** `stale`: the card was answered elsewhere since it was shown, so this answer cannot stand. */
  | { readonly kind: 'failed'; readonly message: string; readonly stale: boolean };

/** The belief behind the answer on screen. */
export interface Explaining {
  readonly explained: Explained;
  /** Where it parts from what happens; undefined while that is looked for. */
  readonly step: PartingStep | 'looking' | undefined;
}

/** An answer of this session, as its end shows it. */
export interface Answered {
  readonly asked: Asked;
  readonly correct: boolean;
  readonly confidence: Confidence;
  readonly outcome: Outcome;
}

export type Phase =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'asking';
      readonly asked: Asked;
      readonly draft: Draft;
      readonly shownAt: number;
    }
  | {
      readonly kind: 'judged';
      readonly asked: Asked;
      readonly draft: Draft;
      readonly confidence: Confidence;
      /** When it was committed: what the outcomes count from. */
      readonly answeredAt: number;
      readonly verdict: Verdict;
      /** Undefined for a right answer, for one that nothing explains, and until that is known. */
      readonly explaining: Explaining | undefined;
      readonly suggested: Rating;
      readonly rating: Rating;
      readonly outcomes: Readonly<Record<Rating, Outcome>>;
      readonly saving: Saving;
    }
  /** Nothing is left for now. */
  | { readonly kind: 'over' }
  /** The next question could not be made ready. */
  | { readonly kind: 'broken'; readonly message: string };

export interface Left {
  readonly learning: number;
  readonly review: number;
  readonly fresh: number;
}

export interface ReviewState {
  readonly phase: Phase;
  /** Cards still to come, the one on screen included. */
  readonly left: Left;
  readonly answered: readonly Answered[];
  /** A sentence about the last undo that did not work. */
  readonly complaint: string | undefined;
  /** The list to take answers back from; undefined where it is not shown. */
  readonly given: readonly GivenAnswer[] | undefined;
  /** Begins a session over everything, or over some units of a deck. */
  readonly start: (scope?: Scope) => Promise<void>;
  readonly change: (change: (draft: Draft, exercise: Exercise) => Draft) => void;
  /**
   * Commits the answer, and how sure the learner is of it: judged at once, stored behind. An answer
   * in which nothing was answered counts only with `anyway`.
   */
  readonly submit: (confidence: Confidence, anyway?: boolean) => void;
  readonly rate: (rating: Rating) => void;
  /**
   * Shows the next card, once the answer is stored. Where storing failed, tries that again; where
   * the card was answered elsewhere, begins anew with what is due now.
   */
  readonly next: () => Promise<void>;
  /** Takes the last answer back and asks its question again. */
  readonly undo: () => Promise<void>;
  /** Shows or puts away the list of answers. */
  readonly showGiven: (shown: boolean) => Promise<void>;
  /** Takes back an answer of the list, with later ones to its card, and asks its question again. */
  readonly takeBack: (reviewId: number) => Promise<void>;
  /**
   * Ends the session where it is, once all is stored. Rejects with a sentence for the learner where
   * that cannot be done.
   */
  readonly leave: () => Promise<void>;
}

interface Stored {
  readonly review: { readonly id: number };
  readonly card: CardRow;
}

/** What an undo needs to return to where an answer was given. */
interface Step {
  readonly asked: Asked;
  queue: Queue;
  last: string | undefined;
  /** Adds the answer to the log, with what its rating does. */
  readonly record: (outcome: Outcome) => Promise<Stored>;
  /** What its rating does. */
  outcome: Outcome;
  /** Undefined until the answer is in the log. */
  reviewId: number | undefined;
}

const NOTHING_LEFT: Left = { learning: 0, review: 0, fresh: 0 };

const UNLIMITED = { newPerDay: 10_000, reviewsPerDay: 10_000 };

/** How many of the cards to come are made ready while the learner thinks. */
const AHEAD = 2;

export function createReviewStore(services: Services): StoreApi<ReviewState> {
  const { db, keys, engine, calendar, now, randomId } = services;
  let session = '';
  let queue: Queue = { learning: [], main: [] };
  let cards = new Map<string, CardRow>();
  let last: string | undefined;
  let steps: Step[] = [];
  // All writes of a session, one after the other.
  let writing: Promise<unknown> = Promise.resolve();
  // The session that is on its way to another question, which a second press must not disturb.
  let moving: string | undefined;
  let scopeOfSession: Scope | undefined;
  let begun = false;
  let retry: () => void = () => undefined;
  const ready = new Map<CardRow, Promise<Asked | undefined>>();
  /** The catalogue of models, once it is here. */
  let models: readonly Model[] | undefined;

  return createStore<ReviewState>((set, get) => {
    const show = (phase: Phase): void =>
      set({ phase, left: queueCounts(queue), complaint: undefined });

    function readyFor(card: CardRow): Promise<Asked | undefined> {
      const known = ready.get(card) ?? prepare(services, card);
      // A failure is not kept: the learner may try again.
      known.catch(() => ready.delete(card));
      ready.set(card, known);
      return known;
    }

    async function ask(): Promise<void> {
      const here = session;
      const found = nextCard(queue, now(), last);
      const card = found === undefined ? undefined : cards.get(found.card.id);
      try {
        if (found === undefined || card === undefined) {
          await endSession(db, here, now());
          if (session === here) show({ kind: 'over' });
          return;
        }
        // It may have been made ready a while ago, and another window have removed its deck since.
        const [asked, question] = await Promise.all([readyFor(card), getQuestion(db, card.id)]);
        // Python took so long that the learner left, and began anew.
        if (session !== here) return;
        if (asked === undefined || question === undefined) {
          queue = withoutCard(queue, card.id);
          await ask();
          return;
        }
        askNow(fitted(asked));
        prepareAhead(found.queue);
      } catch (error) {
        if (session === here) show({ kind: 'broken', message: messageOf(error) });
      }
    }

    function askNow(asked: Asked): void {
      show({ kind: 'asking', asked, draft: emptyDraft(asked.exercise), shownAt: now() });
      asked.findings.look();
      catalogue().catch(() => undefined);
    }

    async function catalogue(): Promise<readonly Model[]> {
      models ??= await keys.catalogue();
      return models;
    }

    function prepareAhead(rest: Queue): void {
      let upcoming = nextCard(rest, now(), undefined);
      for (let count = 0; count < AHEAD && upcoming !== undefined; count += 1) {
        const card = cards.get(upcoming.card.id);
        if (card !== undefined) {
          readyFor(card).then(
            (asked) => asked?.findings.look(),
            () => undefined,
          );
        }
        upcoming = nextCard(upcoming.queue, now(), upcoming.card.id);
      }
    }

    /** The queue after an answer: gone from it, or back in it after minutes. */
    function advance(card: CardRow, outcome: Outcome): void {
      const place = { id: card.id, unit: card.unit };
      queue =
        outcome.days === 0 ? withLearning(queue, place, outcome.due) : withoutCard(queue, card.id);
    }

    function store(step: Step, work: () => Promise<Stored>): void {
      const { asked } = step;
      const done = writing.then(work).then(({ review, card }) => {
        step.reviewId = review.id;
        ready.delete(asked.card);
        cards.set(card.id, card);
        settle(asked, { kind: 'saved' });
      });
      retry = () => {
        settle(asked, { kind: 'pending' });
        store(step, work);
      };
      writing = done.catch((error: unknown) => {
        const stale = error instanceof StoreError && error.code === 'stale-card';
        settle(asked, { kind: 'failed', message: messageOf(error), stale });
      });
    }

    /** Looks for the belief behind an answer that was wrong, and for the step at which it parts. */
    async function explainBehind(asked: Asked, said: Prediction): Promise<void> {
      const { question, key, findings } = asked;
      if (key === undefined) return;
      const tell = (explaining: Explaining | undefined): boolean => {
        const { phase } = get();
        if (phase.kind !== 'judged' || phase.asked !== asked) return false;
        set({ phase: { ...phase, explaining } });
        return true;
      };
      const { phase } = get();
      let explained = phase.kind === 'judged' ? phase.explaining?.explained : undefined;
      if (explained === undefined) {
        const [list, runs] = await Promise.all([catalogue(), findings.modelsLater()]);
        const hand = { question, truth: key, prediction: said, runs };
        const found = explanationOf(hand) ?? (await explanationByTwo(engine, hand));
        explained = found && inWords(found, question, list);
        if (explained === undefined || !tell({ explained, step: 'looking' })) return;
      }
      const { findPartingStep } = await import('./parting-step.ts');
      const step = await findPartingStep(engine, question.program, explained.run.ids).catch(
        () => undefined,
      );
      tell({ explained, step });
    }

    function settle(asked: Asked, saving: Saving): void {
      const { phase } = get();
      if (phase.kind === 'judged' && phase.asked === asked) set({ phase: { ...phase, saving } });
    }

    /** Takes back the answer of a step, and later ones to its card; its question is asked again. */
    async function takeBackFrom(step: Step | undefined): Promise<void> {
      if (moving === session || step === undefined) return;
      const here = session;
      moving = here;
      try {
        await writing;
        if (step.reviewId !== undefined) {
          const { reviewId } = step;
          const { card } = await undoAnswer(db, { sessionId: here, at: now(), reviewId });
          cards.set(card.id, card);
        }
        if (get().phase.kind === 'over') await resumeSession(db, here);
        if (session !== here) return;
        const gone = forget(step);
        ready.clear();
        const card = cards.get(step.asked.card.id) ?? step.asked.card;
        set((state) => ({ answered: state.answered.filter((_, at) => !gone.has(at)) }));
        askNow({ ...step.asked, card });
      } catch (error) {
        if (session === here) set({ complaint: messageOf(error) });
      } finally {
        if (moving === here) moving = undefined;
      }
    }

    /** The queue as if the step, and later ones of its card, had not been; their places. */
    function forget(step: Step): ReadonlySet<number> {
      const from = steps.indexOf(step);
      const { id } = step.asked.card;
      const gone = new Set<number>();
      ({ queue, last } = step);
      for (const [at, later] of steps.entries()) {
        if (at < from) continue;
        if (later.asked.card.id === id) {
          gone.add(at);
          continue;
        }
        later.queue = queue;
        later.last = last;
        advance(later.asked.card, later.outcome);
        last = later.asked.card.id;
      }
      steps = steps.filter((_, at) => !gone.has(at));
      return gone;
    }

    return {
      phase: { kind: 'loading' },
      left: NOTHING_LEFT,
      answered: [],
      complaint: undefined,
      given: undefined,

      start: async (scope) => {
        set({ phase: { kind: 'loading' }, answered: [], complaint: undefined, given: undefined });
        const here = randomId();
        session = here;
        scopeOfSession = scope;
        begun = false;
        const seed = seedOf(here);
        steps = [];
        last = undefined;
        ready.clear();
        try {
          const limits = await loadSettings(db);
          const request = { now: now(), calendar, seed };
          const [loaded] = await Promise.all([
            loadQueue(
              db,
              // The day's limits are for what comes unasked, not for a unit the learner asks for.
              scope === undefined
                ? { ...request, limits }
                : { ...request, limits: UNLIMITED, scope },
            ),
            startSession(db, { id: here, startedAt: now(), seed }),
          ]);
          if (session !== here) return;
          begun = true;
          queue = loaded.queue;
          cards = new Map(loaded.cards);
        } catch (error) {
          if (session === here) show({ kind: 'broken', message: messageOf(error) });
          return;
        }
        await ask();
      },

      change: (change) => {
        const { phase } = get();
        if (phase.kind === 'asking')
          set({ phase: { ...phase, draft: change(phase.draft, phase.asked.exercise) } });
      },

      submit: (confidence, anyway = false) => {
        const { phase } = get();
        if (moving === session || phase.kind !== 'asking') return;
        const { asked, draft, shownAt } = phase;
        const { card, question, exercise } = asked;
        if (isEmpty(draft, exercise) && !anyway) return;
        const at = now();
        // A clock that was set back must not make an answer take less than no time.
        const took = Math.max(0, at - shownAt);
        const verdict = judge(draft, exercise);
        const { correct } = verdict;
        const misled = !correct && confidence === 'sure';
        const choices = outcomes(card.id, card.memory, at, calendar, {
          ...DEFAULT_OPTIONS,
          misled,
        });
        const suggested = suggestRating({
          correct,
          confidence,
          took,
          form: exercise.form,
          programLines: linesOf(question.program).length,
          answerLines: answerLines(exercise),
        });
        const said = correct ? undefined : prediction(draft, exercise);
        const runs = asked.findings.models();
        const explanation =
          said !== undefined && asked.key !== undefined && runs !== undefined
            ? explanationOf({ question, truth: asked.key, prediction: said, runs })
            : undefined;
        const explained = explanation && models && inWords(explanation, question, models);
        const sessionId = session;
        const record = async (outcome: Outcome): Promise<Stored> =>
          recordAnswer(db, {
            cardId: card.id,
            sessionId,
            at,
            took,
            form: exercise.form,
            variant: asked.variant,
            answer: answerText(draft, exercise),
            correct,
            confidence,
            explainedBy: explainedBy(explanation),
            suggested,
            before: card.memory,
            outcome,
          });
        const step: Step = {
          asked,
          queue,
          last,
          record,
          outcome: choices[suggested],
          reviewId: undefined,
        };
        steps = [...steps, step];
        advance(card, choices[suggested]);
        last = card.id;
        set((state) => ({
          phase: {
            kind: 'judged',
            asked,
            draft,
            confidence,
            answeredAt: at,
            verdict,
            explaining: explained && { explained, step: 'looking' },
            suggested,
            rating: suggested,
            outcomes: choices,
            saving: { kind: 'pending' },
          },
          answered: [
            ...state.answered,
            { asked, correct, confidence, outcome: choices[suggested] },
          ],
        }));
        store(step, async () => record(choices[suggested]));
        // Nobody waits for it, and where Python does not start there is nothing to tell.
        if (said !== undefined) explainBehind(asked, said).catch(() => undefined);
      },

      rate: (rating) => {
        const { phase } = get();
        const step = steps.at(-1);
        if (moving === session || phase.kind !== 'judged') return;
        if (phase.rating === rating || step === undefined) return;
        const outcome = phase.outcomes[rating];
        step.outcome = outcome;
        ({ queue } = step);
        advance(phase.asked.card, outcome);
        set((state) => ({
          phase: { ...phase, rating, saving: { kind: 'pending' } },
          answered: state.answered.map((entry, at) =>
            at === state.answered.length - 1 ? { ...entry, outcome } : entry,
          ),
        }));
        const sessionId = session;
        store(step, async () => {
          const { reviewId } = step;
          // Where the answer could not be stored, it is now, with this rating.
          if (reviewId === undefined) return step.record(outcome);
          return changeRating(db, { sessionId, at: now(), reviewId, outcome });
        });
      },

      next: async () => {
        const { kind } = get().phase;
        if (moving === session || kind === 'asking' || kind === 'loading') return;
        const here = session;
        moving = here;
        try {
          await writing;
          const { phase } = get();
          if (phase.kind === 'broken' && !begun) {
            await get().start(scopeOfSession);
            return;
          }
          if (phase.kind === 'judged' && phase.saving.kind === 'failed') {
            if (phase.saving.stale) await get().start(scopeOfSession);
            else retry();
            return;
          }
          await ask();
        } finally {
          if (moving === here) moving = undefined;
        }
      },

      undo: async () => takeBackFrom(steps.at(-1)),

      showGiven: async (shown) => {
        if (!shown) {
          set({ given: undefined });
          return;
        }
        const here = session;
        await writing;
        const given = await givenAnswers(db, here);
        if (session === here) set({ given });
      },

      takeBack: async (reviewId) => {
        set({ given: undefined });
        await writing;
        await takeBackFrom(steps.find((step) => step.reviewId === reviewId));
      },

      leave: async () => {
        await writing;
        const { phase } = get();
        if (phase.kind === 'judged' && phase.saving.kind === 'failed' && !phase.saving.stale) {
          retry();
          await writing;
          const { phase } = get();
          if (phase.kind === 'judged' && phase.saving.kind === 'failed') {
            throw new Error(`Your last answer could not be stored. ${phase.saving.message}`);
          }
        }
        if (phase.kind !== 'over') await endSession(db, session, now());
      },
    };
  });
}
