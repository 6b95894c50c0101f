/** The texts of what can happen that only its lazy parts need. */
import { counted } from '#ui/times.ts';

export const HAPPEN = {
  group: 'Outputs that can happen',
  keys: 'Press a letter to select or clear an output. Several may be right.',
  can: 'Can happen',
  cannot: 'Cannot happen',
  /** Under which conditions; empty in the run that everyone sees first. */
  where: (where: string) => (where === '' ? 'In the usual run.' : `If ${where}.`),
  all: (outcomes: number) =>
    `${counted(outcomes, 'outcome')} in all. Loopwise tried every order in which the waits can end.`,
} as const;
