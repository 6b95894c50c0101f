/** Every command once: keys, native menu, help and tests read this table. */
import type { StoreApi } from 'zustand/vanilla';
import type { MenuCommand } from '#platform/platform.ts';
import { lengthAfter } from '#schedule/length.ts';
import type { Rating } from '#schedule/types.ts';
import type { AppState } from './app.ts';
import type { PresentedQuestion } from './review/presented-question.ts';
import { back, goesBack, isEmpty, letters, press } from './forms/registry.ts';
import type { Origin, PlaygroundState } from './playground.ts';
import { sheetOf } from './playground.ts';
import { STEPS } from './replay.ts';
import type { ReplayState } from './replay.ts';
import { replayOf } from './replay/request.ts';
import { unanswered } from './review/phase.ts';
import type { ReviewState } from './review/store.ts';
import { tourStep } from './review/tour.ts';

export interface Command {
  readonly id: string;
  readonly title: string;
  /**
   * Keys as `KeyboardEvent.key` names them, `Mod+` for Control or Command. A key without `Mod+` is
   * off while something is typed.
   */
  readonly keys: readonly string[];
  /** Which part of the help it stands in; commands without one are not listed. */
  readonly group?: 'Anywhere' | 'Question' | 'Verdict' | 'Playground' | 'Replay';
  readonly menu?: MenuCommand['menu'];
  readonly accelerator?: string;
  /** Holding the key down does it again and again. */
  readonly repeats?: boolean;
  readonly when: () => boolean;
  readonly run: () => void;
}

export const RATINGS: readonly Rating[] = ['again', 'hard', 'good', 'easy'];

/** The key of the letter at a place, 0 for A: what it stands for is the form's. */
export function letterKey(at: number): string {
  return String.fromCodePoint(97 + at);
}

/** No form needs more letters than there are before the first that means something else. */
const LETTERS = 15;

const STEP_TITLES = {
  line: 'Step by line',
  switch: 'Step by switch of task',
  turn: 'Step by turn of the loop',
  print: 'Step by print',
  event: 'Step by everything that happens',
} as const;

