/**
 * Which command each key runs; in one file because all tests share one table of recorded actions.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from '#session/app.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import type { Command } from '#session/commands/command.ts';
import { SCOPES } from '#session/commands/command.ts';
import type { Press } from '#session/commands/commands.ts';
import { commandFor, createCommands, menuOf } from '#session/commands/commands.ts';
import { letterKey } from '#session/commands/question.ts';
import type { Layer } from '#session/view.ts';
import { followLayer } from '#session/view.ts';
import type { EngineHandle } from '#session/engine.ts';
import type { Draft, Exercise } from '#session/forms/registry.ts';
import { emptyDraft, judge } from '#session/forms/registry.ts';
import type { InsightState } from '#session/insight/store.ts';
import type { InsightStores } from '#session/insight/stores.ts';
import type { PlaygroundState } from '#session/playground.ts';
import { createReplayStore } from '#session/replay.ts';
import type { ReplayPhase, ReplayState } from '#session/replay.ts';
import { DEFAULT_SETTINGS } from '#store/settings.ts';
import type { Phase } from '#session/review/phase.ts';
import type { ReviewState } from '#session/review/store.ts';
import { askedOf } from '../../fixtures/asked.ts';
import { choose, keyOf, predict, prints } from '../../fixtures/decks.ts';

const actions = {
  goTo: vi.fn<AppState['goTo']>(),
  resume: vi.fn<AppState['resume']>(),
  follow: vi.fn<AppState['follow']>(),
  change: vi.fn<AppState['change']>(),
  endTour: vi.fn<ReviewState['endTour']>(),
  startSession: vi.fn<AppState['startSession']>(),
  openReplay: vi.fn<AppState['openReplay']>(),
  chooseFile: vi.fn<AppState['chooseFile']>(),
  saveBackup: vi.fn<AppState['saveBackup']>(),
  openLayer: vi.fn<AppState['openLayer']>(),
  closeLayer: vi.fn<AppState['closeLayer']>(),
  openPlayground: vi.fn<AppState['openPlayground']>(),
  closePlayground: vi.fn<AppState['closePlayground']>(),
  saveProgram: vi.fn<AppState['saveProgram']>(),
  run: vi.fn<PlaygroundState['run']>(),
  submit: vi.fn<ReviewState['submit']>(),
  toggleRatings: vi.fn<ReviewState['toggleRatings']>(),
  rate: vi.fn<ReviewState['rate']>(),
  next: vi.fn<ReviewState['next']>(),
  undo: vi.fn<ReviewState['undo']>(),
};
const ORDER = askedOf(predict(prints('a', 'b')), 'order', {
  pieces: ['b', 'a'],
  key: keyOf('a\nb\n'),
});
const TYPE = askedOf(predict(prints('a')), 'type');
const ONE_RIGHT = askedOf(choose('!one', 'two', 'three'), 'concept');
const TWO_RIGHT = askedOf(choose('!one', '!two', 'three'), 'concept');

const TYPED: Draft = { form: 'type', text: 'a', ending: { kind: 'returned' } };

let app: StoreApi<AppState>;
let review: StoreApi<ReviewState>;
let replay: StoreApi<ReplayState>;
let commands: readonly Command[];
beforeEach(() => {
  vi.clearAllMocks();
  app = createStore<AppState>(
    () =>
      ({
        ...actions,
        screen: 'home',
        today: {
          due: 1,
          fresh: 0,
          done: 0,
          hasDecks: true,
          next: undefined,
          at: Date.UTC(2026, 10, 22, 12),
          waits: false,
          awayUntil: undefined,
          damaged: 0,
          clock: undefined,
          paused: undefined,
        },
        incoming: undefined,
        layers: [],
      }) as unknown as AppState,
  );
  review = createStore<ReviewState>(
    (set) =>
      ({
        ...actions,
        phase: { kind: 'loading' },
        answered: 0,
        settled: true,
        rerating: false,
        change: (change: (draft: Draft, exercise: Exercise) => Draft) =>
          set(({ phase }) =>
            phase.kind === 'asking'
              ? { phase: { ...phase, draft: change(phase.draft, phase.asked.exercise) } }
              : {},
          ),
      }) as unknown as ReviewState,
  );
  const playground = createStore<PlaygroundState>(
    () =>
      ({
        run: actions.run,
        status: 'idle',
        shown: 'own',
        own: { program: 'x = 1', origin: undefined },
      }) as unknown as PlaygroundState,
  );
  replay = createReplayStore({ isReady: () => true, run: vi.fn<EngineHandle['run']>() });
  followLayer(app, { kind: 'incoming' }, app, ({ incoming }) => incoming !== undefined);
  followLayer(app, { kind: 'replay' }, replay, ({ phase }) => phase.kind !== 'closed');
  const insight = createStore<InsightState>(
    () => ({ ...actions, check: { kind: 'off' }, left: undefined }) as unknown as InsightState,
  );
  const stores = { insight } as unknown as InsightStores;
  const insights = { load: async () => stores, now: () => stores };
  commands = createCommands({ app, review, playground, replay, insights });
});

function ask(asked: PresentedQuestion, draft: Draft = emptyDraft(asked.exercise)): void {
  app.setState({ screen: 'review' });
  review.setState({ phase: { kind: 'asking', asked, draft, shownAt: 0 } });
}

function be(kind: 'judged' | 'broken' | 'over' | 'loading'): void {
  app.setState({ screen: 'review' });
  review.setState({
    phase: { kind, asked: TYPE, verdict: judge(TYPED, TYPE.exercise) } as Phase,
    answered: 1,
  });
}

/** Every kind of layer that is a dialog. */
const DIALOGS: readonly Layer[] = [
  { kind: 'help' },
  { kind: 'incoming' },
  { kind: 'answers', answers: [] },
  { kind: 'data-check', close: () => undefined },
  { kind: 'remove-deck', deckId: 'test.deck', title: 'Deck' },
];

