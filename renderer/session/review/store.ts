/** The running session for the screens: a thin store over the current visit. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { FORMS } from '#schedule/forms.ts';
import type { Form } from '#schedule/forms.ts';
import type { Confidence, Rating } from '#schedule/types.ts';
import type { Draft, Exercise } from '#session/forms/registry.ts';
import type { Services } from '#session/services.ts';
import type { Scope } from '#store/rows.ts';
import { saveSetting } from '#store/settings.ts';
import type { GivenAnswer } from './given.ts';
import type { Judged } from './phase.ts';
import type { OpenSession, StartOptions } from './open-session.ts';
import { openPausedSession, startNewSession } from './open-session.ts';
import type { Visit, VisitState } from './visit-state.ts';
import { NOTHING_SHOWN } from './visit-state.ts';
import { createVisit } from './visit.ts';

export interface ReviewState extends VisitState {
  /** Whether the hints at the first question are shown. */
  readonly tour: boolean;
  /** Forms that were answered before: each is introduced when it first comes up. */
  readonly formsMet: readonly Form[];
  /** Starts a session over everything, or over some units of a deck. */
  readonly start: (scope?: Scope, how?: StartOptions) => Promise<void>;
  /** Resumes a paused session. */
  readonly resume: (id: string) => Promise<void>;
  readonly change: (change: (draft: Draft, exercise: Exercise) => Draft) => void;
  /**
   * Commits the answer and the learner's confidence: judged at once, stored afterwards. An empty
   * answer counts only with `anyway`. One that has to be run is judged after its run; until then
   * nothing is stored and nothing can be changed.
   */
  readonly submit: (confidence: Confidence, anyway?: boolean) => void;
  /** Chooses the reason at a place, if one is asked for; undefined if the learner cannot say. */
  readonly giveReason: (chosen: number | undefined) => void;
  /** Asks the question in another form, if that is offered. */
  readonly decline: () => void;
  /** Shows the four ratings, or hides them again. */
  readonly toggleRatings: () => void;
  readonly rate: (rating: Rating) => void;
  /**
   * Shows the next card, once the answer is stored. If storing failed, retries; if the card was
   * answered elsewhere, restarts with what is due now.
   */
  readonly next: () => Promise<void>;
  /**
   * Takes the last answer back and asks its question again, even if it is from before a restart.
   */
  readonly undo: () => Promise<void>;
  /** The effective answers of the session, once all are stored; undefined if it is over. */
  readonly givenAnswers: () => Promise<readonly GivenAnswer[] | undefined>;
  /** Takes back an answer of the list, with later ones to its card, and asks its question again. */
  readonly takeBack: (reviewId: number) => Promise<void>;
  /** Reacts to a change of cards or its undo; see `Visit`. */
  readonly cardsChanged: (ids: readonly string[]) => Promise<void>;
  /** Finds out when and why the program of the verdict on screen prints its lines. */
  readonly watch: () => Promise<void>;
  /** The verdict on an answer of the list; undefined for one from before a restart. */
  readonly verdictOf: (reviewId: number) => Judged | undefined;
  /**
   * Pauses the session, once all is stored: it can be resumed until the day ends. Rejects with a
   * message for the learner on failure.
   */
  readonly leave: () => Promise<void>;
  /** Stores an answer whose reason is being asked for, without it: the window is closing. */
  readonly keep: () => Promise<void>;
  /** Dismisses the hints at the first question for good. */
  readonly endTour: () => void;
}

export function createReviewStore(services: Services): StoreApi<ReviewState> {
  const { db } = services;
  let visit: Visit | undefined;
  let ending = new AbortController();

  return createStore<ReviewState>((set, get) => {
    /** Ends the current visit, and starts another. */
    async function enter(open: () => Promise<OpenSession>): Promise<void> {
      ending.abort();
      ending = new AbortController();
      set(NOTHING_SHOWN);
      visit = createVisit(services, {
        open,
        signal: ending.signal,
        emit: set,
        reopen: async (id) => (id === undefined ? enter(open) : get().resume(id)),
        onNext: (form) => {
          if (get().tour) get().endTour();
          meet(form);
        },
        onDeclined: meet,
      });
      await visit.begin();
    }

    /** A form that was answered or declined once needs no introduction. */
    function meet(form: Form): void {
      const { formsMet } = get();
      if (formsMet.includes(form)) return;
      set({ formsMet: [...formsMet, form] });
      // If that cannot be stored, the form is introduced once more, which needs no message.
      saveSetting(db, 'formsMet', get().formsMet).catch(() => undefined);
    }

    return {
      ...NOTHING_SHOWN,
      tour: false,
      formsMet: FORMS,

      start: async (scope, how) =>
        enter(async () => {
          const opened = await startNewSession(services, scope, how);
          const { tourSeen, formsMet } = opened.settings;
          set({ tour: !tourSeen, formsMet });
          return opened;
        }),
      resume: async (id) =>
        enter(async () => {
          const opened = await openPausedSession(services, id);
          set({ formsMet: opened.settings.formsMet });
          return opened;
        }),

      change: (change) => visit?.change(change),
      submit: (confidence, anyway = false) => visit?.submit(confidence, anyway),
      giveReason: (chosen) => visit?.giveReason(chosen),
      toggleRatings: () => visit?.toggleRatings(),
      decline: () => visit?.decline(),
      rate: (rating) => visit?.rate(rating),
      next: async () => visit?.next(),
      undo: async () => visit?.undo(),
      keep: async () => visit?.keep(),
      leave: async () => {
        const left = ending;
        await visit?.leave();
        left.abort();
      },

      givenAnswers: async () => {
        const { signal } = ending;
        const answers = await visit?.given();
        return signal.aborted ? undefined : answers;
      },
      takeBack: async (reviewId) => visit?.undo(reviewId),
      cardsChanged: async (ids) => visit?.cardsChanged(ids),
      watch: async () => visit?.watch(),
      verdictOf: (reviewId) => visit?.verdictOf(reviewId),

      endTour: () => {
        set({ tour: false });
        // If that cannot be stored, the hints are shown once more, which needs no message.
        saveSetting(db, 'tourSeen', true).catch(() => undefined);
      },
    };
  });
}
