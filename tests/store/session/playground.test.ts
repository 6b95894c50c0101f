import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Origin } from '#session/playground.ts';
import { PAUSE, STARTER, fileOf, isCurrent, isFile, sheetOf } from '#session/playground.ts';
import { errorLineOf } from '#session/python-errors.ts';
import { loadSettings } from '#store/settings.ts';
import { answer, openEmpty, openSession, phaseOf, stored, until } from '../../fixtures/session.ts';
import type { Session } from '../../fixtures/session.ts';
import { STUCK } from '../../fixtures/replay.ts';

const ORIGIN: Origin = { id: 'tea', title: 'Awaiting', program: 'print("tea")' };

let session: Session;
beforeEach(async () => {
  session = await openEmpty();
});
afterEach(() => vi.useRealTimers());

const state = () => session.playground.getState();
const idle = async () => until(session.playground, ({ status }) => status === 'idle');

/** Types, and waits for the length of a pause. */
async function type(program: string): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  state().edit(program);
  await vi.advanceTimersByTimeAsync(PAUSE);
  vi.useRealTimers();
  await idle();
}

describe('a program that never ends', () => {
  it('is explained by the line at which each task waits, and what it waits for', async () => {
    session.engine.broken.set(STARTER, STUCK);
    await state().open();
    expect(state().played?.waits).toEqual([
      { who: 'Task-1 (`main()`)', line: 4, waitsFor: 'event.wait()' },
    ]);
  });
});

describe('opening', () => {
  it('starts with the learner’s own program, which runs at once and is compared with nothing', async () => {
    await state().open();
    expect(state()).toMatchObject({ shown: 'own', ready: true, question: undefined });
    expect(sheetOf(state())).toEqual({ program: STARTER, origin: undefined });
    expect(session.engine.ran).toEqual([STARTER]);
    expect(state().played).toMatchObject({ program: STARTER, original: undefined, lines: [] });
  });

  it('from a question shows its program, or the learner’s last edit of it', async () => {
    await state().open(ORIGIN);
    expect(sheetOf(state())).toEqual({ program: ORIGIN.program, origin: ORIGIN });
    await type('print("coffee")');
    await state().close();
    await state().open(ORIGIN);
    expect(sheetOf(state()).program).toBe('print("coffee")');
    const other = { ...ORIGIN, program: 'print("milk")' };
    await state().close();
    await state().open(other);
    expect(sheetOf(state())).toEqual({ program: other.program, origin: other });
  });

  it('leaves the learner’s own program alone', async () => {
    await state().open();
    await type('print("mine")');
    await state().close();
    await state().open(ORIGIN);
    state().show('own');
    await idle();
    expect(sheetOf(state()).program).toBe('print("mine")');
    expect(state().played?.run.stdout).toBe('mine\n');
  });

  it('restores the last text after a restart', async () => {
    await state().open();
    await type('print("mine")');
    await state().close();
    await state().open(ORIGIN);
    await type('print("coffee")');
    await state().close();
    const { playground } = await openEmpty(session.db);
    await playground.getState().open();
    expect(sheetOf(playground.getState()).program).toBe('print("mine")');
    playground.getState().show('question');
    expect(sheetOf(playground.getState())).toEqual({ program: 'print("coffee")', origin: ORIGIN });
    expect(playground.getState().own.program).toBe('print("mine")');
  });

  it('overwrites nothing that it could not read', async () => {
    await state().open();
    await type('print("mine")');
    await state().close();
    const other = await openEmpty(session.db);
    vi.spyOn(session.db.settings, 'toArray').mockRejectedValueOnce(new Error('The disk is gone.'));
    await other.playground.getState().open();
    await other.playground.getState().close();
    vi.restoreAllMocks();
    expect((await loadSettings(session.db)).playground?.own).toBe('print("mine")');
  });
});

describe('an outdated run', () => {
  it('is never shown as current: neither while typing nor while running', async () => {
    await state().open(ORIGIN);
    expect(isCurrent(state())).toBe(true);
    state().edit('print("c")');
    expect(isCurrent(state())).toBe(false);
    const gate = Promise.withResolvers<void>();
    session.engine.gate = gate.promise;
    state().run();
    expect(state().status).toBe('running');
    expect(isCurrent(state())).toBe(false);
    gate.resolve();
    await idle();
    expect(isCurrent(state())).toBe(true);
  });

  it('is not shown if it was stopped', async () => {
    await state().open(ORIGIN);
    const gate = Promise.withResolvers<void>();
    session.engine.gate = gate.promise;
    state().edit('print("c")');
    state().run();
    state().stop();
    expect(state()).toMatchObject({ status: 'idle', stopped: true, played: undefined });
    gate.resolve();
    await session.engine.handle.run('');
    expect(state().played).toBeUndefined();
  });
});

