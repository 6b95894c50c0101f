/** Questions about the learner's own programs, kept as cards of a deck like any other. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MomentQuestion } from '#engine/questions/question.ts';
import { readPackage } from '#format/package.ts';
import { parseQuestion } from '#format/question.ts';
import { MOMENT_KINDS } from '#format/types.ts';
import type { MomentKind } from '#format/types.ts';
import { keyOf } from '#session/questions/asked.ts';
import { keepQuestion } from '#session/questions/keep.ts';
import type { Keepable } from '#session/questions/kept.ts';
import { getPackage, listDecks, questionsOfDeck } from '#store/decks.ts';
import { openEmpty } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { valueOf } from '../../fixtures/decks.ts';

const PROGRAM = 'print("a")\r\nprint("b")';

function moment(kind: MomentKind, more: Partial<MomentQuestion> = {}): Keepable {
  return {
    kind: 'moment',
    program: PROGRAM,
    question: {
      kind,
      moment: 3,
      scene: {
        line: 2,
        who: 'Task-2',
        gone: false,
        printed: [],
        tasks: [],
        time: 0,
        waitsFor: kind === 'seconds' ? 'a <b> *c* `d`' : undefined,
      },
      options: ['line 1', 'line 2', 'f(*args) <x>'],
      right: kind === 'cancelled' ? [] : [1],
      narration: ['Task-1 runs `f(*a)` at [line 2].', 'It <ends>_now_.'],
      about: 'ValueError: <no> `x`',
      until: 5,
      place: { kind, line: 2, nth: 1 },
      ...more,
    },
  };
}

const HAPPEN: Keepable = {
  kind: 'can-happen',
  program: PROGRAM,
  question: {
    outcomes: 2,
    options: [
      { stdout: 'a\nb\n', ended: { kind: 'returned' }, happens: true, where: '' },
      { stdout: '`b`\n', ended: { kind: 'returned' }, happens: true, where: 'a *wait* takes 2 s' },
      { stdout: 'b\n', ended: { kind: 'returned' }, happens: false, where: '' },
    ],
  },
};

const ONLY: Keepable = {
  kind: 'only-this',
  program: 'await gather(a(), b())\n',
  mended: 'await a()\nawait b()\n',
};

let session: Session;
beforeEach(async () => {
  session = await openEmpty();
});

const keep = async (kept: Keepable) => keepQuestion(session.services, kept, () => 0.5);
const mine = async () => {
  const [deck, ...others] = await listDecks(session.db);
  if (deck === undefined || others.length > 0) throw new Error('There is not one deck.');
  return { deck, rows: await questionsOfDeck(session.db, deck.id) };
};

describe('a kept question', () => {
  it.each<Keepable>([...MOMENT_KINDS.map((kind) => moment(kind)), HAPPEN, ONLY])(
    'is a question of My questions, whatever its texts ($kind $question.kind)',
    async (kept) => {
      expect(await keep(kept)).toBe('kept');
      const { deck, rows } = await mine();
      expect(deck).toMatchObject({ own: 1, questionCount: 1, manifest: { title: 'My questions' } });
      const [row] = rows;
      const program = kept.kind === 'only-this' ? kept.mended : 'print("a")\nprint("b")\n';
      expect(row?.question.program).toBe(program);
      expect(row?.question.why).not.toBe('');
      expect(await session.db.cards.count()).toBe(1);
    },
  );

  it('goes into the same deck as another one that is kept at the same time', async () => {
    expect(await Promise.all([keep(HAPPEN), keep(ONLY), keep(HAPPEN)])).toEqual([
      'kept',
      'kept',
      'known',
    ]);
    const { deck, rows } = await mine();
    expect(rows).toHaveLength(2);
    // A later release, for whoever has the deck with the first question.
    expect(deck.manifest.version).toBe('1.1.0');
  });

  it('is kept while no other window keeps one', async () => {
    const alone = vi.spyOn(session.services.platform, 'alone');
    await Promise.all([keep(HAPPEN), keep(ONLY)]);
    expect(alone.mock.calls.map(([name]) => name)).toEqual(['my-questions', 'my-questions']);
  });

  it('is kept once if its button is pressed twice', async () => {
    const { playground } = session;
    const key = keyOf(HAPPEN);
    await Promise.all([playground.getState().keep(HAPPEN), playground.getState().keep(HAPPEN)]);
    expect(playground.getState().keeping.get(key)).toBe('kept');
    expect((await mine()).rows).toHaveLength(1);
  });

  it('asks about the moment at which it was made', async () => {
    await keep(moment('ready-queue'));
    const { rows } = await mine();
    expect(rows[0]?.question).toMatchObject({
      kind: 'about',
      id: 'ready-queue-2',
      about: { kind: 'ready-queue', line: 2, nth: 1 },
    });
  });

  it('joins the others in one deck, each once', async () => {
    await keep(moment('next-line'));
    await keep(HAPPEN);
    expect(await keep(moment('next-line', { moment: 9 }))).toBe('known');
    await keep(moment('next-line', { place: { kind: 'next-line', line: 2, nth: 2 } }));
    const { deck, rows } = await mine();
    expect(rows.map(({ question }) => question.id)).toEqual([
      'next-line-2',
      'can-happen',
      'next-line-2-2',
    ]);
    expect(deck.questionCount).toBe(3);
  });

  it('is in a package that anyone can import, with a unique id', async () => {
    await keep(moment('next-line'));
    const { deck } = await mine();
    expect(deck.id).toMatch(/^me\.my-questions-[0-9a-z]{4}$/u);
    const bytes = await getPackage(session.db, deck.id);
    const { files } = valueOf(readPackage(bytes ?? new Uint8Array(), 'mine.loopwise'));
    const text = [...files].find(([file]) => file.startsWith('own-programs/'))?.[1] ?? '';
    expect(valueOf(parseQuestion('a.md', text))).toMatchObject({ kind: 'about' });
  });

  it('changes nothing if it cannot be written', async () => {
    const long = moment('next-line');
    const kept = { ...long, program: `print("${'x'.repeat(40_000)}")` } as Keepable;
    await expect(keep(kept)).rejects.toThrow(/line \d+/u);
    expect(await listDecks(session.db)).toEqual([]);
  });
});

describe('the playground', () => {
  it('shows the state of a question', async () => {
    const { playground } = session;
    await playground.getState().open();
    const seen: unknown[] = [];
    playground.subscribe(({ keeping }) => seen.push(...keeping.values()));
    await playground.getState().keep(moment('alive'));
    expect(seen).toContain('keeping');
    expect([...playground.getState().keeping.values()]).toEqual(['kept']);
    await playground.getState().keep(moment('alive'));
    expect([...playground.getState().keeping.values()]).toEqual(['known']);
  });

  it('keeps its goal while the program changes, and drops it with the program', async () => {
    const { playground } = session;
    await playground.getState().open();
    const goal = { program: 'x', stdout: 'a\n', ended: { kind: 'returned' } } as const;
    playground.getState().aimAt(goal);
    playground.getState().edit('print("a")');
    expect(playground.getState().goal).toEqual(goal);
    await playground.getState().open({ id: 'q', title: 'Q', program: 'print("q")' });
    playground.getState().show('own');
    expect(playground.getState().goal).toBeUndefined();
  });
});
