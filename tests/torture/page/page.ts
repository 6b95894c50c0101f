/** Runs inside Chromium for the torture: answers, imports, restores and upgrades until it is killed. */
import { deckHash } from '#format/difference.ts';
import { seededRandom } from '#format/random.ts';
import { writerIn } from '#platform/browser-journal.ts';
import { createBackup } from '#store/backup.ts';
import { checkData } from '#store/check.ts';
import { openDatabase } from '#store/database.ts';
import type { Database } from '#store/database.ts';
import { getDeck, listed, putDeck, questionsOfDeck } from '#store/decks.ts';
import { MIGRATIONS } from '#store/migrations.ts';
import { repairData } from '#store/repair.ts';
import { reviewsOfSession, sameMemory, effectiveAnswers } from '#store/reviews.ts';
import type { CardRow, ReviewRow } from '#store/rows.ts';
import type { Shipped } from '#session/shipped-file.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import { sha256 } from '#store/sha256.ts';
import { answerOn } from './answer.ts';
import type { Life, Note, FromWorker } from './answer.ts';
import { DECK, LASTING, deckOf } from './decks.ts';
import { APP, keeperOf, openOrRecover, placesOf } from './keeper.ts';
import type { Recovered } from './keeper.ts';
import { openWorker } from './open-worker.ts';
import { BYTES, NEXT, UPGRADED, WORKS } from './work.ts';
import type { Work } from './work.ts';

declare global {
  interface Window {
    /** Reports the state of an answer to the other side before anything else happens. */
    note: Note;
  }
}

/** What a life has left behind. */
export interface Aftermath {
  /** How often each answer is effective, by token. */
  readonly effective: Readonly<Record<string, number>>;
  /** Cards that disagree with the log. */
  readonly disagreements: readonly string[];
}

/** What the log says about the app. */
export interface EffectiveLog {
  readonly questions: readonly string[];
  readonly disagreements: readonly string[];
}

export interface Whole {
  readonly rows: number;
  readonly answers: number;
  readonly findings: readonly string[];
}

/** The database of the app itself, or of the torture. */
const NAME = location.search === '?app' ? APP : 'loopwise-torture';

/** Later than every clock of the torture. */
const END_OF_TIME = Date.UTC(2200, 0, 1);

const places = placesOf(
  NAME,
  writerIn(() => {
    const worker = openWorker();
    return {
      postMessage: (work) => worker.postMessage({ kind: 'journal', database: NAME, work }),
      terminate: () => worker.terminate(),
      onLetter: (listener) => {
        worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
          if (data.kind === 'journal') listener(data.answer);
        });
      },
      onBroken: (listener) => {
        worker.addEventListener('error', ({ message }) => listener(message));
      },
    };
  }),
);

let opened: Promise<Recovered> | undefined;

async function open(): Promise<Database> {
  opened ??= openOrRecover(NAME, places);
  return (await opened).db;
}

async function digest(db: Database): Promise<string> {
  const tables = ['decks', 'questions', 'cards', 'reviews', 'sessions', 'settings'];
  const rows = await Promise.all(tables.map(async (name) => db.table(name).toArray()));
  return sha256(JSON.stringify(rows));
}

/** Whether a card agrees with its log. */
function agrees(card: CardRow | undefined, log: readonly ReviewRow[]): boolean {
  const last = effectiveAnswers(log).at(-1);
  return (
    card !== undefined &&
    sameMemory(card.memory, last?.after ?? { state: 'new' }) &&
    card.due === last?.dueAfter
  );
}

const UPGRADE_ROWS = 2000;

/** Lives in a worker. */
const workers = new Map<string, Worker>();