describe('opened without a question', () => {
  it('shows the learner’s own program, not a question’s from weeks ago', async () => {
    await state().open(ORIGIN);
    await state().close();
    await state().open();
    expect(state().shown).toBe('own');
  });
});

describe('running', () => {
  it('waits for a pause in typing, but not on request', async () => {
    await state().open(ORIGIN);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    state().edit('print("c")');
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    state().edit('print("co")');
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    expect(session.engine.ran).toEqual([ORIGIN.program]);
    state().run();
    vi.useRealTimers();
    await idle();
    expect(session.engine.ran).toEqual([ORIGIN.program, 'print("co")']);
  });

  it('sets the output beside that of the question’s program', async () => {
    await state().open(ORIGIN);
    expect(state().played?.original).toBeUndefined();
    await type('print("tea")\nprint("milk")');
    expect(state().played?.lines).toEqual([
      { before: 'tea', after: 'tea', same: true },
      { before: undefined, after: 'milk', same: false },
    ]);
    expect(session.engine.ran).toHaveLength(2);
  });

  it('never starts outdated text, and never shows its output', async () => {
    const gate = Promise.withResolvers<void>();
    await state().open(ORIGIN);
    session.engine.gate = gate.promise;
    const seen: string[] = [];
    session.playground.subscribe(({ played }) => {
      if (played !== undefined && seen.at(-1) !== played.program) seen.push(played.program);
    });
    for (const word of ['one', 'two', 'three']) {
      state().edit(`print("${word}")`);
      state().run();
    }
    gate.resolve();
    await until(session.playground, ({ played }) => played?.run.stdout === 'three\n');
    expect(seen).toEqual([ORIGIN.program, 'print("three")']);
    expect(session.engine.ran).not.toContain('print("two")');
  });

  it('says that Python has to start first, and measures no time then', async () => {
    session.engine.ready = false;
    const gate = Promise.withResolvers<void>();
    session.engine.gate = gate.promise;
    const opening = state().open(ORIGIN);
    await until(session.playground, ({ status }) => status === 'booting');
    gate.resolve();
    await opening;
    expect(state()).toMatchObject({ status: 'idle', played: { took: undefined } });
  });

  it('says why Python is missing, and retries on request', async () => {
    session.engine.fault = 'Python could not be started.';
    await state().open(ORIGIN);
    expect(state().trouble).toBe('Python could not be started.');
    session.engine.fault = undefined;
    state().run();
    await until(session.playground, ({ played }) => played !== undefined);
    expect(state().trouble).toBeUndefined();
  });

  it('shows nothing more once it is closed', async () => {
    await state().open(ORIGIN);
    const before = state().played;
    const gate = Promise.withResolvers<void>();
    session.engine.gate = gate.promise;
    state().edit('print("late")');
    state().run();
    await state().close();
    gate.resolve();
    await idle();
    expect(state().played).toBe(before);
  });
});

describe('restoring the question’s program', () => {
  it('runs it again', async () => {
    await state().open(ORIGIN);
    await type('print("coffee")');
    state().reset();
    await until(session.playground, ({ played }) => played?.program === ORIGIN.program);
    expect(sheetOf(state()).program).toBe(ORIGIN.program);
  });
});

describe('a program too long to be stored', () => {
  it('runs anyway, and the playground says so', async () => {
    await state().open();
    await type(`print("long")\n#${'x'.repeat(200_000)}`);
    expect(state().played?.run.stdout).toBe('long\n');
    await until(session.playground, ({ trouble }) => trouble !== undefined);
    expect(state().trouble).toBe(
      'The program is not kept for the next start: it has more than 200,000 characters. Save it as a file.',
    );
  });

  it('does not keep others from being stored, and needs no warning if it is a file', async () => {
    await state().open();
    await type('print("own")\n');
    const long = `print("long")\n#${'x'.repeat(200_000)}`;
    await state().openFile('long.py', long);
    expect(state().trouble).toBeUndefined();
    const { playground } = await loadSettings(session.db);
    expect(playground).toEqual({ own: 'print("own")\n', shown: 'own' });
    await type(`${long}\n`);
    await until(session.playground, ({ trouble }) => trouble !== undefined);
    expect(state().trouble).toMatch(/^The program is not kept for the next start: /);
  });
});

