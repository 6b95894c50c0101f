/** Triggers backups: it subscribes to the stores, which do not know about backups. */
import type { StoreApi } from 'zustand/vanilla';
import type { Platform } from '#platform/platform.ts';
import type { Backups } from './backups.ts';

const MINUTE = 60_000;

/** During a long session: after this many answers or this much time, whichever comes first. */
const ANSWERS = 50;
const TIME = 10 * MINUTE;

/** Answers after which the mark is updated. */
const MARKED = 5;

interface Watched {
  readonly review: StoreApi<{
    readonly phase: { readonly kind: string };
    readonly answered: number;
    readonly keep: () => Promise<void>;
  }>;
  readonly app: StoreApi<{ readonly screen: string }>;
  readonly platform: Pick<Platform, 'onClosing'>;
  readonly now: () => number;
}

/**
 * Starts a backup when the summary appears, during a long session, on leaving it, and on closing.
 */
export function watchForBackups(backups: Backups, watched: Watched): void {
  const { review, app, platform, now } = watched;
  let answersAt = 0;
  let timeAt = now();
  const backUp = async (): Promise<void> => {
    answersAt = review.getState().answered;
    timeAt = now();
    await backups.afterAnswers();
  };
  review.subscribe((state, before) => {
    if (state.phase.kind === 'over') {
      if (before.phase.kind !== 'over') void backUp();
      return;
    }
    if (state.answered === before.answered) return;
    // A new session counts from zero.
    if (state.answered < answersAt) answersAt = state.answered;
    const due = state.answered - answersAt >= ANSWERS || now() - timeAt >= TIME;
    if (due) void backUp();
    else if (state.answered % MARKED === 0) void backups.mark();
  });
  app.subscribe(({ screen }, before) => {
    if (screen !== before.screen && (screen === 'home' || screen === 'decks')) void backUp();
  });
  platform.onClosing(async (how) => {
    if (how === 'closing') await review.getState().keep();
    await backUp();
  });
}
