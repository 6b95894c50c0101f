/**
 * One visit to a session, from starting or resuming it to leaving it. It emits phases until its
 * signal is aborted; the learner's answers are judged at once and stored afterwards. Writes in
 * progress are always finished. A state machine in one file because all of its steps change the
 * same state.
 */
import type { Model } from '#engine/models/models.ts';
import { DEFAULT_WEIGHTS } from '#schedule/fsrs.ts';
import { RETENTION } from '#schedule/memory.ts';
import { timeSpent } from '#schedule/length.ts';
import { USUAL_PACE } from '#schedule/pace.ts';
import type { Confidence } from '#schedule/types.ts';
import type { Ran } from '#session/forms/form.ts';
import type { Draft } from '#session/forms/registry.ts';
import { mayDecline } from '#session/forms/exercise-for.ts';
import { isEmpty, refusal, run } from '#session/forms/registry.ts';
import type { Prediction } from '#session/judge.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import { getQuestion } from '#store/decks.ts';
import { sameMemory } from '#store/reviews.ts';
import type { CardRow } from '#store/rows.ts';
import type { AnswerLog } from './answer-log.ts';
import { createAnswerLog } from './answer-log.ts';
import { explainAnswer } from './explain-answer.ts';
import { givenAnswers } from './given.ts';
import type { Commit } from './judge-answer.ts';
import { judgeAnswer, outsideOfSchedule } from './judge-answer.ts';
import type { OpenSession } from './open-session.ts';
import { readProgress } from './open-session.ts';
import type { Asking, Judged, Phase, Reasoning, Running, Saving } from './phase.ts';
import { questionIn, unanswered } from './phase.ts';
import { createKeptDrafts } from './kept-drafts.ts';
import { freshMaker } from './fresh-variant.ts';
import { createPreparation } from './preparation.ts';
import type { PresentedQuestion } from './presented-question.ts';
import { chooseExercise } from './presented-question.ts';
import type { Progress } from './progress.ts';
import {
  NO_PROGRESS,
  answered,
  countsOf,
  foreseen,
  minutesLeft,
  remainingOf,
  upcoming,
  withAnswer,
  withCard,
  withQueue,
  withRating,
  withoutQuestion,
} from './progress.ts';
import type { reasonsFor } from './reason.ts';
import type { Visit, VisitOptions, VisitState } from './visit-state.ts';
import { watchAnswer } from './watch-answer.ts';
import { SETTLING } from './visit-state.ts';

/** How many of the next cards are prepared while the learner thinks. */
const AHEAD = 2;

