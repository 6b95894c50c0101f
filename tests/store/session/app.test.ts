/**
 * The app store over a database; in one file because its parts are tested together, as they run.
 */
import { describe, expect, it } from 'vitest';
import { nextTask } from '#session/next-task.ts';
import type { Incoming } from '#session/app/incoming.ts';
import {
  THREE_QUESTIONS,
  answerFile,
  choiceText,
  deckFiles,
  keyOf,
  manifestText,
  packageOf,
  predictText,
  prints,
  valueOf,
} from '../../fixtures/decks.ts';
import { checkBackup } from '../../fixtures/backups.ts';
import { fillDisk } from '../../fixtures/full-disk.ts';
import {
  DAY,
  MINUTE,
  NOW,
  answer,
  answerStored,
  breakWrites,
  holdWrites,
  install,
  openEmpty,
  openSession,
  phaseOf,
  shown,
  until,
} from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { withoutCaches } from '../fixtures.ts';

type IncomingOf<Kind extends Incoming['kind']> = Extract<Incoming, { readonly kind: Kind }>;

function incoming<Kind extends Incoming['kind']>({ app }: Session, kind: Kind): IncomingOf<Kind> {
  const { incoming } = app.getState();
  if (incoming?.kind !== kind) throw new Error(`${String(incoming?.kind)} is shown, not ${kind}.`);
  return incoming as IncomingOf<Kind>;
}

const deckFile = (bytes: Uint8Array<ArrayBuffer>, name = 'test.loopwise') =>
  ({ kind: 'deck', name, bytes }) as const;
const backupFile = (bytes: Uint8Array<ArrayBuffer>) =>
  ({ kind: 'backup', name: 'test.loopwise-backup', bytes }) as const;

const FIRST = packageOf(deckFiles(THREE_QUESTIONS));
/** The first question with another text, the second unchanged, the third gone, one new. */
const SECOND = packageOf(
  deckFiles(
    [
      predictText('order', prints('another', 'output')),
      THREE_QUESTIONS[1] ?? '',
      choiceText('new', ['!yes', 'no']),
    ],
    manifestText('test.deck', '2.0.0'),
  ),
);

