import { describe, expect, it } from 'vitest';
import { parseDeck } from '#format/deck.ts';
import { readPackage } from '#format/package.ts';
import { beginningOf } from '#format/prepared.ts';
import { shippedFiles } from '#session/shipped-file.ts';
import { takeShippedDeck } from '#session/shipped.ts';
import { loadSettings } from '#store/settings.ts';
import {
  THREE_QUESTIONS,
  answerFile,
  deckFiles,
  hashOf,
  keyOf,
  manifestText,
  packageOf,
  valueOf,
} from '../../fixtures/decks.ts';
import { answerStored, openEmpty } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { withoutCaches } from '../fixtures.ts';

/**
 * Puts a package among the files of the app, as the build does; the first `enough` questions are
 * separate.
 */
async function ship(
  { assets }: Session,
  bytes: Uint8Array<ArrayBuffer>,
  enough = 1,
): Promise<void> {
  const unpacked = valueOf(readPackage(bytes));
  const { answers = { format: 2, engine: 'none', answers: {} } } = unpacked;
  const whole = { deck: valueOf(await parseDeck(unpacked.files, hashOf)), answers };
  const beginning = await beginningOf(whole, enough, hashOf);
  const put = (name: string, content: unknown): void =>
    void assets.set(`decks/${name}`, new TextEncoder().encode(JSON.stringify(content)));
  put('whole.json', whole);
  put('beginning.json', beginning);
  put('shipped.json', {
    file: 'test.loopwise',
    whole: 'whole.json',
    beginning: 'beginning.json',
    sha256: hashOf(String(bytes)),
    id: 'test.deck',
  });
  assets.set('decks/test.loopwise', bytes);
}

const FIRST = packageOf(deckFiles(THREE_QUESTIONS));
const SECOND = packageOf(
  deckFiles(THREE_QUESTIONS.slice(0, 2), manifestText('test.deck', '2.0.0')),
);

const versions = async ({ db }: Session): Promise<string[]> =>
  (await db.decks.toArray()).map(({ manifest }) => manifest.version);

describe('the deck that comes with the app', () => {
  it('is stored at the first start, package and cards', async () => {
    const session = await openEmpty();
    await ship(session, FIRST);
    await takeShippedDeck(session.services);
    expect(await versions(session)).toEqual(['1.0.0']);
    expect(await session.db.cards.count()).toBe(3);
    expect((await session.db.packages.toArray())[0]?.bytes).toEqual(FIRST);
  });

  it('is read once: later starts change nothing', async () => {
    const session = await openEmpty();
    await ship(session, FIRST);
    await takeShippedDeck(session.services);
    const before = await withoutCaches(session.db);
    session.assets.delete('decks/test.loopwise');
    session.assets.delete('decks/whole.json');
    await takeShippedDeck(session.services);
    expect(await withoutCaches(session.db)).toEqual(before);
  });

  it('is not restored after it was removed, until it changes', async () => {
    const session = await openEmpty();
    await ship(session, FIRST);
    await takeShippedDeck(session.services);
    await session.app.getState().removeDeck('test.deck');
    await takeShippedDeck(session.services);
    expect(await versions(session)).toEqual([]);
    await ship(session, SECOND);
    await takeShippedDeck(session.services);
    expect(await versions(session)).toEqual(['2.0.0']);
  });

  it('keeps the progress when it is updated', async () => {
    const session = await openEmpty();
    await ship(session, FIRST);
    await takeShippedDeck(session.services);
    await session.review.getState().start();
    await answerStored(session);
    const card = await session.db.cards.get('test.deck/order');
    await ship(session, SECOND);
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
    await ship(session, packageOf(deckFiles(THREE_QUESTIONS), answers));
    await takeShippedDeck(session.services);
    await session.review.getState().start();
    expect(session.review.getState().phase).toMatchObject({
      kind: 'asking',
      asked: { key: { stdout: 'first\nsecond\n' } },
    });
  });

  it('that is damaged says what to do, and is retried at the next start', async () => {
    const session = await openEmpty();
    await ship(session, FIRST);
    session.assets.set('decks/beginning.json', new TextEncoder().encode('{"deck": {'));
    await expect(takeShippedDeck(session.services)).rejects.toThrow(
      /^The deck that comes with Loopwise is damaged \(decks\/beginning\.json: .+\)\. Install Loopwise anew\.$/,
    );
    expect((await loadSettings(session.db)).shippedDeck).toBe('');
    expect(await session.db.decks.count()).toBe(0);
    await ship(session, FIRST);
    await takeShippedDeck(session.services);
    expect(await versions(session)).toEqual(['1.0.0']);
  });

  it('that is missing is reported', async () => {
    const session = await openEmpty();
    session.assets.delete('decks/shipped.json');
    await expect(takeShippedDeck(session.services)).rejects.toThrow('decks/shipped.json');
  });
});

