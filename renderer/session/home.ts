/** What there is to learn, as the first screen shows it. */
import type { Manifest } from '#format/types.ts';
import { queueCounts } from '#schedule/queue.ts';
import type { UnitCounts } from '#store/cards.ts';
import { countDueByDay, countUnits, nextDue } from '#store/cards.ts';
import { listDecks } from '#store/decks.ts';
import { loadQueue } from '#store/queue.ts';
import { loadSettings } from '#store/settings.ts';
import type { Services } from './services.ts';

/** Learning days that the forecast looks ahead, today included. */
const DAYS = 14;

export interface HomeUnit extends UnitCounts {
  readonly title: string;
}

export interface HomeDeck {
  readonly id: string;
  readonly manifest: Manifest;
  readonly units: readonly HomeUnit[];
}

export interface HomeView {
  /** Cards that a session started now would bring. */
  readonly due: number;
  readonly fresh: number;
  /** Answers given today. */
  readonly done: number;
  readonly decks: readonly HomeDeck[];
  /** Cards that come due on each of the next days; the first is today. */
  readonly forecast: readonly number[];
  /** When the next card comes due, in ms since the epoch; undefined where none will. */
  readonly next: number | undefined;
}

export async function loadHome({ db, now, calendar }: Services): Promise<HomeView> {
  const at = now();
  const limits = await loadSettings(db);
  const [{ queue, done }, rows, forecast, next] = await Promise.all([
    loadQueue(db, { now: at, calendar, limits, seed: 0 }),
    listDecks(db),
    countDueByDay(db, at, DAYS, calendar),
    nextDue(db, at),
  ]);
  const decks = await Promise.all(
    rows.map(async ({ id, manifest }): Promise<HomeDeck> => {
      const titles = new Map(manifest.units.map((unit) => [unit.id, unit.title]));
      const counts = await countUnits(db, id, [...titles.keys()], at);
      return {
        id,
        manifest,
        units: counts.map((unit) => ({ ...unit, title: titles.get(unit.unit) ?? unit.unit })),
      };
    }),
  );
  const { learning, review, fresh } = queueCounts(queue);
  return {
    due: learning + review,
    fresh,
    done: done.introduced + done.reviewed,
    decks,
    forecast,
    next,
  };
}