describe('a deck from outside', () => {
  it('is previewed before any of it is stored', async () => {
    const session = await openEmpty();
    const before = await withoutCaches(session.db);
    await session.app.getState().receive(deckFile(FIRST));
    expect(incoming(session, 'deck')).toMatchObject({
      name: 'test.loopwise',
      read: {
        deck: { manifest: { id: 'test.deck', version: '1.0.0' } },
        installed: undefined,
        difference: { added: ['order', 'type', 'choose'], changed: [], removed: [] },
        notes: [],
      },
    });
    expect(await withoutCaches(session.db)).toEqual(before);
  });

  it('comes before the decks that were there', async () => {
    const session = await openEmpty();
    const { app } = session;
    for (const id of ['test.deck', 'a.second', 'z.third']) {
      const bytes = packageOf(deckFiles(THREE_QUESTIONS, manifestText(id)));
      await app.getState().receive(deckFile(bytes));
      await app.getState().accept();
    }
    await app.getState().goTo('decks');
    const { overview } = await until(app, (state) => state.overview?.decks.length === 3);
    expect(overview?.decks.map(({ id }) => id)).toEqual(['z.third', 'a.second', 'test.deck']);
  });

  it('is stored once it is accepted', async () => {
    const session = await openEmpty();
    await session.app.getState().goTo('home');
    await session.app.getState().receive(deckFile(FIRST));
    await session.app.getState().accept();
    await until(session.app, ({ today }) => today?.hasDecks === true);
    const { incoming, notice, today, overview } = await until(
      session.app,
      (state) => state.overview?.decks.length === 1,
    );
    expect(incoming).toBeUndefined();
    expect(notice).toEqual({ tone: 'done', text: 'Deck test.deck 1.0.0 was imported.' });
    expect(today).toMatchObject({ hasDecks: true, fresh: 3, due: 0 });
    expect(overview?.decks).toMatchObject([
      { id: 'test.deck', units: [{ unit: 'basics', title: 'The basics', fresh: 3 }] },
    ]);
    await session.app.getState().startSession();
    expect(session.app.getState().screen).toBe('review');
    expect(shown(session)).toBe('order');
  });

  it('that arrives behind a screen appears on it, also from another window, without asking anything of a session', async () => {
    const session = await openEmpty();
    const other = await openEmpty(session.db);
    const { goTo, refresh, startSession } = session.app.getState();
    await goTo('decks');
    expect(session.app.getState().overview?.decks).toEqual([]);
    await install(other, FIRST);
    const { overview } = await until(session.app, (state) => state.overview?.decks.length === 1);
    expect(overview?.decks).toMatchObject([{ id: 'test.deck' }]);
    await until(session.app, ({ today }) => today?.fresh === 3);
    await startSession();
    const before = session.app.getState();
    await refresh();
    await other.db.cards.clear();
    await other.app.getState().goTo('home');
    expect(other.app.getState().today?.fresh).toBe(0);
    expect(session.app.getState().overview).toBe(before.overview);
    expect(session.app.getState().today).toBe(before.today);
  });

  it('keeps its due cards together behind the first screen, which is read once', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().goTo('decks');
    await session.db.soonest.clear();
    let overviews = 0;
    session.app.subscribe(({ overview }, before) => {
      if (overview !== before.overview) overviews += 1;
    });
    await session.app.getState().goTo('home');
    expect(await session.db.soonest.count()).toBeGreaterThan(0);
    // A change that it shows would be noticed by now.
    for (let turn = 0; turn < 30; turn += 1) await nextTask();
    expect(overviews).toBe(1);
  });

  it('of another author with an id that is installed is no update', async () => {
    const session = await openSession(FIRST);
    const others = manifestText('test.deck', '9.0.0').replace(/authors: .*/u, 'authors: [Mallory]');
    await session.app.getState().receive(deckFile(packageOf(deckFiles(THREE_QUESTIONS, others))));
    expect(incoming(session, 'deck').read).toMatchObject({ replaces: 'other' });
  });

  it('with the id of the deck that comes with Loopwise is refused', async () => {
    const session = await openSession(FIRST);
    const before = await withoutCaches(session.db);
    await session.app
      .getState()
      .receive(deckFile(packageOf(deckFiles(THREE_QUESTIONS, manifestText('shipped.deck')))));
    expect(incoming(session, 'refused').problems).toMatchObject([
      { file: 'deck.yaml', remedy: expect.stringContaining('an id of its own') },
    ]);
    expect(await withoutCaches(session.db)).toEqual(before);
  });

  it('is dropped when dismissed', async () => {
    const session = await openEmpty();
    await session.app.getState().receive(deckFile(FIRST));
    session.app.getState().dismiss();
    await session.app.getState().accept();
    expect(session.app.getState().incoming).toBeUndefined();
    expect(await session.db.decks.count()).toBe(0);
  });

  it('does not come back if it was dismissed while being read', async () => {
    const session = await openEmpty();
    const reading = session.app.getState().receive(deckFile(FIRST));
    expect(incoming(session, 'reading').name).toBe('test.loopwise');
    session.app.getState().dismiss();
    await reading;
    expect(session.app.getState().incoming).toBeUndefined();
  });

  it('that is an update lists its changes and keeps the progress', async () => {
    const session = await openSession(FIRST);
    await session.review.getState().start();
    await answerStored(session);
    await session.review.getState().leave();
    const card = await session.db.cards.get('test.deck/order');
    await session.app.getState().receive(deckFile(SECOND));
    expect(incoming(session, 'deck').read).toMatchObject({
      installed: { version: '1.0.0' },
      replaces: 'same',
      difference: { added: ['new'], changed: ['order'], removed: ['choose'], same: ['type'] },
    });
    await session.app.getState().accept();
    expect(session.app.getState().notice?.text).toBe(
      'Deck test.deck is now version 2.0.0. Your progress is kept.',
    );
    expect(await session.db.cards.get('test.deck/order')).toEqual(card);
    expect(await session.db.cards.get('test.deck/choose')).toMatchObject({ active: 0 });
    expect(await session.db.reviews.count()).toBe(1);
    await session.review.getState().start();
    session.clock.now += 20 * MINUTE;
    expect(session.review.getState().left).toEqual({ learning: 1, review: 0, fresh: 2 });
  });

  it('that is refused names its problems and changes nothing', async () => {
    const session = await openSession(FIRST);
    const before = await withoutCaches(session.db);
    const broken = packageOf(deckFiles(['no question', THREE_QUESTIONS[1] ?? '']));
    await session.app.getState().receive(deckFile(broken, 'broken.loopwise'));
    const refused = incoming(session, 'refused');
    expect(refused).toMatchObject({ name: 'broken.loopwise', message: 'Nothing was changed.' });
    expect(refused.problems[0]).toMatchObject({ file: 'basics/00.md', line: 1 });
    await session.app.getState().accept();
    expect(await withoutCaches(session.db)).toEqual(before);
    session.app.getState().dismiss();
    expect(session.app.getState().incoming).toBeUndefined();
  });

  it('is recognised by its content, whatever its name', async () => {
    const session = await openSession(FIRST);
    const { app, db, clock } = session;
    const { createBackup } = await import('#store/backup.ts');
    const bytes = await createBackup(db, clock.now);
    await app.getState().receive({ kind: 'deck', name: 'mine.loopwise', bytes });
    expect(app.getState().incoming).toMatchObject({ kind: 'backup', name: 'mine.loopwise' });
    app.getState().dismiss();
    await app.getState().receive({ kind: 'backup', name: 'a.loopwise-backup', bytes: SECOND });
    expect(app.getState().incoming?.kind).toBe('deck');
  });

  it('clears the previous notice', async () => {
    const { app } = await openSession(FIRST);
    app.getState().say({ tone: 'done', text: 'Everything is in the backup.' });
    app.getState().openLayer({ kind: 'help' });
    expect(app.getState().notice).toBeUndefined();
  });

  it('that is not a package is refused', async () => {
    const session = await openEmpty();
    await session.app.getState().receive(deckFile(new Uint8Array([1, 2, 3])));
    expect(incoming(session, 'refused').problems).toMatchObject([{ file: 'test.loopwise' }]);
  });

  it('that cannot be stored is refused as a whole', async () => {
    const session = await openSession(FIRST);
    const answers = answerFile('engine one', { 'print("x")\n': keyOf('x\n') });
    const update = packageOf(deckFiles([predictText('x', prints('x'))]), answers);
    for (const table of ['runs', 'cards']) {
      const before = await withoutCaches(session.db);
      await session.app.getState().receive(deckFile(update));
      const makeRoom = fillDisk(session.db, [table]);
      await session.app.getState().accept();
      makeRoom();
      expect(incoming(session, 'refused').message).toMatch(
        /^Nothing was changed\. .*no room left/u,
      );
      // Answers are a cache, checked before they are trusted: they may already be stored.
      expect(await withoutCaches(session.db)).toEqual(before);
      session.app.getState().dismiss();
    }
  });

  it('replaces another that is only being previewed', async () => {
    const session = await openEmpty();
    await session.app.getState().receive(deckFile(FIRST, 'first.loopwise'));
    await session.app.getState().receive(deckFile(SECOND, 'second.loopwise'));
    expect(incoming(session, 'deck').name).toBe('second.loopwise');
    await session.app.getState().accept();
    expect((await session.db.decks.toArray()).map(({ manifest }) => manifest.version)).toEqual([
      '2.0.0',
    ]);
  });

  it('waits for no other: one at a time is read or imported', async () => {
    const session = await openEmpty();
    const { receive, accept } = session.app.getState();
    const reading = receive(deckFile(FIRST, 'first.loopwise'));
    await receive(deckFile(SECOND, 'second.loopwise'));
    await reading;
    expect(incoming(session, 'deck').name).toBe('first.loopwise');
    const taking = accept();
    expect(incoming(session, 'working').what).toBe('first.loopwise');
    await receive(deckFile(SECOND, 'second.loopwise'));
    session.app.getState().dismiss();
    await accept();
    expect(incoming(session, 'working').what).toBe('first.loopwise');
    await taking;
    expect(session.app.getState().incoming).toBeUndefined();
    expect(await session.db.decks.count()).toBe(1);
  });

  it('in the middle of a session pauses it with everything that was answered', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().startSession();
    const release = await holdWrites(session.db);
    answer(session);
    await session.app.getState().receive(deckFile(SECOND));
    const taking = session.app.getState().accept();
    await release();
    await taking;
    expect(session.app.getState()).toMatchObject({ screen: 'home', incoming: undefined });
    expect(await session.db.reviews.count()).toBe(1);
    expect(session.app.getState().today).toMatchObject({
      done: 1,
      paused: { id: 'session 1', answered: 1 },
    });
  });

  it('is requested with the platform’s own dialog, which may be cancelled', async () => {
    const session = await openEmpty();
    await session.app.getState().chooseFile('deck');
    expect(session.app.getState().incoming).toBeUndefined();
    session.platform.chosen = deckFile(FIRST);
    await session.app.getState().chooseFile('deck');
    expect(incoming(session, 'deck').name).toBe('test.loopwise');
  });

  it('that cannot be opened is reported in a sentence', async () => {
    const session = await openEmpty();
    const { services } = session;
    Object.assign(services.platform, {
      openFile: async () => {
        throw new Error('It is too large.');
      },
    });
    await session.app.getState().chooseFile('deck');
    expect(session.app.getState().notice).toEqual({ tone: 'wrong', text: 'It is too large.' });
  });

  it('is exported as the file that was imported', async () => {
    const session = await openSession(FIRST);
    const wish = { format: 'loopwise', withProgress: false } as const;
    await session.app.getState().exportAs({ ...wish, what: { deckId: 'test.deck' } });
    expect(session.platform.saved).toEqual([{ name: 'test.deck-1.0.0.loopwise', bytes: FIRST }]);
    expect(session.app.getState().notice).toEqual({
      tone: 'done',
      text: 'Exported to test.deck-1.0.0.loopwise.',
    });
    await session.app.getState().exportAs({ ...wish, what: { deckId: 'no.deck' } });
    expect(session.app.getState().notice).toEqual({ tone: 'wrong', text: 'The deck is gone.' });
  });
});

