/** The questions about the program in the playground: made, answered there, kept as cards. */
import type { About } from '#engine/questions/about.ts';
import type { NothingToAsk } from '#engine/questions/ask.ts';
import type { HappenQuestion } from '#engine/questions/happen.ts';
import type { Ended } from '#format/types.ts';
import { refusalOf } from '#format/repair-edit.ts';
import type { Services } from '#session/services.ts';
import { messageOf } from '#session/services.ts';
import type { Keepable } from './kept.ts';

/** They are about an earlier text. */
export type AskedAbout =
  | { readonly kind: 'none' | 'preparing' }
  | {
      readonly kind: 'asked';
      readonly program: string;
      readonly about: About;
      /**
       * Which outputs can happen; `looking` while that is being found out, undefined if it cannot
       * be asked.
       */
      readonly happen: HappenQuestion | 'looking' | undefined;
    }
  | { readonly kind: 'nothing'; readonly why: NothingToAsk };

/** An outcome that should be the only one, and the program to change for it. */
export interface Goal {
  readonly program: string;
  readonly stdout: string;
  readonly ended: Ended;
}

/**
 * Why a changed program cannot be kept as the solution of a goal, as a sentence; undefined if it
 * can.
 */
export function goalRefusal({ program }: Goal, changed: string): string | undefined {
  return refusalOf(program, changed);
}

/** The state of a question on its way into the deck; by the text of `keyOf`. */
export type Keeping = ReadonlyMap<
  string,
  'keeping' | 'kept' | 'known' | { readonly wrong: string }
>;

/** Identifies a question. */
export function keyOf(kept: Keepable): string {
  switch (kept.kind) {
    case 'moment':
      return JSON.stringify([kept.program, kept.question.place]);
    case 'can-happen':
      return JSON.stringify([kept.program, kept.kind]);
    case 'only-this':
      return JSON.stringify([kept.program, kept.kind, kept.mended]);
  }
}

/** The playground's part of it. */
export interface AskingState {
  readonly askedAbout: AskedAbout;
  /** Makes questions about the current program. */
  readonly ask: () => Promise<void>;
  readonly keeping: Keeping;
  /** Keeps a question as a card of My questions. */
  readonly keep: (question: Keepable) => Promise<void>;
  /** The outcome that should be the only one; undefined if none is. */
  readonly goal: Goal | undefined;
  readonly aimAt: (goal: Goal | undefined) => void;
}

interface Asking {
  readonly askedAbout: AskedAbout;
  readonly trouble: string | undefined;
}

/** Makes questions about a program, and shows them as they are found. */
export async function askAboutProgram(
  engine: Pick<Services['engine'], 'run' | 'runAll'>,
  program: string,
  seed: number,
  show: (news: Partial<Asking>) => void,
): Promise<void> {
  show({ askedAbout: { kind: 'preparing' }, trouble: undefined });
  try {
    const { askAbout } = await import('#engine/questions/ask.ts');
    const about = await askAbout(engine, program, seed);
    if (typeof about === 'string') {
      show({ askedAbout: { kind: 'nothing', why: about } });
      return;
    }
    const asked = { kind: 'asked', program, about } as const;
    show({ askedAbout: { ...asked, happen: 'looking' } });
    const { askHappen } = await import('#engine/questions/happen.ts');
    const happen = await askHappen(engine, program, { believed: [], seed });
    show({ askedAbout: { ...asked, happen } });
  } catch (error) {
    show({ askedAbout: { kind: 'none' }, trouble: messageOf(error) });
  }
}

/** Keeps a question unless it is being kept already, and shows its state. */
export async function keepAsked(
  services: Pick<Services, 'db' | 'platform' | 'reader' | 'keys' | 'engine' | 'now'>,
  kept: Keepable,
  show: (change: (before: Keeping) => Keeping) => void,
): Promise<void> {
  const key = keyOf(kept);
  const say = (what: Keeping extends ReadonlyMap<string, infer V> ? V : never): void =>
    show((before) => new Map(before).set(key, what));
  let underWay = false;
  show((before) => {
    underWay = before.get(key) === 'keeping';
    return before;
  });
  if (underWay) return;
  say('keeping');
  try {
    const { keepQuestion } = await import('./keep.ts');
    say(await keepQuestion(services, kept));
  } catch (error) {
    say({ wrong: messageOf(error) });
  }
}