describe('the playground within a session', () => {
  it('returns to the verdict, without any effect on the log and the cards', async () => {
    session = await openSession();
    const { app, review, db } = session;
    await app.getState().startSession();
    answer(session);
    await stored(session);
    const { asked } = phaseOf(review, 'judged');
    const before = [await db.cards.toArray(), await db.reviews.toArray()];
    const { phase } = review.getState();
    app.getState().openPlayground({ id: 'x', title: 'x', program: asked.question.program });
    expect(app.getState()).toMatchObject({ screen: 'review', layers: [{ kind: 'playground' }] });
    await until(session.playground, ({ played }) => played !== undefined);
    await type('print("something else")');
    await app.getState().closePlayground();
    expect(app.getState()).toMatchObject({ screen: 'review', layers: [] });
    expect(review.getState().phase).toBe(phase);
    expect([await db.cards.toArray(), await db.reviews.toArray()]).toEqual(before);
  });

  it('saves a file that runs by itself', async () => {
    const { app, platform } = session;
    app.getState().openPlayground(ORIGIN);
    await until(session.playground, ({ ready }) => ready);
    await app.getState().saveProgram();
    const [saved] = platform.saved;
    expect(saved?.name).toBe('tea.py');
    expect(new TextDecoder().decode(saved?.bytes)).toBe(
      '# Run it: python3 tea.py (Loopwise ran it on Python 3.14.2)\nprint("tea")\n',
    );
    expect(app.getState().notice).toEqual({ tone: 'done', text: 'The program was saved.' });
  });
});

describe('the name of a file', () => {
  it.each([
    [undefined, 'playground.py'],
    [{ ...ORIGIN, id: 'deck/../a b' }, 'deck-a-b.py'],
  ])('%#', (origin, name) => {
    expect(fileOf({ program: 'x', origin }, '3.14').name).toBe(name);
  });
});

describe('the line of an exception', () => {
  const raised = { kind: 'raised', type: 'ValueError', message: '' } as const;
  const traceback = [
    'Traceback (most recent call last):',
    '  File "program.py", line 16, in <module>',
    '  File "/lib/python314.zip/asyncio/runners.py", line 204, in run',
    '  File "program.py", line 7, in main',
    '  File "/lib/python314.zip/asyncio/tasks.py", line 99, in sleep',
  ].join('\n');
  it('is the last one inside the program', () => {
    expect(errorLineOf({ stderr: traceback, ended: raised })).toBe(7);
    expect(errorLineOf({ stderr: 'ValueError', ended: raised })).toBeUndefined();
    expect(errorLineOf({ stderr: traceback, ended: { kind: 'returned' } })).toBeUndefined();
  });
});

describe('a program from a file', () => {
  const file = (bytes: Uint8Array<ArrayBuffer>, name = 'shop.py') =>
    ({ kind: 'program', name, bytes }) as const;
  const app = () => session.app.getState();

  it('opens beside the learner’s own, which is kept as it was', async () => {
    await app().receive(file(new TextEncoder().encode('print("shop")\r\n')));
    expect(app().layers).toEqual([{ kind: 'playground' }]);
    const sheet = sheetOf(state());
    expect(sheet).toMatchObject({ program: 'print("shop")\n', origin: { title: 'shop.py' } });
    expect(isFile(sheet.origin ?? ORIGIN)).toBe(true);
    expect(fileOf(sheet, '3.14.2').name).toBe('shop.py');
    expect(state().own.program).toBe(STARTER);
    const { playground } = await loadSettings(session.db);
    expect(playground).toMatchObject({ shown: 'question', question: { title: 'shop.py' } });
  });

  it('is scanned before it runs, so its unmet needs are known at once', async () => {
    const run = vi.spyOn(session.engine.handle, 'run');
    await app().receive(file(new TextEncoder().encode('import requests')));
    await vi.waitFor(() => expect(run).toHaveBeenCalled());
    expect(run.mock.calls[0]?.[1]).toMatchObject({ inspect: 'source' });
  });

  it('may be dropped on the playground, though elsewhere a Python file is a deck', async () => {
    app().openPlayground();
    const bytes = new TextEncoder().encode('print("dropped")\n');
    await app().receive({ kind: 'deck', name: 'dropped.py', bytes });
    expect(app().incoming).toBeUndefined();
    expect(sheetOf(state()).program).toBe('print("dropped")\n');
  });

  it('takes away the notice about another file that could not be opened', async () => {
    app().openPlayground();
    await app().receive(file(new Uint8Array([0x70, 0])));
    expect(app().notice).toBeDefined();
    await app().receive(file(new TextEncoder().encode('print("shop")\n')));
    expect(app().notice).toBeUndefined();
  });

  it.each([
    ['larger than 1 MB', new Uint8Array(1024 * 1024 + 1), '“shop.py” is 2 MB, and a program may'],
    ['no UTF-8', new Uint8Array([0x70, 0xff]), '“shop.py” is not text in UTF-8.'],
    ['not even text', new Uint8Array([0x70, 0]), '“shop.py” is not a program'],
  ])('that is %s is refused, and nothing is changed', async (_, bytes, why) => {
    await app().receive(file(bytes));
    expect(app().notice?.text).toContain(why);
    expect(app().layers).toEqual([]);
    expect(state().question).toBeUndefined();
  });
});