describe('a deck that is removed', () => {
  it('returns with its progress', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().startSession();
    await answerStored(session);
    await session.app.getState().goTo('decks');
    const cards = await session.db.cards.toArray();
    await session.app.getState().removeDeck('test.deck');
    expect(session.app.getState()).toMatchObject({
      notice: { tone: 'done' },
      today: { hasDecks: false, fresh: 0 },
      overview: { decks: [] },
    });
    await session.app.getState().receive(deckFile(FIRST));
    await session.app.getState().accept();
    expect(await session.db.cards.toArray()).toEqual(cards);
  });

  it('is restored unchanged with one key', async () => {
    const session = await openSession(FIRST);
    await session.db.decks.update('test.deck', { own: 1 });
    await session.app.getState().startSession();
    await answerStored(session);
    await session.app.getState().goTo('decks');
    const { decks, cards, questions, packages } = await withoutCaches(session.db);
    await session.app.getState().removeDeck('test.deck');
    session.app.getState().notice?.action?.run();
    await until(session.app, ({ notice }) => notice?.text.startsWith('The deck is back') ?? false);
    expect(await withoutCaches(session.db)).toMatchObject({ decks, cards, questions, packages });
  });
});

describe('a backup', () => {
  it('restores everything unchanged', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().change('newPerDay', 7);
    await session.app.getState().startSession();
    await answerStored(session);
    await session.app.getState().goTo('home');
    const before = await withoutCaches(session.db);
    await session.app.getState().saveBackup();
    expect(session.app.getState().notice).toEqual({
      tone: 'done',
      text: 'Everything is in the backup.',
    });
    const [saved] = session.platform.saved;
    expect(saved?.name).toBe('loopwise-2026-11-22.loopwise-backup');

    const other = await openSession(SECOND);
    await other.app.getState().goTo('home');
    const shown: unknown[] = [];
    other.app.subscribe(({ incoming }) => shown.push(incoming));
    await other.app.getState().receive(backupFile(saved?.bytes ?? new Uint8Array()));
    expect(shown).toContainEqual(
      expect.objectContaining({ kind: 'reading', unit: 'rows', progress: expect.anything() }),
    );
    expect(incoming(other, 'backup')).toMatchObject({
      checked: { summary: { createdAt: NOW, counts: { decks: 1, reviews: 1 } } },
    });
    expect((await other.db.decks.toArray())[0]?.manifest.version).toBe('2.0.0');
    await other.app.getState().accept();
    expect(await withoutCaches(other.db)).toEqual(before);
    expect(other.app.getState()).toMatchObject({
      incoming: undefined,
      notice: { tone: 'done', text: 'The backup was restored.' },
    });
    await until(other.app, ({ settings }) => settings?.newPerDay === 7);
  });

  it('that is damaged is refused and changes nothing', async () => {
    const session = await openSession(FIRST);
    const before = await withoutCaches(session.db);
    await session.app.getState().receive(backupFile(new Uint8Array([1, 2, 3])));
    expect(incoming(session, 'refused')).toMatchObject({
      name: 'test.loopwise-backup',
      message: 'Nothing was changed.',
      problems: [{ line: 1 }],
    });
    expect(await withoutCaches(session.db)).toEqual(before);
  });

  it('that cannot be written completely leaves everything unchanged', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().saveBackup();
    await session.app.getState().change('newPerDay', 7);
    const before = await withoutCaches(session.db);
    await session.app.getState().receive(backupFile(session.platform.saved[0]?.bytes ?? FIRST));
    const makeRoom = fillDisk(session.db, ['questions']);
    await session.app.getState().accept();
    makeRoom();
    expect(incoming(session, 'refused').problems).toHaveLength(1);
    expect(await withoutCaches(session.db)).toEqual(before);
  });
});

