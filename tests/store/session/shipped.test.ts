import { describe, expect, it } from 'vitest';
import { takeShippedDeck } from '#session/shipped.ts';
import { loadSettings, saveSetting } from '#store/settings.ts';
import {
  THREE_QUESTIONS,
  answerFile,
  deckFiles,
  hashOf,
  keyOf,
  manifestText,
  packageOf,
} from '../../fixtures/decks.ts';
import { answerStored, openEmpty } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { contents } from '../fixtures.ts';

/** Puts a package among the files of the app, as the build does. */
function ship({ assets }: Session, bytes: Uint8Array<ArrayBuffer>): void {
  const shipped = { file: 'test.loopwise', sha256: hashOf(String(bytes)), id: 'test.deck' };
  assets.set('decks/shipped.json', new TextEncoder().encode(JSON.stringify(shipped)));
  assets.set('decks/test.loopwise', bytes);
}

const FIRST = packageOf(deckFiles(THREE_QUESTIONS));
const SECOND = packageOf(
  deckFiles(THREE_QUESTIONS.slice(0, 2), manifestText('test.deck', '2.0.0')),
);

const versions = async ({ db }: Session): Promise<string[]> =>
  (await db.decks.toArray()).map(({ manifest }) => manifest.version);

describe('the deck that comes with the app', () => {
  it('is there after the first start, package and cards', async () => {
    const session = await openEmpty();
    ship(session, FIRST);
    await takeShippedDeck(session.services);
    expect(await versions(session)).toEqual(['1.0.0']);
    expect(await session.db.cards.count()).toBe(3);
    expect((await session.db.packages.toArray())[0]?.bytes).toEqual(FIRST);
  });

  it('is read once: later starts change nothing', async () => {
    const session = await openEmpty();
    ship(session, FIRST);
    await takeShippedDeck(session.services);
    const before = await contents(session.db);
    session.assets.delete('decks/test.loopwise');
    await takeShippedDeck(session.services);
    expect(await contents(session.db)).toEqual(before);
  });

  it('stays away where it was removed, until it changes', async () => {
    const session = await openEmpty();
    ship(session, FIRST);
    await takeShippedDeck(session.services);
    await session.app.getState().removeDeck('test.deck');
    await takeShippedDeck(session.services);
    expect(await versions(session)).toEqual([]);
    ship(session, SECOND);
    await takeShippedDeck(session.services);
    expect(await versions(session)).toEqual(['2.0.0']);
  });

  it('keeps the progress when it is updated', async () => {
    const session = await openEmpty();
    ship(session, FIRST);
    await takeShippedDeck(session.services);
    await session.review.getState().start();
    await answerStored(session);
    const card = await session.db.cards.get('test.deck/order');
    ship(session, SECOND);
    await takeShippedDeck(session.services);
    expect(await session.db.cards.get('test.deck/order')).toEqual(card);
    expect(await session.db.cards.get('test.deck/choose')).toMatchObject({ active: 0 });
  });

  it('brings its answers, so that the first question needs no Python', async () => {
    const session = await openEmpty();
    session.engine.ready = false;
    session.engine.fault = 'Python has not booted.';
    const program = THREE_QUESTIONS[0]?.split('```python\n')[1]?.split('```')[0] ?? '';
    const answers = answerFile('engine one', { [program]: keyOf('first\nsecond\n') });
    ship(session, packageOf(deckFiles(THREE_QUESTIONS), answers));
    await takeShippedDeck(session.services);
    await session.review.getState().start();
    expect(session.review.getState().phase).toMatchObject({
      kind: 'asking',
      asked: { key: { stdout: 'first\nsecond\n' } },
    });
  });

  it('that is damaged says what to do, and is tried again at the next start', async () => {
    const session = await openEmpty();
    ship(session, packageOf(deckFiles(['no question'])));
    await expect(takeShippedDeck(session.services)).rejects.toThrow(
      /^The deck that comes with Loopwise is damaged \(.+\)\. Install Loopwise anew\.$/,
    );
    expect((await loadSettings(session.db)).shippedDeck).toBe('');
    expect(await session.db.decks.count()).toBe(0);
    ship(session, FIRST);
    await takeShippedDeck(session.services);
    expect(await versions(session)).toEqual(['1.0.0']);
  });

  it('that is missing is told', async () => {
    const session = await openEmpty();
    session.assets.delete('decks/shipped.json');
    await expect(takeShippedDeck(session.services)).rejects.toThrow('decks/shipped.json');
  });
});