/** Opens a replay over the screen. */
function watch(): void {
  replay.setState({ phase: { kind: 'open' } as ReplayPhase });
}

function find(key: string, more: Partial<Press> = {}, typing = false): string | undefined {
  const press = { key, ctrlKey: false, metaKey: false, altKey: false, ...more };
  return commandFor(commands, press, typing)?.id;
}

function hit(key: string): void {
  const press = { key, ctrlKey: false, metaKey: false, altKey: false };
  commandFor(commands, press, false)?.run();
}

const draftNow = (): Draft | undefined => {
  const { phase } = review.getState();
  return phase.kind === 'asking' ? phase.draft : undefined;
};

describe('a key', () => {
  it('runs a command where it is on, and another or none elsewhere', () => {
    expect(find('Enter')).toBe('start');
    expect(find('1')).toBeUndefined();
    expect(find('Escape')).toBeUndefined();
    be('judged');
    expect(find('Enter')).toBe('next');
    expect(find(' ')).toBe('next');
    review.setState({ rerating: true });
    expect(find('1')).toBe('rate-again');
    expect(find('4')).toBe('rate-easy');
    expect(find('5')).toBeUndefined();
    expect(find('Escape')).toBe('home');
    be('broken');
    expect(find('Enter')).toBe('next');
    be('over');
    expect(find('Enter')).toBe('follow');
    be('loading');
    expect(find('Enter')).toBeUndefined();
  });

  it('is the same with Shift or Caps Lock', () => {
    expect(find('D')).toBe('decks');
    expect(find('O', { ctrlKey: true })).toBe('import');
  });

  it('with Control or Command is another key', () => {
    expect(find('o')).toBeUndefined();
    expect(find('o', { ctrlKey: true })).toBe('import');
    expect(find('o', { metaKey: true })).toBe('import');
    expect(find('d', { ctrlKey: true })).toBeUndefined();
  });

  it('with Alt belongs to the system', () => {
    expect(find('d', { altKey: true })).toBeUndefined();
    expect(find('o', { ctrlKey: true, altKey: true })).toBeUndefined();
  });

  it('is text while something is typed, except Escape and keys with Control', () => {
    ask(TYPE, TYPED);
    review.setState({ answered: 1 });
    for (const key of ['Enter', 'u', '?', 'Backspace', '1', 'a']) {
      expect(find(key, {}, true)).toBeUndefined();
    }
    expect(find('Escape', {}, true)).toBe('home');
    expect(find('Enter', { ctrlKey: true }, true)).toBe('commit-typed');
    expect(find('u', { metaKey: true }, true)).toBe('undo');
  });

  it('runs nothing behind a dialog', () => {
    for (const layer of DIALOGS) {
      const incoming =
        layer.kind === 'incoming' ? ({ kind: 'working', what: 'x' } as const) : undefined;
      app.setState({ screen: 'home', layers: [layer], incoming });
      expect(find('Enter')).toBeUndefined();
      expect(find('o', { ctrlKey: true })).toBeUndefined();
      app.setState({ screen: 'decks' });
      expect(find('Escape')).toBe('close-dialog');
      expect(find('p')).toBeUndefined();
      be('judged');
      expect(find('Enter')).toBeUndefined();
      expect(find('u')).toBeUndefined();
      expect(commands.filter(({ when }) => when()).map(({ id }) => id)).toEqual(['close-dialog']);
    }
  });

  it('closes only the top of several layers', () => {
    be('judged');
    watch();
    app.setState({ layers: [...app.getState().layers, { kind: 'help' }] });
    hit('Escape');
    expect(actions.closeLayer).toHaveBeenCalledExactlyOnceWith('help');
    expect(replay.getState().phase.kind).toBe('open');
    expect(actions.goTo).not.toHaveBeenCalled();
  });

  it('runs one command in each scope', () => {
    for (const scope of SCOPES) {
      const keys = commands.filter((one) => one.scope === scope).flatMap((one) => one.keys);
      expect(keys).toEqual([...new Set(keys)]);
    }
  });

  it('runs one command at a time, whatever is shown', () => {
    const states = [
      () => app.setState({ screen: 'home' }),
      () => app.setState({ screen: 'decks' }),
      () => ask(ORDER, { form: 'order', placed: [0] }),
      () => ask(TYPE, TYPED),
      () => ask(ONE_RIGHT, { form: 'concept', taken: new Set([0]) }),
      () => app.setState({ layers: [{ kind: 'playground' }] }),
      () => be('judged'),
      () => be('over'),
      () => be('broken'),
      watch,
    ];
    for (const enter of states) {
      enter();
      const on = commands.filter(({ when }) => when());
      for (const command of on) {
        const rivals = on.filter(({ keys }) => keys.some((key) => command.keys.includes(key)));
        expect(new Set(rivals.map(({ scope }) => scope)).size).toBe(rivals.length);
      }
    }
  });
});