describe('an automatic backup', () => {
  it('is kept after a session with answers', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().startSession();
    await session.app.getState().goTo('home');
    expect(session.platform.kept).toEqual([]);
    await session.app.getState().startSession();
    await answerStored(session);
    await session.app.getState().goTo('home');
    // The first is the one from which the journal continues.
    await expect.poll(() => session.platform.kept.length).toBe(2);
    const bytes = session.platform.kept[1] ?? new Uint8Array();
    expect(valueOf(await checkBackup(bytes))).toMatchObject({ counts: { reviews: 1 } });
  });

  it('can be inspected and restored', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().startSession();
    await answerStored(session);
    // It is written after the screen has changed, and is then listed there.
    await session.app.getState().goTo('decks');
    await expect.poll(() => session.app.getState().backups?.length).toBe(2);
    await session.app.getState().openBackup('1');
    expect(incoming(session, 'backup').checked.summary.counts.reviews).toBe(1);
    session.app.getState().dismiss();
    await session.app.getState().openBackup('9');
    expect(session.app.getState().notice).toEqual({
      tone: 'wrong',
      text: 'There is no such backup.',
    });
  });

  it('that cannot be written is reported, and the session ends anyway', async () => {
    const session = await openSession(FIRST);
    Object.assign(session.platform.backups ?? {}, {
      write: async () => {
        throw new Error('The disk is full.');
      },
    });
    await session.app.getState().startSession();
    await answerStored(session);
    await session.app.getState().goTo('home');
    await expect
      .poll(() => session.app.getState().notice?.text)
      .toBe('The automatic backup could not be written. The disk is full.');
    expect(session.app.getState().screen).toBe('home');
  });
});