describe('the first questions ever', () => {
  async function firstStart(): Promise<Session> {
    const session = await openEmpty();
    await ship(session, packageOf(deckFiles(THREE_QUESTIONS)));
    return session;
  }

  it('can be learnt before the others are read', async () => {
    const session = await firstStart();
    const seen: unknown[] = [];
    await takeShippedDeck(session.services, {
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

  it('wait for no more than their own file, which may have been requested before', async () => {
    const session = await firstStart();
    const { assets, services } = session;
    const asked: string[] = [];
    const fetchAsset: typeof services.fetchAsset = async (path) => {
      asked.push(path);
      return services.fetchAsset(path);
    };
    const files = shippedFiles(fetchAsset);
    await files.beginning();
    const rest = ['decks/test.loopwise', 'decks/whole.json'].map(
      (path) => [path, assets.get(path) ?? new Uint8Array()] as const,
    );
    for (const [path] of rest) assets.delete(path);
    await takeShippedDeck(services, {
      files,
      onBegun: async () => {
        expect(await session.db.questions.count()).toBe(1);
        for (const [path, content] of rest) assets.set(path, content);
      },
    });
    expect(await session.db.questions.count()).toBe(3);
    expect(asked.toSorted()).toEqual([
      'decks/beginning.json',
      'decks/shipped.json',
      'decks/test.loopwise',
      'decks/whole.json',
    ]);
  });

  it('are followed by the others at the next start if this one was cut short', async () => {
    const session = await firstStart();
    const cut = takeShippedDeck(session.services, {
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

  it('stay if the rest cannot be read, which is retried at the next start', async () => {
    const session = await firstStart();
    const whole = session.assets.get('decks/whole.json') ?? new Uint8Array();
    session.assets.delete('decks/whole.json');
    await expect(takeShippedDeck(session.services)).rejects.toThrow('decks/whole.json is missing');
    expect(await session.db.questions.count()).toBe(1);
    expect((await loadSettings(session.db)).shippedDeck).toBe('');
    session.assets.set('decks/whole.json', whole);
    await takeShippedDeck(session.services);
    expect(await session.db.questions.count()).toBe(3);
  });

  it('are not stored ahead if the deck is already installed', async () => {
    const session = await firstStart();
    await takeShippedDeck(session.services);
    await ship(session, SECOND);
    const counts: number[] = [];
    await takeShippedDeck(session.services, {
      onBegun: async () => void counts.push(await session.db.questions.count()),
    });
    expect(counts).toEqual([]);
    expect(await versions(session)).toEqual(['2.0.0']);
  });

  it('are awaited by a session that was started before they were stored', async () => {
    const session = await firstStart();
    const { prepare, startSession } = session.app.getState();
    const begun = Promise.withResolvers<void>();
    const prepared = prepare(begun.promise);
    const started = startSession();
    expect(session.app.getState()).toMatchObject({ screen: 'review', preparing: true });
    expect(session.review.getState().phase.kind).toBe('loading');
    await takeShippedDeck(session.services, { onBegun: async () => begun.resolve() });
    await Promise.all([prepared, started]);
    expect(session.review.getState().phase.kind).toBe('asking');
  });

  it('start nothing if the learner left before they were stored', async () => {
    const session = await firstStart();
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