describe('a replay over the screen', () => {
  it('is opened from a verdict on a program', () => {
    expect(find('r')).toBeUndefined();
    be('judged');
    expect(find('r')).toBe('watch');
    hit('r');
    expect(actions.openReplay).toHaveBeenCalledExactlyOnceWith({
      program: TYPE.question.program,
      title: 'A deck · The basics',
      prediction: 'a\n',
    });
    ask(TYPE, TYPED);
    expect(find('r')).toBeUndefined();
  });

  it('has keys of its own, and those of the screen below are off', () => {
    be('judged');
    watch();
    expect(find('ArrowRight')).toBe('replay-forward');
    expect(find('1')).toBe('replay-by-line');
    expect(find(' ')).toBe('replay-play');
    expect(find('Escape')).toBe('replay-close');
    expect(find('Enter')).toBeUndefined();
    expect(find('u')).toBeUndefined();
    expect(find('?')).toBe('help');
    hit('Escape');
    expect(find('Escape')).toBe('home');
    expect(find('ArrowRight')).toBeUndefined();
  });

  it('can be retried after a failure', () => {
    replay.setState({ phase: { kind: 'failed' } as ReplayPhase });
    expect(find('Enter')).toBe('replay-retry');
    expect(find('ArrowRight')).toBeUndefined();
  });
});

describe('starting a session', () => {
  it('is off if there is nothing to learn', () => {
    const today = {
      due: 0,
      fresh: 0,
      done: 3,
      room: 0,
      minutes: 0,
      hasDecks: true,
      next: undefined,
      at: Date.UTC(2026, 10, 22, 12),
      waits: false,
      awayUntil: undefined,
      damaged: 0,
      clock: undefined,
      paused: undefined,
    };
    app.setState({ today });
    expect(find('Enter')).toBeUndefined();
    app.setState({ today: { ...today, fresh: 1 } });
    expect(find('Enter')).toBe('start');
    app.setState({ today: undefined });
    expect(find('Enter')).toBeUndefined();
    app.setState({ preparing: true });
    expect(find('Enter')).toBe('start');
  });
});

