/**
 * The running session: asking, judged, over. Everything that shows at once happens synchronously;
 * what is stored follows behind, and the next card waits for it.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Model } from '#engine/models/models.ts';
import { linesOf } from '#format/output.ts';
import type { Limit } from '#schedule/length.ts';
import { LENGTHS, remaining, timeSpent } from '#schedule/length.ts';
import { DEFAULT_OPTIONS, outcomes } from '#schedule/fsrs.ts';
import type { Queue } from '#schedule/queue.ts';
import { nextCard, queueCounts, withLearning, withoutCard } from '#schedule/queue.ts';
import { suggestRating } from '#schedule/rate.ts';
import { seedOf } from '#schedule/random.ts';
import type { Confidence, Outcome, Rating } from '#schedule/types.ts';
import { StoreError } from '#store/errors.ts';
import { getQuestion } from '#store/decks.ts';
import {
  changeRating,
  recordAnswer,
  reviewsOfSession,
  standingAnswers,
  undoAnswer,
} from '#store/reviews.ts';
import type { LoadedQueue } from '#store/queue.ts';
import type { AnswerReviewRow, CardRow, Scope, SessionRow } from '#store/rows.ts';
import {
  endSession,
  getSession,
  noteElapsed,
  resumeSession,
  startSession,
} from '#store/sessions.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
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
  refusal,
  run,
} from './forms/registry.ts';
import type { GivenAnswer } from './given.ts';
import { givenAnswers } from './given.ts';
import type { Prediction, Verdict } from './judge.ts';
import type { Summary } from './load-summary.ts';
import { loadSummary } from './load-summary.ts';
import type { PartingStep } from './parting-step.ts';
import { queueOf, waitingIn } from './paused.ts';
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
  /** Where it parts from what happens; undefined where that cannot be told. */
  readonly step: PartingStep | 'looking' | undefined;
}

/** Where an answer is that is judged by running it, before its verdict. */
export type Trying =
  | { readonly kind: 'running' }
  /** It was not taken: a sentence that says why. */
  | { readonly kind: 'refused'; readonly message: string };

export type Phase =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'asking';
      readonly asked: Asked;
      readonly draft: Draft;
      readonly shownAt: number;
      readonly trying?: Trying;
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
  /** Nothing is left for now, or the session is as long as it was to be. */
  | { readonly kind: 'over'; readonly summary: Summary }
  /** The next question could not be made ready. */
  | { readonly kind: 'broken'; readonly message: string };

type Asking = Extract<Phase, { readonly kind: 'asking' }>;

export interface Left {
  readonly learning: number;
  readonly review: number;
  readonly fresh: number;
}

export interface ReviewState {
  readonly phase: Phase;
  /** Cards still to come, the one on screen included. */
  readonly left: Left;
  /** How much of the session is left, by the length that was chosen for it. */
  readonly remaining: Limit;
  /** Answers of the session that stand, those before a restart included. */
  readonly answered: number;
  /** Whether the hints at the first question are shown. */
  readonly tour: boolean;
  /** A sentence about the last undo that did not work. */
  readonly complaint: string | undefined;
  /** The list to take answers back from; undefined where it is not shown. */
  readonly given: readonly GivenAnswer[] | undefined;
  /** Begins a session over everything, or over some units of a deck. */
  readonly start: (scope?: Scope) => Promise<void>;
  /** Goes on with a session that was left in the middle. */
  readonly goOn: (id: string) => Promise<void>;
  readonly change: (change: (draft: Draft, exercise: Exercise) => Draft) => void;
  /**
   * Commits the answer, and how sure the learner is of it: judged at once, stored behind. An answer
   * in which nothing was answered counts only with `anyway`. One that has to be run is judged when
   * that is done, and until then nothing is stored and nothing can be changed.
   */
  readonly submit: (confidence: Confidence, anyway?: boolean) => void;
  readonly rate: (rating: Rating) => void;
  /**
   * Shows the next card, once the answer is stored. Where storing failed, tries that again; where
   * the card was answered elsewhere, begins anew with what is due now.
   */
  readonly next: () => Promise<void>;
  /** Takes the last answer back and asks its question again, also one from before a restart. */
  readonly undo: () => Promise<void>;
  /** Shows or puts away the list of answers. */
  readonly showGiven: (shown: boolean) => Promise<void>;
  /** Takes back an answer of the list, with later ones to its card, and asks its question again. */
  readonly takeBack: (reviewId: number) => Promise<void>;
  /**
   * Leaves the session where it is, once all is stored: it can be gone on with until the day ends.
   * Rejects with a sentence for the learner where that cannot be done.
   */
  readonly leave: () => Promise<void>;
  /** Puts the hints at the first question away for good. */
  readonly endTour: () => void;
}

