/** Every text of the plots. */
import type { Confidence } from '#schedule/types.ts';

/** A share with the number of answers behind it, and the interval around it: ready for display. */
interface Measured {
  readonly share: string;
  readonly answers: number;
  readonly low: string;
  readonly high: string;
}

/** Such as `75 % of 20 answers (95 % interval: 53 to 89 %)`. */
function measured({ share, answers, low, high }: Measured, what: string): string {
  return `${share} of ${answers} ${what} (95 % interval: ${low} to ${high})`;
}

function minutesText(minutes: number): string {
  if (minutes === 0) return 'less than a minute';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** Such as `3 of your 12 cards are`. */
function share(some: number, cards: number): string {
  if (cards === 1) return some === 1 ? 'Your only card is' : 'Your only card is not';
  return `${some} of your ${cards} cards ${some === 1 ? 'is' : 'are'}`;
}

/** Too few answers for a figure. */
function tooFew(there: number, needed: number, what: string): string {
  return `Not enough yet: ${there} of ${needed} ${what}.`;
}

const LATER_REVIEWS = 'reviews after a day or more';

export const PLOTS = {
  answers: {
    title: 'Answers per day',
    text: (answers: number, learnt: number, days: number, minutes: number) =>
      `${answers} ${answers === 1 ? 'answer' : 'answers'} on ${learnt} of ${days} days, in ${minutesText(minutes)}.`,
  },
  /** From one number of days to another; to any number if that is undefined. */
  interval: (from: number, to: number | undefined) => {
    if (to === undefined) return `over ${from - 1} days`;
    return to === from ? `${from} days` : `${from} to ${to} days`;
  },
  retention: {
    title: 'What you recalled, and what was predicted',
    text: (recalled: Measured, predicted: string) =>
      `You recalled ${measured(recalled, LATER_REVIEWS)}. Predicted: ${predicted}.`,
    tooFew: (there: number, needed: number) => tooFew(there, needed, LATER_REVIEWS),
  },
  stability: {
    title: 'How long you will remember',
    groups: {
      0: 'under a day',
      1: '1 to 7 days',
      7: '7 to 30 days',
      30: '30 to 90 days',
      90: '90 to 365 days',
      365: 'over a year',
    },
    text: (lasting: number, cards: number, days: number) =>
      `${share(lasting, cards)} lasting: after ${days} days without a review you would still know at least nine in ten of them.`,
  },
  difficulty: {
    title: 'Difficulty, from 1 to 10',
    text: (hard: number, cards: number) => `${share(hard, cards)} hard for you: 8 or more.`,
  },
  confidence: {
    title: 'How often you are right, by confidence',
    names: { guess: 'guess', think: 'think so', sure: 'sure' } satisfies Record<Confidence, string>,
    text: (right: Measured) =>
      `When you were sure, you were right in ${measured(right, 'answers')}.`,
    tooFew: (there: number, needed: number) => tooFew(there, needed, 'answers given as sure'),
  },
  times: {
    title: 'Time per answer, by form',
    text: (seconds: number) => `An answer took ${seconds} seconds on average.`,
    tooFew: (there: number, needed: number) => tooFew(there, needed, 'answers'),
  },
  shares: {
    hours: 'How often you are right, by hour',
    units: 'How often you are right, by unit',
    concepts: 'How often you are right, by concept, the weakest first',
    forms: 'How often you are right, by form',
  },
  lowest: (name: string, right: Measured) => `Lowest: ${name}, ${measured(right, 'answers')}.`,
  /** The only group with enough answers. */
  only: (name: string, right: Measured) => `${name}: ${measured(right, 'answers')}.`,
  eachTooFew: (needed: number) => `Not enough yet: each of these needs ${needed} answers.`,
  ahead: {
    title: 'Reviews to come',
    nothing: (days: number) => `Nothing you have learned comes due in the next ${days} days.`,
    text: (reviews: number, days: number) =>
      `${reviews} ${reviews === 1 ? 'review comes' : 'reviews come'} due in the next ${days} days, in all decks, with what you know so far.`,
  },
} as const;