describe('resuming', () => {
  const left = { unit: 'cards', count: 7 } as const;
  const today = {
    due: 2,
    fresh: 0,
    done: 3,
    room: 0,
    minutes: 0,
    hasDecks: true,
    next: undefined,
    at: Date.UTC(2026, 10, 22, 12),
    waits: false,
    awayUntil: undefined,
    damaged: 0,
    clock: undefined,
    paused: { id: 'session', answered: 3, left },
  };

  it('is on Enter if a session was paused, and a new session has its own key', () => {
    expect(find('n')).toBeUndefined();
    app.setState({ today });
    hit('Enter');
    expect(actions.resume).toHaveBeenCalledOnce();
    expect(actions.startSession).not.toHaveBeenCalled();
    hit('n');
    expect(actions.startSession).toHaveBeenCalledOnce();
  });

  it('is possible if nothing else is due', () => {
    app.setState({ today: { ...today, due: 0 } });
    expect(find('Enter')).toBe('start');
    expect(find('n')).toBeUndefined();
  });
});

describe('the length of a session', () => {
  it('changes by a key, in rotation', () => {
    expect(find('l')).toBeUndefined();
    app.setState({ settings: { ...DEFAULT_SETTINGS, sessionLength: 'all' } });
    hit('l');
    expect(actions.change).toHaveBeenLastCalledWith('sessionLength', 'cards-10');
    app.setState({ settings: { ...DEFAULT_SETTINGS, sessionLength: 'minutes-20' } });
    hit('l');
    expect(actions.change).toHaveBeenLastCalledWith('sessionLength', 'all');
  });
});

describe('Escape', () => {
  it('closes the hints first, and leaves if there are none', () => {
    ask(ORDER);
    review.setState({ tour: true });
    hit('Escape');
    expect(actions.endTour).toHaveBeenCalledOnce();
    expect(actions.goTo).not.toHaveBeenCalled();
    be('loading');
    expect(find('Escape')).toBe('home');
    ask(ORDER);
    review.setState({ tour: false });
    expect(find('Escape')).toBe('home');
  });
});

describe('the letter of a line', () => {
  it('adds it and takes it back, for as many lines as there are', () => {
    ask(ORDER);
    hit('b');
    hit('a');
    expect(draftNow()).toEqual({ form: 'order', placed: [1, 0] });
    hit('b');
    expect(draftNow()).toEqual({ form: 'order', placed: [0] });
    hit('Backspace');
    expect(draftNow()).toEqual({ form: 'order', placed: [] });
    expect(find('c')).toBeUndefined();
    expect(letterKey(11)).toBe('l');
  });

  it('does so only while lines are put in order', () => {
    ask(TYPE);
    expect(find('a')).toBeUndefined();
    expect(find('Backspace')).toBeUndefined();
    be('judged');
    expect(find('a')).toBeUndefined();
  });
});

describe('the letter of a choice', () => {
  it('replaces the other one in a single choice', () => {
    ask(ONE_RIGHT);
    hit('a');
    hit('b');
    expect(draftNow()).toEqual({ form: 'concept', taken: new Set([1]) });
  });

  it('toggles it in a multiple choice', () => {
    ask(TWO_RIGHT);
    hit('a');
    hit('c');
    hit('a');
    expect(draftNow()).toEqual({ form: 'concept', taken: new Set([2]) });
  });

  it('does nothing if there is no such choice', () => {
    ask(ONE_RIGHT);
    hit('e');
    expect(draftNow()).toEqual({ form: 'concept', taken: new Set() });
  });
});

describe('committing', () => {
  it('needs an answer with Enter or a number, and none with Control and Enter', () => {
    ask(ORDER);
    for (const key of ['Enter', '1', '2', '3']) expect(find(key)).toBeUndefined();
    expect(find('Enter', { ctrlKey: true })).toBe('commit-typed');
    commandFor(
      commands,
      { key: 'Enter', ctrlKey: true, metaKey: false, altKey: false },
      true,
    )?.run();
    expect(actions.submit).toHaveBeenLastCalledWith('think', true);
  });

  it.each([
    ['Enter', 'think'],
    ['1', 'guess'],
    ['2', 'think'],
    ['3', 'sure'],
  ])('with %s states the confidence', (key, confidence) => {
    ask(ORDER, { form: 'order', placed: [0] });
    hit(key);
    expect(actions.submit).toHaveBeenCalledExactlyOnceWith(confidence);
  });

  it('with a number is on if a typed prediction was left for the commit bar', () => {
    ask(TYPE, TYPED);
    expect(find('3')).toBe('commit-sure');
    expect(find('3', {}, true)).toBeUndefined();
  });
});

describe('taking back', () => {
  it('is on once something was answered, also at the next question', () => {
    ask(ORDER);
    expect(find('u')).toBeUndefined();
    review.setState({ answered: 1 });
    expect(find('u')).toBe('undo');
    app.setState({ screen: 'home' });
    expect(find('u')).toBeUndefined();
  });
});

