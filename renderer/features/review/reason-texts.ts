/** The texts around the reason of an answer, and around what repetition does not help with. */

export const LEECH = {
  text: (count: number) =>
    `You have known and forgotten this ${count} times. Comparing two programs helps more than another repetition.`,
  compare: 'Compare two programs',
} as const;

export const REASON = {
  title: 'And why?',
  hint: 'Your answer is submitted. Before you see whether it is right: why does the program print what it prints?',
  unknown: 'I can’t say',
  hard: 'The output is right, but for another reason. It counts as Hard and comes back sooner.',
  unsaid:
    'The output is right, but you could not say why. It counts as Hard and comes back sooner.',
  right: 'Your reason is right.',
  rightOnly: 'Your reason is right, but the output is not.',
  wrong: 'Your reason is wrong as well.',
  chosen: 'You chose:',
} as const;
