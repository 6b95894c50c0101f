/** Every text of the forms: how each is asked, answered and judged. */
import type { Form } from '#schedule/forms.ts';

/** Introduces a form when it first comes up: what it is, and how to answer. */
export const INTRODUCTIONS = {
  order: 'Put the lines in the order in which they are printed. Press a letter to add its line.',
  type: 'Type what the program prints, line by line. You have seen programs like this one.',
  choose: 'Choose what the program prints. The other outputs come from common misconceptions.',
  clock: 'The program is paused in the middle. Say what happens next.',
  print:
    'An invitation: change the program so that it prints the target output. It takes longer than a prediction, and you can have another form instead.',
  concept: 'A question about an idea, without a program to run.',
  happen:
    'Suppose nobody knows how long each wait takes. Say which of these outputs can happen; Loopwise has tried every order.',
  only: 'An invitation: other things can happen in this program as well. Change it until only this one can.',
} as const satisfies Record<Form, string>;

export const INTRODUCTION_LABEL = 'New kind of question';

export const CONCEPT = {
  group: (wanted: 'right' | 'wrong', single: boolean) =>
    single ? 'Choose one' : `Choose all that are ${wanted}`,
  ask: (wanted: 'right' | 'wrong', single: boolean) => {
    if (wanted === 'wrong') return single ? 'Which one is wrong?' : 'Which of these are wrong?';
    return single ? 'One is right.' : 'Several may be right.';
  },
  keys: 'Press a letter to choose.',
  right: 'Right',
  wrong: 'Wrong',
  yours: 'You chose',
  missed: 'You missed this',
} as const;

export const PRINT = {
  another: 'Ask me in another form',
} as const;

export const HAPPEN = {
  ask: 'Suppose nobody knows how long each wait takes. Which of these can happen?',
  group: 'Outputs that can happen',
  keys: 'Press a letter to select or clear an output. Several may be right.',
  can: 'Can happen',
  cannot: 'Cannot happen',
} as const;

export const ONLY = {
  ask: 'Other things can happen too, however long each wait takes. Change the program until only this can.',
} as const;