describe('the playground', () => {
  it('opens from anywhere except an open question', () => {
    expect(find('p')).toBe('playground');
    app.setState({ screen: 'decks' });
    expect(find('p')).toBe('playground');
    ask(ORDER);
    expect(find('p')).toBeUndefined();
    expect(find('w')).toBeUndefined();
    be('over');
    expect(find('p')).toBe('playground');
  });

  it('opens the program of the question from the verdict, if it has one', () => {
    be('judged');
    hit('w');
    expect(actions.openPlayground).toHaveBeenCalledExactlyOnceWith({
      id: TYPE.question.id,
      title: TYPE.unitTitle,
      program: TYPE.question.program,
    });
    review.setState({ phase: { kind: 'judged', asked: ONE_RIGHT } as Phase });
    expect(find('w')).toBeUndefined();
  });

  it('has keys for running, saving and leaving, also in the text', () => {
    app.setState({ layers: [{ kind: 'playground' }] });
    expect(find('Enter', { ctrlKey: true }, true)).toBe('run');
    expect(find('s', { ctrlKey: true }, true)).toBe('save-program');
    expect(find('Escape')).toBe('leave-playground');
    expect(find('e', { metaKey: true }, true)).toBe('watch-program');
    commands.find(({ id }) => id === 'watch-program')?.run();
    expect(actions.openReplay).toHaveBeenLastCalledWith({ program: 'x = 1', title: 'Playground' });
    expect(find('Enter')).toBeUndefined();
    commands.find(({ id }) => id === 'run')?.run();
    expect(actions.run).toHaveBeenCalledOnce();
    app.setState({ layers: [] });
    expect(find('s', { ctrlKey: true })).toBe('backup');
  });
});

describe('the native menu', () => {
  it('contains the commands that have a place in it, each in its current state', () => {
    const menu = menuOf(commands);
    expect(menu.map(({ id }) => id)).toEqual(
      commands.filter((command) => command.menu !== undefined).map(({ id }) => id),
    );
    const entry = (id: string) => menuOf(commands).find((one) => one.id === id);
    expect(entry('import')).toEqual({
      id: 'import',
      title: 'Import a deck…',
      menu: 'file',
      accelerator: 'CmdOrCtrl+O',
      enabled: true,
    });
    expect(entry('home')).toMatchObject({ enabled: false });
    expect(entry('home')).not.toHaveProperty('accelerator');
    app.setState({ screen: 'decks' });
    expect(entry('home')).toMatchObject({ enabled: true });
  });
});

describe('a key of the verdict', () => {
  it('ignores a press that belonged to the question', () => {
    be('judged');
    review.setState({ settled: false, rerating: true });
    const taken = ['Enter', ' ', '1', '3', 'e', 'r', 'w', 'l'].filter(
      (key) => find(key) !== undefined,
    );
    expect(taken).toEqual([]);
    review.setState({ settled: true });
    expect(find('Enter')).toBe('next');
    expect(find('3')).toBe('rate-good');
  });

  it('rates only while the ratings are shown', () => {
    be('judged');
    const taken = ['1', '2', '3', '4'].filter((key) => find(key) !== undefined);
    expect(taken).toEqual([]);
    expect(find('e')).toBe('ratings');
  });
});

describe('the table', () => {
  it('names every command once', () => {
    const ids = commands.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('runs the command’s action', () => {
    const ran = (id: string): void => commands.find((command) => command.id === id)?.run();
    ran('import');
    expect(actions.chooseFile).toHaveBeenLastCalledWith('deck');
    ran('restore');
    expect(actions.chooseFile).toHaveBeenLastCalledWith('backup');
    ran('rate-hard');
    expect(actions.rate).toHaveBeenLastCalledWith('hard');
    ran('decks');
    expect(actions.goTo).toHaveBeenLastCalledWith('decks');
    ran('home');
    expect(actions.goTo).toHaveBeenLastCalledWith('home');
    ran('help');
    expect(actions.openLayer).toHaveBeenLastCalledWith({ kind: 'help' });
    for (const id of ['start', 'backup', 'next', 'undo']) ran(id);
    expect(actions.startSession).toHaveBeenCalledOnce();
    expect(actions.saveBackup).toHaveBeenCalledOnce();
    expect(actions.next).toHaveBeenCalledOnce();
    expect(actions.undo).toHaveBeenCalledOnce();
  });
});
