/** Every text of the first screen. */
import type { Limit } from '#schedule/length.ts';
import { counted } from '#ui/times.ts';

export const WELCOME = {
  title: 'Welcome',
  pitch: 'Read a program, predict what it prints, and see what the event loop really does.',
  start: 'Start',
} as const;

export const TODAY = {
  noDeckTitle: 'No decks yet',
  noDeck: 'To import one, drop a .loopwise file anywhere in this window.',
  decks: 'Decks and data',
  doneTitle: 'Done for today',
  nothingLeft: 'Nothing will come back: every question was suspended or removed.',
  /** `when` as in "tomorrow" or "on Friday". */
  next: (when: string) => `The next review is ${when}.`,
  open: 'You have an open session.',
  reviews: (due: number) => `${counted(due, 'review')} today`,
  fresh: (fresh: number) => `${counted(fresh, 'new question')} today`,
  both: (due: number, fresh: number) => `${counted(due, 'review')} and ${fresh} new today`,
  minutes: (minutes: number) => `About ${minutes} min at your pace.`,
  answered: (count: number) => `${counted(count, 'question')} so far today.`,
  start: 'Start',
  resume: (left: string) => `Resume (${left})`,
  anew: 'New session',
  plan: 'Your days',
  /** `days` until nothing waits; undefined if it takes longer than the forecast. */
  waits: (days: number | undefined) =>
    `The rest can wait. It comes over the next ${days === undefined ? 'weeks' : counted(days, 'day')}, the most urgent first.`,
  beyond: 'Go on anyway',
  endless: 'Fresh programs, without end',
  awayTitle: (when: string) => `Away until ${when}`,
  away: 'Nothing is asked until then. What comes due meanwhile is spread over the days after it.',
  back: 'I’m back',
} as const;

export const LENGTH = {
  label: 'Session length',
  all: 'Everything due',
  of: ({ unit, count }: Limit) => (unit === 'cards' ? `${count} answers` : `${count} minutes`),
} as const;

export const WARNINGS = {
  behind: (now: string, then: string, stranded: string) =>
    `This computer’s clock says ${now}, but your last answer is dated ${then}. If the clock is wrong now, set it before you go on. If it was ahead then, ${stranded} would wait too long: put that right here.`,
  ahead: (now: string, then: string) =>
    `This computer’s clock says ${now}, but your last answer is dated ${then}. If the clock is wrong, set it before you go on. If it is right, your absence counts as one year at most.`,
  mend: 'Put it right',
  damaged: (count: number) =>
    `${count === 1 ? 'One card or deck is damaged and is' : `${count} cards or decks are damaged and are`} left out. Your answers are in the log, and most of this can be repaired from it.`,
  check: 'Check my data',
} as const;

export const AHEAD = {
  label: 'The next two weeks',
  title: 'The next two weeks',
  today: 'Today',
  tomorrow: 'Tomorrow',
  /** One sentence about tomorrow. */
  sentence: (reviews: number, fresh: number, minutes: number) => {
    if (reviews + fresh === 0) return 'Nothing is due tomorrow.';
    const news = fresh === 0 ? '' : `${fresh} new`;
    const parts = [reviews === 0 ? '' : counted(reviews, 'review'), news].filter(Boolean);
    return `Tomorrow: ${parts.join(' and up to ')}, about ${minutes} min.`;
  },
} as const;

/** Beliefs that are gone. */
export const GONE = {
  title: 'You used to think',
  statement: (statement: string) => `${statement}.`,
  since: (count: number) => (count === 1 ? 'correct once since' : `correct ${count} times since`),
  all: (more: number) => (more > 0 ? `${more} more, and all your beliefs` : 'All your beliefs'),
} as const;

/** For a newcomer: what the app can find out. */
export const INVITATION = {
  text: 'Used asyncio before? A check of at most 15 questions finds out what you believe about it.',
  action: 'Take the check',
} as const;

export const DECK = {
  practise: 'Practise',
  practiseDeck: 'Practise this deck',
  ahead: 'Practise ahead',
  aheadNote: 'without changing the schedule',
  first: 'Put first',
  isFirst: 'New questions come from here first.',
  learn: 'Learn',
  more: 'Learn more today',
  anyway: 'Open anyway',
  due: (count: number) => `${count} due`,
  about: 'About this unit',
  /** Why a unit is not open yet. */
  /** Names the first two units that have to come first, and counts the others. */
  waits: (waitsFor: readonly { readonly title: string; readonly more: number }[]) => {
    const named = waitsFor.slice(0, 2).map(({ title, more }) => `${more} more of “${title}”`);
    const others = waitsFor.length - named.length;
    return others === 0
      ? `Opens after ${named.join(' and ')}.`
      : `Opens after ${named.join(', ')} and some of ${counted(others, 'other unit')}.`;
  },
  kinds: { lasting: 'lasting', young: 'young', learning: 'learning', fresh: 'new' },
  legend: 'Lasting: remembered for three weeks and more. Young: for less.',
} as const;
