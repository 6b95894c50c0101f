/** Every text about beliefs, the check, goals, the schedule, and the frame of the statistics. */
import type { ConceptState } from '#schedule/goals.ts';
import type { Ending } from '#session/forms/endings.ts';
import type { CheckAnswer } from '#session/insight/check.ts';
import type { BeliefView } from '#session/insight/beliefs-view.ts';
import type { Period } from '#session/statistics/store.ts';
import { counted } from '#ui/times.ts';

function day(at: number): string {
  return new Date(at).toLocaleDateString();
}

export const BELIEFS = {
  title: 'What you believe',
  titleOver: 'Check complete',
  check: 'Check what I believe',
  checkAgain: 'Take another check',
  resume: 'Resume the check',
  anew: 'New check',
  unknown: (most: number) =>
    `Nothing is known yet. A check of at most ${most} questions finds wrong beliefs you may have about asyncio. So does every question you answer.`,
  lead: (answers: number, tested: number, all: number, held: number) =>
    `Your last ${answers === 1 ? 'answer' : `${answers} answers`} tested ${tested} of ${all} wrong beliefs. You probably hold ${held === 0 ? 'none of them' : held === 1 ? 'one' : held}.`,
  groups: {
    held: {
      title: 'What you seem to believe',
      note: 'All of these are wrong. Your answers match what programs would print if they were true.',
    },
    shaken: {
      title: 'Fading',
      note: 'You used to believe these. Your latest answers suggest that you no longer do, but it is too early to tell.',
    },
    suspected: {
      title: 'Possible',
      note: 'An answer matched one of these. It may have been a slip, or have another cause.',
    },
    gone: { title: 'Gone', note: 'You used to believe these, and no longer do.' },
  },
  gone: (since: number | undefined) => (since === undefined ? 'gone' : `gone since ${day(since)}`),
  likely: (percent: number) => {
    if (percent >= 99) return 'over 99 % likely';
    return percent < 1 ? 'under 1 % likely' : `${percent} % likely`;
  },
  practise: 'Practise this',
  fresh: 'Practise with fresh programs',
  matched: 'matches the belief',
  correct: 'correct',
  place: (concept: string, at: number) => `${concept}, ${day(at)}`,
  compare: 'Compare the runs',
  compareThat: (concept: string, matched: boolean) =>
    `Compare the runs: ${concept}, ${matched ? 'your answer matched the belief' : 'you were correct'}`,
  clear: (count: number) => `${counted(count, 'belief')} tested, never yours`,
  untried: (count: number) => `${counted(count, 'belief')} not tested yet`,
} as const satisfies {
  readonly groups: Partial<Record<BeliefView['status'], unknown>>;
} & Record<string, unknown>;

export const CHECK = {
  label: 'Check',
  none: {
    title: 'Nothing to check yet',
    text: 'A check compares your answers with what wrong beliefs would print. None of your decks has that yet: answer a few questions first, or import a packed deck.',
  },
  title: 'What have you worked with?',
  lead: (most: number) =>
    `The check asks at most ${most} questions about these units; each answer decides what comes next. Questions that you get wrong come up first in your sessions, and those that you get right come back later than new ones.`,
  deck: 'Deck',
  beliefs: (count: number) => counted(count, 'belief'),
  /** A check is too short for all beliefs of the selected units. */
  cover: (most: number, tried: number, beliefs: number) =>
    `${most} questions can test ${tried} of these ${beliefs} beliefs. Take the check again for the others.`,
  begin: 'Start the check',
  back: 'Back',
  place: (at: number, most: number) => `Question ${at} of at most ${most}`,
  program: 'Program',
  /** An output that is chosen line by line. */
  output: 'Your output',
  lineBack: 'Take the last line back',
  first: 'What is printed first?',
  next: 'What comes next?',
  emptyLine: 'an empty line',
  ends: (ending: Ending) => {
    if (ending.kind === 'raised') return `nothing more; it ends with ${ending.type}`;
    return ending.kind === 'returned' ? 'nothing more; it ends' : 'nothing more; it never ends';
  },
  submit: 'Submit',
  takeBack: 'Take the last answer back',
  leave: 'Leave for now',
  /** The choices below the outputs, in this order. */
  others: [
    { answer: 'none', text: 'None of these' },
    { answer: 'unknown', text: 'I don’t know' },
  ] satisfies readonly { readonly answer: CheckAnswer; readonly text: string }[],
} as const;

