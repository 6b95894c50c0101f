/** Every command once: keys, native menu, help and tests read this table. */
import type { StoreApi } from 'zustand/vanilla';
import type { MenuCommand } from '#platform/platform.ts';
import type { Rating } from '#schedule/types.ts';
import type { AppState } from './app.ts';
import { back, isEmpty, letters, press } from './forms/registry.ts';
import { STEPS } from './replay.ts';
import type { ReplayState } from './replay.ts';
import { replayOf } from './replay/request.ts';
import type { ReviewState } from './review.ts';

export interface Command {
  readonly id: string;
  readonly title: string;
  /**
   * Keys as `KeyboardEvent.key` names them, `Mod+` for Control or Command. A key without `Mod+` is
   * off while something is typed.
   */
  readonly keys: readonly string[];
  /** Which part of the help it stands in; commands without one are not listed. */
  readonly group?: 'Anywhere' | 'Question' | 'Verdict' | 'Replay';
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
  const asking = () => {
    const now = phase();
    return on('review') && now.kind === 'asking' ? now : undefined;
  };
  const answered = (): boolean => {
    const now = asking();
    return now !== undefined && !isEmpty(now.draft, now.asked.exercise);
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
        return on('home') && (preparing || something);
      },
      run: () => void app.getState().startSession(),
    },
    {
      id: 'home',
      title: 'Back to the first screen',
      keys: ['Escape'],
      group: 'Anywhere',
      menu: 'learn',
      when: () => uncovered() && app.getState().screen !== 'home',
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
      when: free,
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
      when: () => asking()?.draft.form === 'order',
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
      when: () => on('review') && review.getState().answered.length > 0,
      run: () => void review.getState().undo(),
    },
    {
      id: 'given',
      title: 'Answers of this session, to take any back',
      keys: ['l'],
      group: 'Verdict',
      // While something is answered, a letter may be a part of the answer.
      when: () =>
        on('review') && phase().kind !== 'asking' && review.getState().answered.length > 0,
      run: () => void review.getState().showGiven(true),
    },
    {
      id: 'finish',
      title: 'Back to the first screen',
      keys: ['Enter'],
      when: () => inPhase('over'),
      run: home,
    },
    ...Array.from({ length: LETTERS }, letter),
  ];
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
