/** Every command once: keys, native menu, help and tests read this table. */
import type { StoreApi } from 'zustand/vanilla';
import type { MenuCommand } from '#platform/platform.ts';
import type { Rating } from '#schedule/types.ts';
import type { AppState } from './app.ts';
import { isEmpty, takeBack, toggleChoice, togglePiece } from './draft.ts';
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
  readonly group?: 'Anywhere' | 'Question' | 'Verdict';
  readonly menu?: MenuCommand['menu'];
  readonly accelerator?: string;
  readonly when: () => boolean;
  readonly run: () => void;
}

export const RATINGS: readonly Rating[] = ['again', 'hard', 'good', 'easy'];

/** The letter that puts a piece down. */
export function pieceKey(piece: number): string {
  return String.fromCodePoint(97 + piece);
}

/** More pieces than letters before the first letter that means something else. */
const LETTERS = 15;

export function createCommands(
  app: StoreApi<AppState>,
  review: StoreApi<ReviewState>,
): readonly Command[] {
  const free = (): boolean => app.getState().incoming === undefined && !app.getState().helpShown;
  const on = (screen: AppState['screen']): boolean => free() && app.getState().screen === screen;
  const phase = () => review.getState().phase;
  const inPhase = (kind: ReturnType<typeof phase>['kind']): boolean =>
    on('review') && phase().kind === kind;
  const asking = (form: 'order' | 'choose'): boolean => {
    const now = phase();
    return on('review') && now.kind === 'asking' && now.draft.form === form;
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

  const piece = (_: unknown, at: number): Command => ({
    id: `piece-${at}`,
    title: 'Put down or take back a line',
    keys: [pieceKey(at)],
    when: () => {
      const now = phase();
      return asking('order') && now.kind === 'asking' && at < now.asked.pieces.length;
    },
    run: () => review.getState().change((draft) => togglePiece(draft, at)),
  });

  const choice = (_: unknown, at: number): Command => ({
    id: `choice-${at}`,
    title: 'Take or leave a choice',
    keys: [String(at + 1)],
    when: () => asking('choose'),
    run: () => {
      const now = phase();
      if (now.kind !== 'asking' || now.asked.question.kind !== 'choice') return;
      const { choices } = now.asked.question;
      if (at >= choices.length) return;
      const single = choices.filter(({ correct }) => correct).length === 1;
      review.getState().change((draft) => toggleChoice(draft, at, single));
    },
  });

  return [
    {
      id: 'start',
      title: 'Start learning',
      keys: ['Enter'],
      group: 'Anywhere',
      menu: 'learn',
      when: () => {
        const { today } = app.getState();
        return on('home') && today !== undefined && today.due + today.fresh > 0;
      },
      run: () => void app.getState().startSession(),
    },
    {
      id: 'home',
      title: 'Back to the first screen',
      keys: ['Escape'],
      group: 'Anywhere',
      menu: 'learn',
      when: () => free() && app.getState().screen !== 'home',
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
      id: 'take-back',
      title: 'Take the last line back',
      keys: ['Backspace'],
      group: 'Question',
      when: () => asking('order'),
      run: () => review.getState().change(takeBack),
    },
    {
      id: 'submit',
      title: 'Commit the answer',
      keys: ['Enter'],
      group: 'Question',
      when: () => {
        const now = phase();
        return on('review') && now.kind === 'asking' && !isEmpty(now.draft);
      },
      run: () => review.getState().submit(),
    },
    {
      id: 'submit-typed',
      title: 'Commit the answer, also an empty one',
      keys: ['Mod+Enter'],
      group: 'Question',
      when: () => inPhase('asking'),
      run: () => review.getState().submit(true),
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
      id: 'undo',
      title: 'Take the last answer back',
      keys: ['u', 'Mod+u'],
      group: 'Verdict',
      menu: 'learn',
      when: () => on('review') && review.getState().answered.length > 0,
      run: () => void review.getState().undo(),
    },
    {
      id: 'finish',
      title: 'Back to the first screen',
      keys: ['Enter'],
      when: () => inPhase('over'),
      run: home,
    },
    ...Array.from({ length: LETTERS }, piece),
    ...Array.from({ length: 9 }, choice),
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