const torture = {
  /** Opens the data, creating it if there is none; returns how it was recovered, if it was lost. */
  open: async (): Promise<string | undefined> => {
    const db = await open();
    if ((await getDeck(db, DECK)) === undefined) {
      await putDeck(db, { deck: deckOf(1), bytes: BYTES, at: 0 });
    }
    await loadSettings(db);
    return (await opened)?.recovered;
  },

  answer: async (life: Life): Promise<string> => {
    const db = await open();
    const keeper = keeperOf(db, places);
    return answerOn(db, keeper, life, async (token, state) => window.note(token, state));
  },

  /** The same in a worker of this page, until `endWorker`; resolves as `answer`. */
  answerInWorker: async (life: Life): Promise<string> => {
    const worker = openWorker();
    workers.set(life.name, worker);
    return new Promise((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'over') resolve(data.text);
        else if (data.kind === 'note') {
          void window
            .note(data.token, data.state)
            .then(() => worker.postMessage({ kind: 'noted', token: data.token }));
        }
      });
      worker.postMessage({ kind: 'begin', database: NAME, life });
    });
  },

  /** Runs an operation; resolves with its result. */
  work: async (work: Work, argument: string): Promise<string> =>
    WORKS[work](await open(), argument),

  /** Runs an operation in a worker, and terminates it `ms` after the operation began; resolves then. */
  workInWorker: async (work: Work, argument: string, ms: number): Promise<void> => {
    const worker = openWorker();
    await new Promise<void>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'begun') setTimeout(resolve, ms);
      });
      worker.postMessage({ kind: 'work', database: NAME, work, argument });
    });
    worker.terminate();
  },

  /** Terminates a worker in the middle of whatever it does. */
  endWorker: (name: string): void => {
    workers.get(name)?.terminate();
    workers.delete(name);
  },

  /** Makes the app take the small deck for its own, and ask everything at once. */
  settleApp: async (): Promise<void> => {
    const db = await open();
    const { sha256 } = (await (await fetch('/decks/shipped.json')).json()) as Shipped;
    await saveSetting(db, 'shippedDeck', sha256);
    await saveSetting(db, 'newPerDay', LASTING);
    await saveSetting(db, 'tourSeen', true);
  },

  /** The questions of the effective answers in the order of the log, and cards that disagree with it. */
  effectiveLog: async (): Promise<EffectiveLog> => {
    const db = await open();
    const [rows, cards] = await db.transaction('r', db.cards, db.reviews, async () =>
      Promise.all([db.reviews.orderBy('id').toArray(), db.cards.toArray()]),
    );
    const disagreements = cards.filter(
      (card) =>
        !agrees(
          card,
          rows.filter((row) => 'cardId' in row && row.cardId === card.id),
        ),
    );
    return {
      questions: effectiveAnswers(rows).map(({ cardId }) => cardId.slice(DECK.length + 1)),
      disagreements: disagreements.map(({ id }) => id),
    };
  },

  aftermath: async (name: string): Promise<Aftermath> => {
    const db = await open();
    const rows = await reviewsOfSession(db, name);
    const effective: Record<string, number> = {};
    for (const row of rows) if (row.kind === 'answer') effective[row.answer] = 0;
    for (const { answer } of effectiveAnswers(rows))
      effective[answer] = (effective[answer] ?? 0) + 1;
    const disagreements: string[] = [];
    for (const id of new Set(rows.flatMap((row) => ('cardId' in row ? [row.cardId] : [])))) {
      // In one transaction: other windows continue answering.
      const [card, log] = await db.transaction('r', db.cards, db.reviews, async () =>
        Promise.all([db.cards.get(id), db.reviews.where('cardId').equals(id).sortBy('id')]),
      );
      if (!agrees(card, log)) disagreements.push(id);
    }
    return { effective, disagreements };
  },

  check: async (): Promise<Whole> => {
    const calendar = { rolloverHour: 4, offsetMinutes: () => 0 };
    const { rows, answers, findings } = await checkData(await open(), {
      calendar,
      now: END_OF_TIME,
    });
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    return { rows: total, answers, findings: findings.map(({ message }) => message) };
  },

  /** The stored version of a deck; undefined if it is incomplete. */
  wholeDeck: async (id: string = DECK): Promise<number | undefined> => {
    const db = await open();
    const [deck, questions] = await Promise.all([getDeck(db, id), questionsOfDeck(db, id)]);
    const hash = await deckHash(listed(questions), sha256);
    const cards = await db.cards.where('deckId').equals(id).toArray();
    const active = cards.filter(({ active }) => active === 1).map(({ id }) => id);
    const ids = questions.map(({ id }) => id);
    const fits = JSON.stringify(active.sort()) === JSON.stringify(ids.sort());
    return deck?.hash === hash && fits ? Number.parseInt(deck.manifest.version, 10) : undefined;
  },

  digest: async (): Promise<string> => digest(await open()),

  /** A backup of the present data, as base64. */
  backup: async (): Promise<string> => {
    const bytes = await createBackup(await open(), 0);
    return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
  },

  /** Fills a database of the older version, to be upgraded. */
  prepareUpgrade: async (): Promise<void> => {
    const db = await openDatabase({ name: UPGRADED });
    await db.settings.bulkPut(
      Array.from({ length: UPGRADE_ROWS }, (_, at) => ({ name: `row ${at}`, value: at })),
    );
    db.close();
  },

  /**
   * Whether all rows are of one version. If they are of the newer one, starts again from the older.
   */
  wholeUpgrade: async (): Promise<boolean> => {
    const version = (await indexedDB.databases()).find(({ name }) => name === UPGRADED)?.version;
    const newer = version === (MIGRATIONS.length + 1) * 10;
    const db = await openDatabase({
      name: UPGRADED,
      ...(newer ? { migrations: [...MIGRATIONS, NEXT] } : {}),
    });
    const rows: readonly object[] = await db.settings.toArray();
    db.close();
    const changed = rows.filter((row) => 'changed' in row).length;
    if (newer) {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(UPGRADED).addEventListener('success', resolve);
      });
      await torture.prepareUpgrade();
    }
    return rows.length === UPGRADE_ROWS && changed === (newer ? UPGRADE_ROWS : 0);
  },

  /**
   * Damages a few rows like a failing disk, and repairs; returns what was and what is left to find.
   */
  damage: async (
    seed: number,
  ): Promise<{ readonly found: number; readonly left: readonly string[] }> => {
    const db = await open();
    const random = seededRandom(seed);
    const calendar = { rolloverHour: 4, offsetMinutes: () => 0 };
    for (let count = 0; count < 5; count += 1) {
      const id = `${DECK}/lasting-${Math.floor(random() * LASTING)}`;
      const card = await db.cards.get(id);
      const broken = [
        { ...Object(card), memory: undefined },
        { ...Object(card), memory: { state: 'review', stability: -1 } },
        { ...Object(card), due: 'soon' },
        { ...Object(card), unit: 7 },
        { id },
      ];
      await db.cards.put(broken[Math.floor(random() * broken.length)]);
    }
    await db.sessions.put({ ...Object({}), id: `bad ${seed}`, startedAt: 'never' });
    const examined = await checkData(db, { calendar, now: END_OF_TIME });
    await repairData(db, examined, END_OF_TIME);
    const again = await checkData(db, { calendar, now: END_OF_TIME });
    return { found: examined.findings.length, left: again.findings.map(({ message }) => message) };
  },
};

export type TorturePage = typeof torture;

Object.assign(window, { torture });
