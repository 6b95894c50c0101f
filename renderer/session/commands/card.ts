/** Commands in the details of a question. */
import type { CardDetails } from '#session/card/details.ts';
import type { WantedChange } from '#store/changes.ts';
import { layerOf } from '#session/view.ts';
import type { ScopedCommand, Stores } from './command.ts';

/** The action of a key on a question in its present state; undefined if there is none. */
export type CardAction = (details: CardDetails) => WantedChange | undefined;

export const CARD_ACTIONS = {
  suspend: ({ marks }) => ({ do: marks.suspended === 1 ? 'resume' : 'suspend' }),
  bury: ({ marks, nextDay }) =>
    marks.buriedUntil === undefined ? { do: 'bury', until: nextDay } : { do: 'unbury' },
  flag: ({ marks }) => ({ do: marks.flagged === 1 ? 'unflag' : 'flag' }),
  forget: ({ memory }) => (memory.state === 'new' ? undefined : { do: 'forget' }),
} as const satisfies Record<string, CardAction>;

export function cardCommands({ app }: Stores): readonly ScopedCommand[] {
  const details = (): CardDetails | undefined => layerOf(app.getState(), 'card')?.details;
  const command = (name: keyof typeof CARD_ACTIONS, title: string, key: string): ScopedCommand => ({
    id: `card-${name}`,
    title,
    keys: [key],
    group: 'This question',
    when: () => {
      const shown = details();
      return shown !== undefined && CARD_ACTIONS[name](shown) !== undefined;
    },
    run: () => {
      const shown = details();
      const change = shown && CARD_ACTIONS[name](shown);
      if (shown !== undefined && change !== undefined) {
        void app.getState().changeCards([shown.id], change);
      }
    },
  });
  return [
    command('suspend', 'Suspend or resume it', 's'),
    command('bury', 'Put it off until tomorrow, or undo that', 'b'),
    command('flag', 'Flag it, or remove the flag', 'f'),
    command('forget', 'Forget it: make it new again', 'x'),
  ];
}