export function createVisit(services: Services, options: VisitOptions): Visit {
  const { db, journal, keys, engine, calendar, now } = services;
  const { open, signal, reopen, onNext, onDeclined } = options;
  const preparation = createPreparation(services, {
    makeFresh: freshMaker(services),
    isCram: () => session?.row.cram === true,
  });
  let phase: Phase = { kind: 'loading' };
  let progress: Progress = NO_PROGRESS;
  /** Undefined until the session is open. */
  let session: { readonly row: OpenSession['row']; readonly log: AnswerLog } | undefined;
  /** Another question is on its way, and a second press must not interfere. */
  let moving = false;
  /** Milliseconds that the session took until the moment `countedAt`. */
  let elapsed = 0;
  /** The card whose question introduced a unit in this visit, by unit. */
  const introduced = new Map<string, string>();
  /** Whether this visit has brought a form that is new to the learner: one is enough. */
  let hasNewForm = false;
  let countedAt = now();
  let models: readonly Model[] | undefined;
  let weights: readonly number[] = DEFAULT_WEIGHTS;
  let retentions: Readonly<Record<string, number>> = {};
  /** Undefined until it is loaded: no first question waits for it. */
  let findReasons: typeof reasonsFor | undefined;
  let rerating = false;
  let pace = USUAL_PACE;
  const drafts = createKeptDrafts();
  /** The learner has changed cards, so the queues kept for an undo are out of date. */
  let changed = false;
  /** The card whose question made way for another, because the learner suspended or buried it. */
  let putAway: string | undefined;
  /** The last state of this visit's verdicts, by the entry of their answers. */
  const verdicts = new Map<number, Judged>();
  /** The question whose run is being traced, or was. */
  let watched: PresentedQuestion | undefined;

  function emit(change: Partial<VisitState>): void {
    if (!signal.aborted) options.emit(change);
  }

  /** Shows a phase without changing the counts, which change with the question. */
  function setPhase(next: Phase): void {
    phase = next;
    emit({ phase });
  }

  function show(next: Phase): void {
    phase = next;
    rerating = false;
    emit({
      phase,
      left: countsOf(progress, elapsed),
      remaining: remainingOf(progress, elapsed),
      answered: answered(progress),
      limited: progress.limit !== undefined,
      minutes: minutesLeft(progress, elapsed, pace),
      complaint: undefined,
      settled: true,
      rerating,
    });
  }

  /**
   * The keys of the verdict are off until the press that committed the answer is certainly over.
   */
  function settle(judged: Phase): void {
    rerating = false;
    emit({ settled: false, rerating });
    setTimeout(() => {
      // Another verdict, shown since, has a timer of its own.
      if (phase.kind === judged.kind && questionIn(phase) === questionIn(judged)) {
        emit({ settled: true });
      }
    }, SETTLING);
  }

  function addElapsed(): void {
    elapsed += timeSpent(countedAt, now());
    countedAt = now();
  }

  async function begin(): Promise<void> {
    try {
      const { row, progress: opened, pace: known, weights: used, settings } = await open();
      if (signal.aborted) return;
      progress = opened;
      pace = known;
      import('./reason.ts').then(
        (module) => (findReasons = module.reasonsFor),
        () => undefined,
      );
      weights = used;
      retentions = settings.retention;
      elapsed = row.elapsed ?? 0;
      const log = createAnswerLog({
        db,
        journal,
        now,
        sessionId: row.id,
        cram: row.cram === true,
        elapsed: () => elapsed,
        onSaving,
      });
      session = { row, log };
      await ask(log);
    } catch (error) {
      show({ kind: 'broken', message: messageOf(error) });
    }
  }

  /** Asks what comes next, or ends the session. */
  async function ask(log: AnswerLog): Promise<void> {
    const card = upcoming(progress, now(), elapsed);
    try {
      if (card === undefined) {
        await log.end();
        const { loadSummary } = await import('./load-summary.ts');
        show({ kind: 'over', summary: await loadSummary(services, log.sessionId) });
        return;
      }
      const question = await preparation.of(card);
      if (signal.aborted) return;
      if (question === undefined) {
        await skip(log, card);
        return;
      }
      present(chooseExercise(question, { introduces: !hasNewForm }));
      // A failure is handled where the answer is stored.
      skipIfGone(log, card).catch(() => undefined);
    } catch (error) {
      show({ kind: 'broken', message: messageOf(error) });
    }
  }

  async function skip(log: AnswerLog, card: CardRow): Promise<void> {
    progress = withoutQuestion(progress, card.id);
    await ask(log);
  }

  /**
   * A question may have been prepared a while ago, and another window may have removed its deck
   * since. It is shown meanwhile: checking first would delay every other question.
   */
  async function skipIfGone(log: AnswerLog, card: CardRow): Promise<void> {
    if ((await getQuestion(db, card.id)) !== undefined || signal.aborted) return;
    if (unanswered(phase)?.asked.card.id === card.id) await skip(log, card);
  }

  /**
   * Questions are prepared while their unit is still new: only the first one shown introduces it.
   */
  function introducedOnce(question: PresentedQuestion): PresentedQuestion {
    if (question.intro === undefined) return question;
    const { deckId, unit, id } = question.card;
    const key = `${deckId} ${unit}`;
    const first = introduced.get(key) ?? id;
    introduced.set(key, first);
    return first === id ? question : { ...question, intro: undefined };
  }

  function present(question: PresentedQuestion): void {
    countedAt = now();
    hasNewForm ||= question.unmet?.includes(question.exercise.form) === true;
    const draft = drafts.take(question);
    show({ kind: 'asking', asked: introducedOnce(question), draft, shownAt: countedAt });
    question.findings.start();
    keys.catalogue().then(
      (catalogue) => (models = catalogue),
      () => undefined,
    );
    const onScreen = question.card.id;
    preparation.ahead(foreseen(progress, { onScreen, now: now(), count: AHEAD }));
  }

  function onSaving(entry: number, saving: Saving, card?: CardRow): void {
    if (card !== undefined) progress = withCard(progress, card);
    if (phase.kind === 'judged' && progress.answers.at(-1)?.entry === entry) {
      setPhase({ ...phase, saving });
    }
  }

  /** Judges a committed answer, or asks for its reason first. */
  function commit(
    log: AnswerLog,
    committed: Asking | Running,
    confidence: Confidence,
    at: number,
  ): void {
    const { asked, draft, shownAt } = committed;
    // A guess has no reason.
    const asksWhy = confidence !== 'guess' && session?.row.cram !== true;
    const reasons = asksWhy ? findReasons?.(asked, models) : undefined;
    if (reasons === undefined) conclude(log, committed, { confidence, at });
    else {
      const committedAt = at;
      setPhase({ kind: 'reasoning', asked, draft, shownAt, confidence, committedAt, reasons });
      settle(phase);
    }
  }

  function conclude(
    log: AnswerLog,
    committed: Asking | Running | Reasoning,
    { confidence, at, reason }: Pick<Commit, 'confidence' | 'at' | 'reason'>,
  ): void {
    const retention = retentions[committed.asked.card.deckId] ?? RETENTION.usual;
    const how = { confidence, at, calendar, models, weights, retention, reason };
    const { judged: scheduled, answer, wrong } = judgeAnswer(committed, how);
    const judged = session?.row.cram === true ? outsideOfSchedule(scheduled) : scheduled;
    const outcome = judged.outcomes[judged.suggested];
    addElapsed();
    const entry = log.record(answer, outcome);
    progress = withAnswer(progress, { question: judged.asked, entry, outcome });
    setPhase(judged);
    emit({ answered: answered(progress) });
    settle(judged);
    // Nothing waits for it, and if Python does not start there is no explanation.
    if (wrong !== undefined) explain(judged.asked, wrong).catch(() => undefined);
  }

  /** Judges an answer whose reason is asked for without it. */
  function concludeReasoning(): void {
    if (session === undefined || phase.kind !== 'reasoning') return;
    const { confidence, committedAt: at } = phase;
    conclude(session.log, phase, { confidence, at });
  }

  async function explain(question: PresentedQuestion, wrong: Prediction): Promise<void> {
    const known = phase.kind === 'judged' ? phase.explaining?.explained : undefined;
    for await (const explaining of explainAnswer(services, question, wrong, known)) {
      if (signal.aborted || phase.kind !== 'judged' || phase.asked !== question) return;
      setPhase({ ...phase, explaining });
    }
    if (signal.aborted || phase.kind !== 'judged' || phase.asked !== question) return;
    if (phase.explaining === undefined) setPhase({ ...phase, unexplained: true });
  }

  async function watch(): Promise<void> {
    if (phase.kind !== 'judged' || phase.asked === watched) return;
    const { asked } = phase;
    watched = asked;
    const run = await watchAnswer(engine, phase);
    if (run !== undefined && phase.kind === 'judged' && phase.asked === asked) {
      setPhase({ ...phase, watched: run });
    }
  }

  /** Keeps the verdict, to be shown again. */
  function keepVerdict(): void {
    const last = progress.answers.at(-1);
    if (phase.kind === 'judged' && last !== undefined) verdicts.set(last.entry, phase);
  }

  /**
   * Waits for the run of an answer, then judges it. If the learner takes an answer back or leaves
   * meanwhile, this one is not committed.
   */
  async function runAndCommit(
    log: AnswerLog,
    asking: Asking,
    running: Promise<Ran<Draft>>,
    confidence: Confidence,
  ): Promise<void> {
    const at = now();
    const { refusal: _, ...committed } = asking;
    const run: Running = { ...committed, kind: 'running' };
    setPhase(run);
    try {
      const ran = await running;
      if (phase !== run || signal.aborted) return;
      if (ran.ok) commit(log, { ...run, draft: ran.draft }, confidence, at);
      else setPhase({ ...asking, refusal: ran.refusal });
    } catch (error) {
      if (phase === run) setPhase({ ...asking, refusal: messageOf(error) });
    }
  }

  /** An answer that is running, or asked for its reason, will not be judged. */
  function stopRunning(): void {
    if (phase.kind !== 'running' && phase.kind !== 'reasoning') return;
    const { asked, draft, shownAt } = phase;
    setPhase({ kind: 'asking', asked, draft, shownAt });
  }

  /**
   * Takes an answer back, the last one without a `reviewId`, and asks its question again: unchanged
   * if it is the last answer of this visit, otherwise in its present state in the log and the deck.
   */
  async function undo(reviewId?: number): Promise<void> {
    if (phase.kind === 'reasoning' && reviewId === undefined) {
      // The last commit is not judged yet.
      stopRunning();
      return;
    }
    if (moving || session === undefined || answered(progress) === 0) return;
    moving = true;
    stopRunning();
    drafts.keep(phase);
    try {
      const { row, log } = session;
      await log.settled();
      const last = progress.answers.at(-1);
      const undone = await log.undo(last?.entry, reviewId);
      let question: PresentedQuestion | undefined;
      if (last !== undefined && undone.entry === last.entry) {
        const card = undone.card ?? last.question.card;
        progress = withCard(last.before, card);
        question = { ...last.question, card };
      } else if (undone.card !== undefined) {
        progress = withCard(await readProgress(services, row), undone.card);
        question = await preparation.of(undone.card);
      }
      if (changed) progress = withQueue(progress, await readProgress(services, row));
      if (phase.kind === 'over') await log.reopen();
      if (signal.aborted) return;
      if (question === undefined) await ask(log);
      else present(question);
    } catch (error) {
      emit({ complaint: messageOf(error) });
    } finally {
      moving = false;
    }
  }

  async function cardsChanged(ids: readonly string[]): Promise<void> {
    if (moving || session === undefined) return;
    moving = true;
    try {
      const { row, log } = session;
      await log.settled();
      const { queue, cards } = await readProgress(services, row);
      if (signal.aborted) return;
      changed = true;
      progress = withQueue(progress, { queue, cards });
      const asked = phase.kind === 'judged' ? undefined : questionIn(phase)?.card;
      const back = putAway === undefined || !ids.includes(putAway) ? undefined : cards.get(putAway);
      const now = asked !== undefined && ids.includes(asked.id) ? cards.get(asked.id) : undefined;
      if (asked !== undefined && ids.includes(asked.id) && now === undefined) {
        stopRunning();
        drafts.keep(phase);
        putAway = asked.id;
        await ask(log);
      } else if (
        asked !== undefined &&
        now !== undefined &&
        !sameMemory(asked.memory, now.memory)
      ) {
        await again(log, now);
      } else if (back !== undefined && phase.kind !== 'judged') {
        if (phase.kind === 'over') await log.reopen();
        drafts.keep(phase);
        putAway = undefined;
        await again(log, back);
      }
    } finally {
      moving = false;
    }
  }

  /** Asks the question of a card, whatever else would come next. */
  async function again(log: AnswerLog, card: CardRow): Promise<void> {
    const question = await preparation.of(card);
    if (signal.aborted) return;
    if (question === undefined) await skip(log, card);
    else present(chooseExercise(question));
  }

  function isUnsaved(): boolean {
    return phase.kind === 'judged' && phase.saving.kind === 'failed' && !phase.saving.stale;
  }

  return {
    begin,

    change: (change) => {
      if (phase.kind !== 'asking') return;
      const { refusal: _, ...asking } = phase;
      setPhase({ ...asking, draft: change(phase.draft, phase.asked.exercise) });
    },

    decline: () => {
      if (moving || phase.kind !== 'asking') return;
      const { asked } = phase;
      const { form } = asked.exercise;
      if (!mayDecline(form, asked.question, asked.card.memory)) return;
      onDeclined(form);
      present(chooseExercise(asked, { except: form }));
    },

    submit: (confidence, anyway) => {
      if (moving || session === undefined || phase.kind !== 'asking') return;
      const { draft, asked } = phase;
      const { exercise } = asked;
      if (isEmpty(draft, exercise) && !anyway) return;
      const refused = refusal(draft, exercise);
      if (refused !== undefined) {
        setPhase({ ...phase, refusal: refused });
        return;
      }
      const running = run(draft, exercise, engine);
      if (running === undefined) commit(session.log, phase, confidence, now());
      else void runAndCommit(session.log, phase, running, confidence);
    },

    giveReason: (chosen) => {
      if (moving || session === undefined || phase.kind !== 'reasoning') return;
      const { confidence, committedAt: at, reasons } = phase;
      const reason = chosen === undefined ? undefined : reasons[chosen];
      const correct = reason !== undefined && reason.model === undefined;
      conclude(session.log, phase, { confidence, at, reason: { correct, chosen: reason } });
    },

    toggleRatings: () => {
      if (phase.kind !== 'judged' || phase.cram === true) return;
      rerating = !rerating;
      emit({ rerating });
    },

    rate: (rating) => {
      const last = progress.answers.at(-1);
      if (moving || session === undefined || phase.kind !== 'judged') return;
      if (phase.cram === true || phase.rating === rating || last === undefined) return;
      const outcome = phase.outcomes[rating];
      progress = withRating(progress, outcome);
      setPhase({ ...phase, rating, saving: { kind: 'pending' } });
      session.log.rate(last.entry, outcome);
    },

    next: async () => {
      if (moving || phase.kind === 'loading' || phase.kind === 'reasoning') return;
      if (unanswered(phase) !== undefined) return;
      if (session === undefined) {
        await reopen(undefined);
        return;
      }
      moving = true;
      try {
        const { log, row } = session;
        await log.settled();
        if (phase.kind === 'judged' && phase.saving.kind === 'failed') {
          // The earlier answer is kept, and what is due now is read again.
          if (phase.saving.stale) await reopen(row.id);
          else log.retry();
          return;
        }
        addElapsed();
        keepVerdict();
        if (phase.kind === 'judged') onNext(phase.asked.exercise.form);
        await ask(log);
      } finally {
        moving = false;
      }
    },

    undo,
    watch,
    cardsChanged,

    verdictOf: (reviewId) => {
      keepVerdict();
      const entry = session?.log.entryOf(reviewId);
      return entry === undefined ? undefined : verdicts.get(entry);
    },

    given: async () => {
      if (session === undefined) return [];
      await session.log.settled();
      return givenAnswers(db, session.row.id);
    },

    keep: async () => {
      concludeReasoning();
      await session?.log.settled();
    },

    leave: async () => {
      concludeReasoning();
      stopRunning();
      // Until it is open it must not be ended: it may be one that was to be resumed.
      if (session === undefined) return;
      const { log } = session;
      await log.settled();
      if (isUnsaved()) {
        log.retry();
        await log.settled();
      }
      if (phase.kind === 'judged' && isUnsaved() && phase.saving.kind === 'failed') {
        throw new Error(`Your last answer could not be stored. ${phase.saving.message}`);
      }
      if (phase.kind === 'over') return;
      addElapsed();
      const finished = answered(progress) === 0 || upcoming(progress, now(), elapsed) === undefined;
      await (finished ? log.end() : log.keepElapsed());
    },
  };
}
