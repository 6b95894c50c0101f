/** Every command once: keys, native menu, help and tests use this table. */
import type { MenuCommand } from '#platform/platform.ts';
import type { Command, Scope, ScopedCommand, Stores } from './command.ts';
import { SCOPES, isOn } from './command.ts';
import { cardCommands } from './card.ts';
import { dialogCommands } from './dialog.ts';
import { everywhereCommands } from './everywhere.ts';
import { checkCommands } from './check.ts';
import { homeCommands } from './home.ts';
import { insightCommands } from './insight.ts';
import { playgroundCommands } from './playground.ts';
import { questionCommands } from './question.ts';
import { reasonCommands } from './reason.ts';
import { replayCommands } from './replay.ts';
import { sessionCommands } from './session.ts';
import { summaryCommands } from './summary.ts';
import { tourCommands } from './tour.ts';
import { verdictCommands } from './verdict.ts';
import { writeCommands } from './write.ts';

const BY_SCOPE: { readonly [S in Scope]: (stores: Stores) => readonly ScopedCommand[] } = {
  card: cardCommands,
  dialog: dialogCommands,
  replay: replayCommands,
  playground: playgroundCommands,
  write: writeCommands,
  tour: tourCommands,
  reason: reasonCommands,
  question: questionCommands,
  verdict: verdictCommands,
  summary: summaryCommands,
  session: sessionCommands,
  home: homeCommands,
  check: checkCommands,
  insight: insightCommands,
  everywhere: everywhereCommands,
};

/** All commands, inner scopes first. */
export function createCommands(stores: Stores): readonly Command[] {
  return SCOPES.flatMap((scope) =>
    BY_SCOPE[scope](stores).map((command): Command => {
      const { when = () => true } = command;
      return { ...command, scope, when: () => isOn(scope, stores) && when() };
    }),
  );
}

/** A key press as the DOM reports it. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command that a key press runs now; undefined if there is none. */
export function commandFor(
  commands: readonly Command[],
  press: Press,
  typing: boolean,
): Command | undefined {
  if (press.altKey) return undefined;
  const modified = press.ctrlKey || press.metaKey;
  // Function keys type nothing.
  if (typing && !modified && !/^(?:Escape|F\d+)$/u.test(press.key)) return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const name = modified ? `Mod+${key}` : key;
  return commands.find(({ keys, when }) => keys.includes(name) && when());
}

/** The commands for the native menu. */
export function menuOf(commands: readonly Command[]): readonly MenuCommand[] {
  return commands.flatMap(({ id, title, menu, accelerator, when }) => {
    if (menu === undefined) return [];
    const entry = { id, title, menu, enabled: when() };
    return [accelerator === undefined ? entry : { ...entry, accelerator }];
  });
}