export function createCommands(
  app: StoreApi<AppState>,
  review: StoreApi<ReviewState>,
  playground: StoreApi<PlaygroundState>,
  replay: StoreApi<ReplayState>,
): readonly Command[] {
  const free = (): boolean =>
    app.getState().incoming === undefined &&
    !app.getState().helpShown &&
    review.getState().given === undefined;
  // A replay lies over the screen it was opened from.
  const inReplay = (): boolean => free() && replay.getState().phase.kind !== 'closed';
  const watching = (): boolean => free() && replay.getState().phase.kind === 'open';
  const uncovered = (): boolean => free() && !inReplay();
  const on = (screen: AppState['screen']): boolean =>
    uncovered() && app.getState().screen === screen;
  const phase = () => review.getState().phase;
  const inPhase = (kind: ReturnType<typeof phase>['kind']): boolean =>
    on('review') && phase().kind === kind;
  const asking = () => (on('review') ? unanswered(phase()) : undefined);
  const answered = (): boolean => {
    const now = asking();
    return now !== undefined && !isEmpty(now.draft, now.asked.exercise);
  };
  const paused = (): boolean => app.getState().today?.paused !== undefined;
  const origin = (): Origin | undefined => {
    const now = phase();
    return on('review') && now.kind === 'judged' ? originOf(now.asked) : undefined;
  };
  const home = (): void => void app.getState().goTo('home');

  const rating = (rate: Rating, at: number): Command => ({
    id: `rate-${rate}`,
    title: `Rate it ${rate}`,
    keys: [String(at + 1)],
    group: 'Verdict',
    when: () => inPhase('judged'),
    run: () => review.getState().rate(rate),
  });

  const watched = () => {
    const now = phase();
    return on('review') && now.kind === 'judged' ? replayOf(now) : undefined;
  };

  /** A command on a run that is watched. */
  const onRun = (
    id: string,
    title: string,
    keys: readonly string[],
    run: (state: ReplayState) => void,
    repeats = false,
  ): Command => ({
    id: `replay-${id}`,
    title,
    keys,
    group: 'Replay',
    repeats,
    when: watching,
    run: () => run(replay.getState()),
  });

  const letter = (_: unknown, at: number): Command => ({
    id: `letter-${at}`,
    title: 'Put down a line, or take a choice',
    keys: [letterKey(at)],
    when: () => {
      const now = asking();
      return now !== undefined && at < letters(now.asked.exercise);
    },
    run: () => review.getState().change((draft, exercise) => press(draft, exercise, at)),
  });

  return [
    {
      id: 'replay-close',
      title: 'Back to where you were',
      keys: ['Escape'],
      group: 'Replay',
      when: inReplay,
      run: () => replay.getState().close(),
    },
    {
      id: 'replay-retry',
      title: 'Try again',
      keys: ['Enter'],
      when: () => free() && replay.getState().phase.kind === 'failed',
      run: () => void replay.getState().retry(),
    },
    onRun('forward', 'A step forward', ['ArrowRight'], ({ step }) => step(1), true),
    onRun('back', 'A step back', ['ArrowLeft'], ({ step }) => step(-1), true),
    ...STEPS.map((by, at) =>
      onRun(`by-${by}`, STEP_TITLES[by], [String(at + 1)], ({ stepBy }) => stepBy(by)),
    ),
    onRun('play', 'Play or pause', [' '], ({ toggle }) => toggle()),
    onRun('slower', 'Slower', ['s'], ({ changeSpeed }) => changeSpeed(-1)),
    onRun('faster', 'Faster', ['f'], ({ changeSpeed }) => changeSpeed(1)),
    onRun('start', 'To the beginning', ['Home'], ({ toStart }) => toStart()),
    onRun('end', 'To the end', ['End'], ({ toEnd }) => toEnd()),
    onRun('difference', 'To the first difference', ['d'], ({ toDifference }) => toDifference()),
    onRun('nearer', 'Show less of the run, larger', ['+', '='], ({ changeZoom }) => changeZoom(1)),
    onRun('farther', 'Show more of the run', ['-'], ({ changeZoom }) => changeZoom(-1)),
    {
      id: 'start',
      title: 'Start learning',
      keys: ['Enter'],
      group: 'Anywhere',
      menu: 'learn',
      when: () => {
        const { today, preparing } = app.getState();
        const something = today !== undefined && today.due + today.fresh > 0;
        return on('home') && (preparing || something || paused());
      },
      run: () => void (paused() ? app.getState().resume() : app.getState().startSession()),
    },
    {
      id: 'start-anew',
      title: 'Start a new session instead of going on',
      keys: ['n'],
      group: 'Anywhere',
      when: () => {
        const { today } = app.getState();
        return on('home') && paused() && today !== undefined && today.due + today.fresh > 0;
      },
      run: () => void app.getState().startSession(),
    },
    {
      id: 'length',
      title: 'Another length for a session',
      keys: ['l'],
      group: 'Anywhere',
      when: () => on('home') && app.getState().settings !== undefined,
      run: () => {
        const { settings, change } = app.getState();
        if (settings) void change('sessionLength', lengthAfter(settings.sessionLength));
      },
    },
    {
      id: 'end-tour',
      title: 'Put the hints away',
      keys: ['Escape'],
      when: () => on('review') && review.getState().tour && tourStep(phase()) !== undefined,
      run: () => review.getState().endTour(),
    },
    {
      id: 'home',
      title: 'Back to the first screen',
      keys: ['Escape'],
      group: 'Anywhere',
      menu: 'learn',
      when: () => on('decks') || on('review'),
      run: home,
    },
    {
      id: 'decks',
      title: 'Decks and data',
      keys: ['d'],
      group: 'Anywhere',
      menu: 'file',
      when: () => on('home'),
      run: () => void app.getState().goTo('decks'),
    },
    {
      id: 'playground',
      title: 'Playground',
      keys: ['p'],
      group: 'Anywhere',
      menu: 'learn',
      // Not while a question is asked: running its program would give the answer away.
      when: () => on('home') || on('decks') || inPhase('over'),
      run: () => app.getState().openPlayground(),
    },
    {
      id: 'what-if',
      title: 'What if: change the program and run it',
      keys: ['w'],
      group: 'Verdict',
      menu: 'learn',
      when: () => origin() !== undefined,
      run: () => app.getState().openPlayground(origin()),
    },
    {
      id: 'run',
      title: 'Run the program',
      keys: ['Mod+Enter'],
      group: 'Playground',
      menu: 'learn',
      when: () => on('playground'),
      run: () => playground.getState().run(),
    },
    {
      id: 'watch-program',
      title: 'Watch the loop of the program',
      keys: ['Mod+e'],
      group: 'Playground',
      when: () => on('playground'),
      run: () => {
        const { program, origin } = sheetOf(playground.getState());
        app.getState().openReplay({ program, title: origin?.title ?? 'Playground' });
      },
    },
    {
      id: 'save-program',
      title: 'Save the program as a file…',
      keys: ['Mod+s'],
      group: 'Playground',
      menu: 'file',
      when: () => on('playground'),
      run: () => void app.getState().saveProgram(),
    },
    {
      id: 'leave-playground',
      title: 'Back to where you were',
      keys: ['Escape'],
      group: 'Playground',
      menu: 'learn',
      when: () => on('playground'),
      run: () => void app.getState().closePlayground(),
    },
    {
      id: 'import',
      title: 'Import a deck…',
      keys: ['Mod+o'],
      group: 'Anywhere',
      menu: 'file',
      accelerator: 'CmdOrCtrl+O',
      when: free,
      run: () => void app.getState().chooseFile('deck'),
    },
    {
      id: 'backup',
      title: 'Save a backup…',
      keys: ['Mod+s'],
      group: 'Anywhere',
      menu: 'file',
      accelerator: 'CmdOrCtrl+S',
      // There the key saves what is being written.
      when: () => free() && !on('playground'),
      run: () => void app.getState().saveBackup(),
    },
    {
      id: 'restore',
      title: 'Restore a backup…',
      keys: [],
      menu: 'file',
      when: free,
      run: () => void app.getState().chooseFile('backup'),
    },
    {
      id: 'help',
      title: 'Keys',
      keys: ['?'],
      group: 'Anywhere',
      menu: 'help',
      when: free,
      run: () => app.getState().showHelp(true),
    },
    {
      id: 'back',
      title: 'Take the last line back',
      keys: ['Backspace'],
      group: 'Question',
      when: () => {
        const now = asking();
        return now !== undefined && goesBack(now.asked.exercise);
      },
      run: () => review.getState().change(back),
    },
    {
      id: 'commit',
      title: 'Commit: I think so',
      keys: ['Enter', '2'],
      group: 'Question',
      when: answered,
      run: () => review.getState().submit('think'),
    },
    {
      id: 'commit-guess',
      title: 'Commit: a guess',
      keys: ['1'],
      group: 'Question',
      when: answered,
      run: () => review.getState().submit('guess'),
    },
    {
      id: 'commit-sure',
      title: 'Commit: sure',
      keys: ['3'],
      group: 'Question',
      when: answered,
      run: () => review.getState().submit('sure'),
    },
    {
      id: 'commit-typed',
      title: 'Commit, also an empty prediction',
      keys: ['Mod+Enter'],
      group: 'Question',
      when: () => asking() !== undefined,
      run: () => review.getState().submit('think', true),
    },
    {
      id: 'next',
      title: 'Next question',
      keys: ['Enter', ' '],
      group: 'Verdict',
      when: () => inPhase('judged') || inPhase('broken'),
      run: () => void review.getState().next(),
    },
    ...RATINGS.map(rating),
    {
      id: 'watch',
      title: 'Watch the loop',
      keys: ['r'],
      group: 'Verdict',
      when: () => watched() !== undefined,
      run: () => {
        const request = watched();
        if (request !== undefined) app.getState().openReplay(request);
      },
    },
    {
      id: 'undo',
      title: 'Take the last answer back',
      keys: ['u', 'Mod+u'],
      group: 'Verdict',
      menu: 'learn',
      when: () => on('review') && review.getState().answered > 0,
      run: () => void review.getState().undo(),
    },
    {
      id: 'given',
      title: 'Answers of this session, to take any back',
      keys: ['l'],
      group: 'Verdict',
      // While something is answered, a letter may be a part of the answer.
      when: () =>
        on('review') && unanswered(phase()) === undefined && review.getState().answered > 0,
      run: () => void review.getState().showGiven(true),
    },
    {
      id: 'follow',
      title: 'Do what is suggested',
      keys: ['Enter'],
      when: () => inPhase('over'),
      run: () => void app.getState().follow(),
    },
    ...Array.from({ length: LETTERS }, letter),
  ];
}

/** The program of a question for the playground; undefined where it has none. */
function originOf({ question, unitTitle }: PresentedQuestion): Origin | undefined {
  const { id, program } = question;
  return program === '' ? undefined : { id, title: unitTitle, program };
}

/** A key press as it comes from the DOM. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command that a key press means now; undefined where it means none. */
export function commandFor(
  commands: readonly Command[],
  press: Press,
  typing: boolean,
): Command | undefined {
  if (press.altKey) return undefined;
  const modified = press.ctrlKey || press.metaKey;
  if (typing && !modified && press.key !== 'Escape') return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const name = modified ? `Mod+${key}` : key;
  return commands.find(({ keys, when }) => keys.includes(name) && when());
}

/** The commands as the native menu shows them. */
export function menuOf(commands: readonly Command[]): readonly MenuCommand[] {
  return commands.flatMap(({ id, title, menu, accelerator, when }) => {
    if (menu === undefined) return [];
    const entry = { id, title, menu, enabled: when() };
    return [accelerator === undefined ? entry : { ...entry, accelerator }];
  });
}