describe('the first questions ever', () => {
  /** A start at which one question is enough and reading pauses behind each. */
  async function firstStart(questions: readonly string[]): Promise<Session> {
    const session = await openEmpty();
    await saveSetting(session.db, 'newPerDay', 1);
    ship(session, packageOf(deckFiles(questions)));
    return session;
  }
  const slowly = (session: Session): Session['services'] => ({
    ...session.services,
    now: () => {
      session.clock.now += 20;
      return session.clock.now;
    },
  });

  it('can be learnt before the others are read', async () => {
    const session = await firstStart(THREE_QUESTIONS);
    const seen: unknown[] = [];
    await takeShippedDeck(slowly(session), {
      onReading: () => seen.push('reading'),
      onBegun: async () => {
        await session.review.getState().start();
        seen.push(await session.db.questions.count(), session.review.getState().phase.kind);
        await answerStored(session);
      },
    });
    expect(seen).toEqual(['reading', 1, 'asking']);
    expect(await session.db.questions.count()).toBe(3);
    expect(await session.db.cards.where('deckId').equals('test.deck').count()).toBe(3);
    expect(await session.db.reviews.count()).toBe(1);
    expect((await session.db.cards.get('test.deck/order'))?.memory.state).not.toBe('new');
  });

  it('are followed by the others at the next start where this one was cut short', async () => {
    const session = await firstStart(THREE_QUESTIONS);
    const cut = takeShippedDeck(slowly(session), {
      onBegun: async () => {
        throw new Error('The window was closed.');
      },
    });
    await expect(cut).rejects.toThrow('The window was closed.');
    expect(await session.db.questions.count()).toBe(1);
    await takeShippedDeck(session.services);
    expect(await session.db.questions.count()).toBe(3);
    expect(await session.db.decks.count()).toBe(1);
    expect(await session.db.cards.where('[active+newPosition]').above([1, -1]).count()).toBe(3);
  });

  it('go again where the rest of the deck is not in order', async () => {
    const session = await firstStart([...THREE_QUESTIONS, 'no question']);
    await expect(takeShippedDeck(slowly(session))).rejects.toThrow('is damaged');
    expect(await session.db.decks.count()).toBe(0);
    expect(await session.db.questions.count()).toBe(0);
    expect((await loadSettings(session.db)).shippedDeck).toBe('');
  });

  it('are not put ahead where the deck is here already', async () => {
    const session = await firstStart(THREE_QUESTIONS);
    await takeShippedDeck(session.services);
    ship(session, SECOND);
    const counts: number[] = [];
    await takeShippedDeck(slowly(session), {
      onBegun: async () => void counts.push(await session.db.questions.count()),
    });
    expect(counts).toEqual([]);
    expect(await versions(session)).toEqual(['2.0.0']);
  });

  it('are waited for by a session that was begun before they were here', async () => {
    const session = await firstStart(THREE_QUESTIONS);
    const { prepare, startSession } = session.app.getState();
    const begun = Promise.withResolvers<void>();
    const prepared = prepare(begun.promise);
    const started = startSession();
    expect(session.app.getState()).toMatchObject({ screen: 'review', preparing: true });
    expect(session.review.getState().phase.kind).toBe('loading');
    await takeShippedDeck(slowly(session), { onBegun: async () => begun.resolve() });
    await Promise.all([prepared, started]);
    expect(session.review.getState().phase.kind).toBe('asking');
  });

  it('begin nothing where the learner left before they were here', async () => {
    const session = await firstStart(THREE_QUESTIONS);
    const begun = Promise.withResolvers<void>();
    void session.app.getState().prepare(begun.promise);
    const started = session.app.getState().startSession();
    await session.app.getState().goTo('home');
    begun.resolve();
    await started;
    expect(session.app.getState().screen).toBe('home');
    expect(await session.db.sessions.count()).toBe(0);
  });
});
