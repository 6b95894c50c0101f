/** Every text of the screen for writing questions except its notices, which are in its session. */
import type { Ended } from '#format/types.ts';
import type { Details } from '#session/write/details.ts';
import type { Pane, WriteState } from '#session/write/state.ts';
import { counted } from '#ui/times.ts';

export const BAR = {
  back: 'Back',
  newDeck: 'Your own deck',
  details: 'Deck details…',
  question: 'Question',
  draft: (title: string) => `${title} (draft)`,
  newQuestion: 'New question',
  up: 'Move the question up',
  down: 'Move the question down',
  remove: 'Remove',
  discard: 'Discard changes',
  save: 'Save to the deck',
  saved: 'Saved',
  /** Of a question in somebody else's deck. */
  forYou: 'Changed for you only',
  keep: 'Save my version',
  version: 'Your version',
  author: 'The author’s version',
  restore: 'Back to the author’s version',
} as const;

interface FieldText {
  readonly label: string;
  /** An example, or what to write. */
  readonly hint: string;
}

export const DETAILS = {
  label: 'Deck details',
  title: { first: 'Your own deck', later: 'Deck details' },
  lead: {
    first: 'It stays on this computer until you export it.',
    later: 'People who import the deck see this first.',
  },
  fields: {
    title: { label: 'Title of the deck', hint: 'Cancellation for our team' },
    author: { label: 'Author', hint: 'Your name, as readers of the deck will see it' },
    unit: { label: 'First unit', hint: 'Basics' },
    about: { label: 'What will people learn?', hint: 'One sentence' },
    license: { label: 'Licence', hint: 'CC-BY-4.0' },
    version: { label: 'Version', hint: '1.0.0. Raise it before you share the deck again' },
  } satisfies Record<keyof Details, FieldText>,
  badVersion: 'A version has three numbers, such as 1.0.0.',
  done: { first: 'Write the first question', later: 'Save' },
} as const;

export const FOLDER = {
  label: 'Folder on disk',
  choose: 'Sync with a folder…',
  synced: (folder: string) => `Synced with ${folder}`,
  leave: (folder: string) => `Stop syncing with ${folder}`,
  retry: 'Try again',
  conflict: {
    strong: (path: string) => `${path} was edited here and on disk.`,
    rest: 'Neither is changed until you choose.',
  },
  take: 'Use the file',
  takeThat: (path: string) => `Use ${path} from the folder`,
  keep: 'Keep mine',
  keepThat: (path: string) => `Keep ${path} as it is here`,
} as const;

export const PROBLEMS = {
  status: {
    typing: 'Checked as soon as you stop typing.',
    booting: 'Python is starting…',
    running: 'Running…',
    judging: 'Checking that the answer is certain, and running it under every wrong belief…',
    saving: 'Saving…',
  } satisfies Record<Exclude<WriteState['status'], 'idle'> | 'typing', string>,
  found: (count: number) => `${counted(count, 'problem')}.`,
  none: 'No problems. You can save it to the deck.',
  next: 'next',
  check: 'check now,',
  leave: 'leave the text',
  line: (isNote: boolean) => (isNote ? 'Note, line ' : 'Line '),
} as const;

/** What is beside the text. */
export const PANES = {
  label: 'Preview',
  tabs: 'Show',
  names: {
    text: 'Text',
    runs: 'Output',
    card: 'Card',
    try: 'Try an answer',
  } satisfies Record<Pane, string>,
  editor: 'The question’s file. Tab indents, Escape leaves the text.',
  close: 'Close',
} as const;

export const RUNS = {
  choice: 'This question has choices, so there is no program to run.',
  running: 'Running…',
  title: 'Output',
  fair: '✓ Certain: the output does not depend on anything that Python or asyncio leaves open.',
  unfair: '✗ The answer is not certain, or there is none: see the problems.',
  nothing: 'nothing',
  /** How it ended, and the time on its clock. */
  ended: (ended: Ended, seconds: number) =>
    `${RUNS.ends(ended)} ${seconds.toLocaleString()} s on the program’s clock.`,
  ends: (ended: Ended): string => {
    switch (ended.kind) {
      case 'returned':
        return 'It runs to the end.';
      case 'raised':
        return `It ends with ${ended.type}${ended.message === '' ? '' : `: ${ended.message}`}.`;
      case 'deadlock':
        return 'It never ends: every task is waiting, and nothing can wake one.';
      case 'limit':
        return `It was stopped at the limit of ${ended.limit}.`;
    }
  },
  variants: (count: number) => counted(count, 'variant'),
  twin: (variant: number) => `prints the same as variant ${variant}`,
  models: 'What wrong beliefs would print',
  noModels: 'No wrong belief prints anything else, so the question cannot reveal one.',
  differ: (differing: number, applying: number, outputs: number) =>
    `${differing} of ${counted(applying, 'belief')} about this code would print something else: ${counted(outputs, 'different output')}.`,
  noted: 'You have written a note on it.',
  note: (model: string) => `Write a note on ${model}`,
} as const;

export const CARD = {
  unreadable: 'The card appears once the text can be read.',
  program: 'Program',
  notRun: 'The answer appears here after the first run.',
  after: 'After the answer',
  note: (model: string) => `If the answer is as under ${model}`,
} as const;

export const TRY = {
  label: 'A wrong answer, as a learner would give it',
  show: 'Show the verdict',
  untold: 'There is a verdict once the program runs, if the question asks what it prints.',
  right: 'Correct: the program prints exactly this.',
  said: 'Your reply to this answer',
  unexplained: (said: boolean) =>
    `No wrong belief prints this. A learner sees where the two outputs differ${said ? ', your reply' : ''} and your explanation.`,
  belief: { exact: 'The belief behind it', near: 'It starts like this belief' },
  differs: (line: number) => `It differs from line ${line} on.`,
  /** Put into the text, to be replaced. */
  replyHere: 'Say here what is wrong with this answer.',
  reply: 'Reply to this answer',
} as const;
