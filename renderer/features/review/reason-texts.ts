/** The texts around the reason of an answer, and around what repetition does not help with. */

export const LEECH = {
  text: (count: number) =>
    `You have known and forgotten this ${count} times. Comparing two programs helps more than another repetition.`,
  compare: 'Compare two programs',
} as const;

export const REASON = {
  title: 'And why?',
  hint: 'Your answer is committed. Before you see whether it is right: what is the reason for what the program prints?',
  unknown: 'I cannot say',
  hard: 'The output is right, the reason was another: it counts as Hard and comes back sooner.',
  unsaid:
    'The output is right, but you could not say why: it counts as Hard and comes back sooner.',
  right: 'Your reason is the right one.',
  rightOnly: 'Your reason is the right one, though the output is not.',
  wrong: 'The reason was another as well.',
  chosen: 'You chose:',
} as const;