describe('leaving a session', () => {
  it('shows what is left to do', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().startSession();
    await answerStored(session);
    await session.app.getState().goTo('home');
    expect(session.app.getState()).toMatchObject({
      screen: 'home',
      today: { fresh: 2, due: 1, done: 1 },
    });
  });

  it('is possible with a full disk, and reports what was not stored', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().startSession();
    breakWrites(session.db);
    await answerStored(session);
    await session.app.getState().goTo('home');
    expect(session.app.getState()).toMatchObject({
      screen: 'home',
      notice: {
        tone: 'wrong',
        text: 'Your last answer could not be stored. The disk is full.',
      },
    });
  });
});

describe('today’s work', () => {
  it('is what a session would ask, with the time of the next card', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().refresh();
    expect(session.app.getState().today).toEqual({
      due: 0,
      fresh: 3,
      done: 0,
      room: 5,
      minutes: 6,
      at: NOW,
      waits: false,
      awayUntil: undefined,
      damaged: 0,
      clock: undefined,
      hasDecks: true,
      next: undefined,
      paused: undefined,
    });
    await session.app.getState().startSession();
    answer(session);
    session.review.getState().rate('easy');
    await session.app.getState().goTo('home');
    const card = await session.db.cards.get('test.deck/order');
    expect(session.app.getState().today).toMatchObject({
      due: 0,
      fresh: 2,
      done: 1,
      next: { due: card?.due, at: session.clock.now, days: 7 },
    });
    session.clock.now = (card?.due ?? 0) + 1;
    await session.app.getState().refresh();
    expect(session.app.getState().today).toMatchObject({ due: 1, fresh: 2, done: 0 });
    expect(session.app.getState().overview).toMatchObject({
      decks: [{ units: [{ young: 1, due: 1, fresh: 2, learning: 0 }] }],
      forecast: [1, ...Array.from({ length: 13 }, () => 0)],
    });
  });

  it('follows cards that are written without an answer, as by another window', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().refresh();
    expect(session.app.getState().today).toMatchObject({ fresh: 3 });
    await session.db.cards.update('test.deck/order', { active: 0 });
    const { today } = await until(session.app, ({ today }) => today?.fresh !== 3);
    expect(today).toMatchObject({ fresh: 2 });
  });

  it('counts what was answered on the learning day', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().startSession();
    await answerStored(session);
    session.clock.now += DAY;
    await session.app.getState().goTo('home');
    expect(session.app.getState().today).toMatchObject({ done: 0, due: 1 });
  });
});