interface Stored {
  readonly review: { readonly id: number };
  readonly card: CardRow;
}

/** What an undo needs to return to where an answer was given. */
interface Step {
  readonly asked: Asked;
  readonly queue: Queue;
  readonly last: string | undefined;
  /** Adds the answer to the log, with what its rating does. */
  readonly record: (outcome: Outcome) => Promise<Stored>;
  /** Undefined until the answer is in the log. */
  reviewId: number | undefined;
}

/** A session from where it was begun, or gone on with, to where it is left. */
interface Visit {
  /** The session's. */
  readonly id: string;
  /** Undefined until the session is open. */
  row: SessionRow | undefined;
  /** Answers that stand from before this visit. */
  earlier: number;
  readonly again: () => Promise<void>;
}

/** A session as it is opened: its row, its answers that stand, and what it asks now. */
interface Opened {
  readonly row: SessionRow;
  readonly answers: readonly AnswerReviewRow[];
  readonly loaded: LoadedQueue;
}

const NOTHING_LEFT: Left = { learning: 0, review: 0, fresh: 0 };
const NOTHING: Limit = { unit: 'cards', count: 0 };

/** How many of the cards to come are made ready while the learner thinks. */
const AHEAD = 2;

export function createReviewStore(services: Services): StoreApi<ReviewState> {
  const { db, keys, engine, calendar, now, randomId } = services;
  let visit: Visit | undefined;
  let queue: Queue = { learning: [], main: [] };
  let cards = new Map<string, CardRow>();
  let last: string | undefined;
  let steps: Step[] = [];
  // All writes of a session, one after the other.
  let writing: Promise<unknown> = Promise.resolve();
  // The visit that is on its way to another question, which a second press must not disturb.
  let moving: Visit | undefined;
  // Milliseconds the session took until the moment `since`, from which more is being spent.
  let elapsed = 0;
  let since = 0;
  let retry: () => void = () => undefined;
  const ready = new Map<CardRow, Promise<Asked | undefined>>();
  /** The catalogue of models, once it is here. */
  let models: readonly Model[] | undefined;

  /** Counts the time up to now as spent on the session. */
  function spend(): void {
    elapsed += timeSpent(since, now());
    since = now();
  }

  return createStore<ReviewState>((set, get) => {
    const answered = (): number => (visit?.earlier ?? 0) + steps.length;
    const isMoving = (): boolean => moving !== undefined && moving === visit;
    const rest = (): Limit =>
      remaining(visit?.row?.limit, {
        answered: answered(),
        elapsed,
        waiting: waitingIn(queue),
      });
    const show = (phase: Phase): void =>
      set({
        phase,
        left: queueCounts(queue),
        remaining: rest(),
        answered: answered(),
        complaint: undefined,
      });

    function readyFor(card: CardRow): Promise<Asked | undefined> {
      const known = ready.get(card) ?? prepare(services, card);
      // A failure is not kept: the learner may try again.
      known.catch(() => ready.delete(card));
      ready.set(card, known);
      return known;
    }

    /** What comes next; undefined where the session is as long as it was to be, or all is done. */
    const upcoming = () => (rest().count === 0 ? undefined : nextCard(queue, now(), last));

    async function ask(here: Visit): Promise<void> {
      const found = upcoming();
      const card = found === undefined ? undefined : cards.get(found.card.id);
      try {
        if (found === undefined || card === undefined) {
          await endSession(db, here.id, now());
          const summary = await loadSummary(services, here.id);
          if (visit === here) show({ kind: 'over', summary });
          return;
        }
        const asked = await readyFor(card);
        // Python took so long that the learner left, and began anew.
        if (visit !== here) return;
        if (asked === undefined) {
          await skip(here, card);
          return;
        }
        askNow(fitted(asked));
        prepareAhead(found.queue);
        // What goes wrong with that is met where the answer is stored.
        skipIfGone(here, card).catch(() => undefined);
      } catch (error) {
        if (visit === here) show({ kind: 'broken', message: messageOf(error) });
      }
    }

    async function skip(here: Visit, card: CardRow): Promise<void> {
      queue = withoutCard(queue, card.id);
      await ask(here);
    }

    /**
     * A question may have been made ready a while ago, and another window have removed its deck since.
     * It is shown meanwhile: to look first would keep every other question waiting.
     */
    async function skipIfGone(here: Visit, card: CardRow): Promise<void> {
      if ((await getQuestion(db, card.id)) !== undefined || visit !== here) return;
      const { phase } = get();
      if (phase.kind === 'asking' && phase.asked.card.id === card.id) await skip(here, card);
    }

    function askNow(asked: Asked): void {
      since = now();
      show({ kind: 'asking', asked, draft: emptyDraft(asked.exercise), shownAt: since });
      asked.findings.look();
      catalogue().catch(() => undefined);
    }

    async function catalogue(): Promise<readonly Model[]> {
      models ??= await keys.catalogue();
      return models;
    }

    /** Opens a session and asks its first question. */
    async function enter(here: Visit, open: () => Promise<Opened>): Promise<void> {
      set({
        phase: { kind: 'loading' },
        left: NOTHING_LEFT,
        remaining: NOTHING,
        answered: 0,
        complaint: undefined,
        given: undefined,
      });
      visit = here;
      steps = [];
      last = undefined;
      elapsed = 0;
      since = now();
      ready.clear();
      try {
        const { row, loaded, answers } = await open();
        if (visit !== here) return;
        here.row = row;
        here.earlier = answers.length;
        last = answers.at(-1)?.cardId;
        elapsed = row.elapsed ?? 0;
        ({ queue } = loaded);
        cards = new Map(loaded.cards);
      } catch (error) {
        if (visit === here) show({ kind: 'broken', message: messageOf(error) });
        return;
      }
      await ask(here);
    }

    function prepareAhead(rest: Queue): void {
      let after = nextCard(rest, now(), undefined);
      for (let count = 0; count < AHEAD && after !== undefined; count += 1) {
        const card = cards.get(after.card.id);
        if (card !== undefined) {
          readyFor(card).then(
            (asked) => asked?.findings.look(),
            () => undefined,
          );
        }
        after = nextCard(after.queue, now(), after.card.id);
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
      const id = visit?.id ?? '';
      writing = done
        .catch((error: unknown) => {
          const stale = error instanceof StoreError && error.code === 'stale-card';
          settle(asked, { kind: 'failed', message: messageOf(error), stale });
        })
        .then(async () => noteElapsed(db, id, elapsed))
        // Only what is left of a session of minutes would be off after a restart.
        .catch(() => undefined);
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

    /** Judges an answer that was committed at a moment, and stores it behind. */
    function commit(here: Visit, phase: Asking, confidence: Confidence, at: number): void {
      const { asked, draft, shownAt } = phase;
      const { card, question, exercise } = asked;
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
      const { id: sessionId } = here;
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
      const step: Step = { asked, queue, last, record, reviewId: undefined };
      steps = [...steps, step];
      spend();
      advance(card, choices[suggested]);
      last = card.id;
      set({
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
        answered: answered(),
      });
      store(step, async () => record(choices[suggested]));
      // Nobody waits for it, and where Python does not start there is nothing to tell.
      if (said !== undefined) explainBehind(asked, said).catch(() => undefined);
    }

    /**
     * Waits for the run of an answer; `done` has the draft as it is judged. Whoever takes an answer
     * back or leaves meanwhile has not committed this one.
     */
    async function tryOut(
      here: Visit,
      phase: Asking,
      running: Promise<Draft>,
      done: (ran: Asking) => void,
    ): Promise<void> {
      const { trying: _refused, ...asking } = phase;
      const trial: Asking = { ...asking, trying: { kind: 'running' } };
      set({ phase: trial });
      const isOn = (): boolean => visit === here && get().phase === trial;
      try {
        const draft = await running;
        if (!isOn()) return;
        if (isMoving()) set({ phase: asking });
        else done({ ...asking, draft });
      } catch (error) {
        if (!isOn()) return;
        set({ phase: { ...asking, trying: { kind: 'refused', message: messageOf(error) } } });
      }
    }

    /** What is running will not be judged. */
    function stopTrying(): void {
      const { phase } = get();
      if (phase.kind !== 'asking' || phase.trying === undefined) return;
      const { trying: _trying, ...asking } = phase;
      set({ phase: asking });
    }

    /** What a session has brought so far, by the log, and what it would ask now. */
    async function standing(row: SessionRow): Promise<Omit<Opened, 'row'>> {
      const [reviews, loaded] = await Promise.all([
        reviewsOfSession(db, row.id),
        queueOf(services, row),
      ]);
      return { answers: standingAnswers(reviews), loaded };
    }

    /** Takes back an answer of this visit; the question as it was asked. */
    async function undoStep(here: Visit, step: Step): Promise<Asked> {
      const { reviewId } = step;
      if (reviewId !== undefined) {
        const { card } = await undoAnswer(db, { sessionId: here.id, at: now(), reviewId });
        cards.set(card.id, card);
        step.reviewId = undefined;
      }
      if (visit === here) {
        steps = steps.slice(0, -1);
        ({ queue, last } = step);
      }
      const card = cards.get(step.asked.card.id) ?? step.asked.card;
      return { ...step.asked, card };
    }

    /**
     * Takes back an answer by the log, such as one from before this visit: the last one, or the one
     * that is named with later ones to its card. The question as it was asked; undefined where it
     * has left its deck since.
     */
    async function undoByLog(
      here: Visit,
      row: SessionRow,
      reviewId?: number,
    ): Promise<Asked | undefined> {
      const which = reviewId === undefined ? {} : { reviewId };
      const { card } = await undoAnswer(db, { sessionId: here.id, at: now(), ...which });
      const { answers, loaded } = await standing(row);
      if (visit === here) {
        // What they would return to is no more; from here on the log tells.
        steps = [];
        here.earlier = answers.length;
        last = answers.at(-1)?.cardId;
        ({ queue } = loaded);
        cards = new Map([...loaded.cards, [card.id, card]]);
      }
      return prepare(services, card);
    }

    /** Takes an answer back and asks its question again. */
    async function goBack(
      takeBack: (here: Visit, row: SessionRow) => Promise<Asked | undefined>,
    ): Promise<void> {
      const here = visit;
      if (isMoving() || here?.row === undefined || answered() === 0) return;
      moving = here;
      try {
        await writing;
        const asked = await takeBack(here, here.row);
        if (get().phase.kind === 'over') await resumeSession(db, here.id);
        if (visit !== here) return;
        ready.clear();
        if (asked === undefined) {
          await ask(here);
          return;
        }
        askNow(asked);
        prepareAhead(withoutCard(queue, asked.card.id));
      } catch (error) {
        if (visit === here) set({ complaint: messageOf(error) });
      } finally {
        if (moving === here) moving = undefined;
      }
    }

    return {
      phase: { kind: 'loading' },
      left: NOTHING_LEFT,
      remaining: NOTHING,
      answered: 0,
      tour: false,
      complaint: undefined,
      given: undefined,

      start: async (scope) => {
        const id = randomId();
        const again = async (): Promise<void> => get().start(scope);
        await enter({ id, row: undefined, earlier: 0, again }, async () => {
          const [{ sessionLength, tourSeen }, firstEver] = await Promise.all([
            loadSettings(db),
            db.reviews.limit(1).count(),
          ]);
          set({ tour: !tourSeen && firstEver === 0 });
          const limit = LENGTHS[sessionLength];
          const session = { id, startedAt: now(), seed: seedOf(id), scope, limit };
          const [row, loaded] = await Promise.all([
            startSession(db, session),
            queueOf(services, session),
          ]);
          return { row, loaded, answers: [] };
        });
      },

      goOn: async (id) => {
        const again = async (): Promise<void> => get().goOn(id);
        await enter({ id, row: undefined, earlier: 0, again }, async () => {
          const row = await getSession(db, id);
          if (row === undefined)
            throw new Error('The session is gone. Leave, and start a new one.');
          return { row, ...(await standing(row)) };
        });
      },

      change: (change) => {
        const { phase } = get();
        if (phase.kind !== 'asking' || phase.trying?.kind === 'running') return;
        const { trying: _refused, ...asking } = phase;
        set({ phase: { ...asking, draft: change(phase.draft, phase.asked.exercise) } });
      },

      submit: (confidence, anyway = false) => {
        const { phase } = get();
        const here = visit;
        if (isMoving() || here === undefined || phase.kind !== 'asking') return;
        if (phase.trying?.kind === 'running') return;
        const {
          draft,
          asked: { exercise },
        } = phase;
        if (isEmpty(draft, exercise) && !anyway) return;
        const message = refusal(draft, exercise);
        if (message !== undefined) {
          set({ phase: { ...phase, trying: { kind: 'refused', message } } });
          return;
        }
        const at = now();
        const running = run(draft, exercise, engine);
        if (running === undefined) commit(here, phase, confidence, at);
        else void tryOut(here, phase, running, (ran) => commit(here, ran, confidence, at));
      },

      rate: (rating) => {
        const { phase } = get();
        const step = steps.at(-1);
        const here = visit;
        if (isMoving() || here === undefined || phase.kind !== 'judged') return;
        if (phase.rating === rating || step === undefined) return;
        const outcome = phase.outcomes[rating];
        ({ queue } = step);
        advance(phase.asked.card, outcome);
        set({ phase: { ...phase, rating, saving: { kind: 'pending' } } });
        const { id: sessionId } = here;
        store(step, async () => {
          const { reviewId } = step;
          // Where the answer could not be stored, it is now, with this rating.
          if (reviewId === undefined) return step.record(outcome);
          return changeRating(db, { sessionId, at: now(), reviewId, outcome });
        });
      },

      next: async () => {
        const { kind } = get().phase;
        const here = visit;
        if (isMoving() || here === undefined || kind === 'asking' || kind === 'loading') return;
        moving = here;
        try {
          await writing;
          const { phase } = get();
          if (phase.kind === 'broken' && here.row === undefined) {
            await here.again();
            return;
          }
          if (phase.kind === 'judged' && phase.saving.kind === 'failed') {
            // The answer that came first stands, and what is due now is read again.
            if (phase.saving.stale) await get().goOn(here.id);
            else retry();
            return;
          }
          spend();
          if (phase.kind === 'judged' && get().tour) get().endTour();
          await ask(here);
        } finally {
          if (moving === here) moving = undefined;
        }
      },

      undo: async () =>
        goBack(async (here, row) => {
          const step = steps.at(-1);
          return step === undefined ? undoByLog(here, row) : undoStep(here, step);
        }),

      showGiven: async (shown) => {
        if (!shown) {
          set({ given: undefined });
          return;
        }
        const here = visit;
        if (here === undefined) return;
        await writing;
        const given = await givenAnswers(db, here.id);
        if (visit === here) set({ given });
      },

      takeBack: async (reviewId) => {
        set({ given: undefined });
        await goBack(async (here, row) => undoByLog(here, row, reviewId));
      },

      leave: async () => {
        const here = visit;
        stopTrying();
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
        // Before it is open nothing of it may end: it may be one that was to be gone on with.
        if (here?.row === undefined || phase.kind === 'over') return;
        spend();
        if (answered() === 0 || upcoming() === undefined) await endSession(db, here.id, now());
        else await noteElapsed(db, here.id, elapsed);
      },

      endTour: () => {
        set({ tour: false });
        // Where it cannot be kept, the hints come once more: nothing to tell the learner about.
        saveSetting(db, 'tourSeen', true).catch(() => undefined);
      },
    };
  });
}