const CONCEPT_STATES = {
  new: 'not started',
  introduced: 'introduced',
  understood: 'understood',
  lasting: 'lasting',
} as const satisfies Record<ConceptState, string>;

export const GOALS = {
  title: 'Goals',
  note: 'A concept is understood when you have answered it correctly in two forms. It is lasting when you would still know each of its questions after 30 days.',
  states: CONCEPT_STATES,
  /** Such as `40 concepts: 3 lasting, 5 understood, 9 introduced, 23 not started`. */
  counts: (all: number, count: (state: ConceptState) => number) =>
    `${counted(all, 'concept')}: ${(['lasting', 'understood', 'introduced', 'new'] as const)
      .map((state) => `${count(state)} ${CONCEPT_STATES[state]}`)
      .join(', ')}`,
  concept: 'Concept',
  unit: 'Unit',
  state: 'State',
} as const;

export const SCHEDULE = {
  title: 'The schedule',
  fitting: 'Fitting the schedule to your answers…',
  cancel: 'Cancel',
  adopting: 'Rescheduling every card from your answers…',
  losses: (answers: number, before: number, after: number) =>
    `On your latest ${answers} answers, which were not used for the fit, the log loss changes from ${before.toFixed(4)} to ${after.toFixed(4)}; lower is better.`,
  better: 'The new parameters predict your answers better.',
  noBetter: 'That is no better, so nothing was changed.',
  use: 'Use the new parameters',
  keep: 'Keep the current ones',
  close: 'Close',
  unchanged: 'Nothing was changed.',
  standard:
    'Intervals come from FSRS-6 with its default parameters, which were fitted to millions of answers of other people.',
  fitted: (at: number) => `Intervals come from FSRS-6, fitted to your answers on ${day(at)}.`,
  tooFew: (needed: number, there: number) =>
    `It can be fitted to you once you have ${needed} reviews a day or more after the previous one. You have ${there}.`,
  enough: (there: number) => `You have ${there} reviews to fit it to.`,
  fit: 'Fit the schedule to my answers',
  previous: 'Go back to the previous parameters',
} as const;

export const RETENTION = {
  title: 'How well to remember',
  deck: 'Deck',
  now: (deck: string, retention: string) =>
    `A question of ${deck} comes back when your chance of knowing it has dropped to ${retention}. A higher chance takes more reviews.`,
  simulate: 'Simulate other choices',
  simulating: 'Simulating a year…',
  caption:
    'The next 365 days, simulated with your cards, your pace and your new questions a day. Real days will differ.',
  heads: {
    retention: 'Comes back at',
    minutes: 'Minutes a day',
    known: 'Known after a year',
    choice: 'Choice',
  },
  minutes: (minutes: string) => `${minutes} minutes a day`,
  known: (known: number, all: number) => `${known.toLocaleString()} of ${all.toLocaleString()}`,
  current: 'current',
  choose: 'Use this',
  chooseThat: (retention: string) => `Use this: ${retention}`,
  after: 'What is scheduled now does not move. The choice applies from your next answer on.',
} as const;

export const STATISTICS = {
  title: 'Statistics',
  none: 'No answers in this period. Every new answer is counted here at once.',
  period: 'Period',
  periods: {
    week: 'Last 7 days',
    month: 'Last 30 days',
    quarter: 'Last 90 days',
    year: 'Last 365 days',
  } satisfies Record<Period, string>,
  deck: 'Deck',
  allDecks: 'All decks',
  csv: 'Save as CSV',
  json: 'Save as JSON',
  key: 'Horizontal mark: predicted. Vertical line: 95 % interval.',
  table: 'Show as a table',
  tooFew: 'too few',
  heads: {
    group: 'Group',
    cards: 'Cards',
    answers: 'Answers',
    share: 'Correct',
    seconds: 'Seconds',
    range: '95 % interval',
    expected: 'Predicted',
  },
  range: (low: string, high: string) => `${low} to ${high}`,
} as const;