describe('why a question is asked', () => {
  it('is said until something else is on screen', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().startSession();
    await until(session.review, ({ phase }) => phase.kind === 'asking');
    await session.app.getState().sayWhyAsked();
    expect(session.app.getState().notice?.text).toMatch(/^It is the next new question/u);
    await answerStored(session);
    expect(session.app.getState().notice).toBeUndefined();
  });
});

describe('tomorrow', () => {
  it('is the same at the end of a session and on the first screen', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().startSession();
    while (session.review.getState().phase.kind !== 'over') {
      await answerStored(session);
      session.review.getState().rate('easy');
      await session.review.getState().next();
      await until(session.review, ({ phase }) => phase.kind !== 'loading');
    }
    const { summary } = phaseOf(session.review, 'over');
    await session.app.getState().goTo('home');
    const { overview } = session.app.getState();
    expect(summary.tomorrow).toEqual(overview?.tomorrow);
    expect(overview?.forecast.slice(0, summary.forecast.length)).toEqual(summary.forecast);
  });
});

describe('a setting', () => {
  it('takes effect at once, and an invalid one is refused', async () => {
    const session = await openSession(FIRST);
    await session.app.getState().goTo('decks');
    await session.app.getState().change('newPerDay', 2);
    const { today } = await until(session.app, ({ settings }) => settings?.newPerDay === 2);
    expect(today).toMatchObject({ fresh: 2 });
    await session.app.getState().change('newPerDay', -1);
    expect(session.app.getState()).toMatchObject({
      settings: { newPerDay: 2 },
      notice: { tone: 'wrong' },
    });
  });
});

describe('the app’s details', () => {
  const about = { version: '9.8.7', pyodide: '1.2.3', licences: [] };

  it('are shown over the screen, with the engine and the data folder', async () => {
    const session = await openEmpty();
    session.assets.set('about.json', new TextEncoder().encode(JSON.stringify(about)));
    await session.app.getState().openAbout();
    const { python } = session.services.engine.identity;
    expect(session.app.getState().layers).toEqual([
      { kind: 'about', facts: { ...about, python, place: 'a place for tests' } },
    ]);
  });

  it('are not shown if a file of the app is missing, which is reported', async () => {
    const session = await openEmpty();
    await session.app.getState().openAbout();
    expect(session.app.getState()).toMatchObject({
      layers: [],
      notice: { tone: 'wrong', text: expect.stringContaining('bout.json is missing') },
    });
  });
});

describe('a page of the documentation', () => {
  it('opens outside the app', async () => {
    const session = await openEmpty();
    await session.app.getState().openDocumentation('library/asyncio-task.html');
    expect(session.platform.opened).toEqual(['library/asyncio-task.html']);
  });
});
