/** Every text about decks and data: the list, imported files, the search, the check. */
import { creditsOf } from '#format/credits.ts';
import type { Manifest } from '#format/types.ts';
import type { Field } from '#import/csv-questions.ts';
import type { ExportFormat } from '#session/export.ts';
import type { BackupReason } from '#session/data/backups.ts';
import { counted } from '#ui/times.ts';

/** Such as `12 of 40 questions.` */
function doneOf(done: number, total: number, what: string): string {
  return `${done.toLocaleString()} of ${total.toLocaleString()} ${what}`;
}

/** The end of a list that is longer than what is displayed. */
export function moreText(count: number): string {
  return `And ${count.toLocaleString()} more.`;
}

export const DECKS = {
  title: 'Decks',
  importDeck: 'Import a deck',
  writeDeck: 'Write a deck',
  order: 'New questions come from the first deck first.',
  drop: 'Or drop a file anywhere in this window: a Loopwise deck, an Anki package, a table, Markdown, Python or a notebook.',
  facts: (
    questions: number,
    units: number,
    manifest: Pick<Manifest, 'version' | 'authors' | 'license'>,
  ) => {
    const { authors, license } = creditsOf(manifest);
    return [
      `${counted(questions, 'question')} in ${counted(units, 'unit')}`,
      `version ${manifest.version}`,
      authors,
      license,
    ]
      .filter((part) => part !== '')
      .join(' · ');
  },
  /** Of a deck in the list. */
  here: (due: number, away: number, own: boolean, at: number) => {
    const parts = [
      due === 0 ? '' : `${due} due`,
      away === 0 ? '' : `${away} suspended or put off`,
      `${own ? 'written' : 'imported'} on ${new Date(at).toLocaleDateString()}`,
    ];
    return parts.filter((part) => part !== '').join(' · ');
  },
  unit: (counts: readonly (readonly [count: number, what: string])[]) =>
    counts.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`])).join(' · '),
  about: 'About it',
  allQuestions: 'All its questions',
  questions: 'Questions',
  questionsOf: (title: string) => `Questions of ${title}`,
  suspend: 'Suspend',
  suspendThat: (title: string) => `Suspend ${title}`,
  resume: 'Resume',
  resumeThat: (title: string) => `Resume ${title}`,
  up: 'Up',
  upThat: (title: string) => `Move ${title} up`,
  down: 'Down',
  downThat: (title: string) => `Move ${title} down`,
  rename: 'Rename',
  renameThat: (title: string) => `Rename ${title}`,
  nameOf: (title: string) => `Name of ${title}`,
  ownTitle: 'its own title',
  save: 'Save',
  forget: 'Forget all',
  forgetThat: (title: string) => `Forget all of ${title}`,
  edit: 'Edit',
  editThat: (title: string) => `Edit ${title}`,
  exportIt: 'Export…',
  exportThat: (title: string) => `Export ${title}`,
  give: 'Answers for a teacher…',
  giveThat: (title: string) => `Answers for a teacher: ${title}`,
  remove: 'Remove',
  removeThat: (title: string) => `Remove ${title}`,
} as const;

export const DATA = {
  title: 'Your data',
  about:
    'Everything is stored on this computer and nowhere else. A backup is one file with all of it: decks, answers and schedule.',
  save: 'Save a backup',
  restore: 'Restore a backup',
  automatic: 'Automatic backups',
  reasons: {
    session: 'after a session',
    restore: 'before a restore',
    removal: 'before a deck was removed',
    repair: 'before a repair',
    upgrade: 'before an upgrade of Loopwise',
  } satisfies Record<BackupReason, string>,
  size: (reason: string, bytes: number) => `${reason}, ${Math.ceil(bytes / 1024)} kB`,
  open: 'Open…',
} as const;

export const CHECK = {
  title: 'Check your data',
  about: 'Checks every stored row, and that each card matches your answers.',
  start: 'Check my data',
  stop: 'Stop',
  close: 'Close',
  repair: (count: number) => `Repair ${counted(count, 'problem')}`,
  progress: (done: number, total: number) => `${doneOf(done, total, 'rows')} checked.`,
  progressLabel: 'Rows checked',
  repairing: 'Writing a backup, then repairing your data.',
  repaired: 'Repaired.',
  kept: 'A backup holds everything as it was before.',
  allGood: 'Everything is in order.',
  counts: (rows: number, cards: number, answers: number) =>
    `${counted(rows, 'row')} checked: ${counted(cards, 'card')}, ${counted(answers, 'answer')}.`,
  matches: 'Every card matches your answers.',
  found: (count: number) => `${counted(count, 'problem')} found.`,
  repairable: 'All of this can be repaired. A backup is written first.',
  logOnly:
    'Problems in the log of answers are only reported: the log is never rewritten. You can carry on.',
} as const;

export const SEARCH = {
  title: 'Questions',
  label: 'Search all questions',
  /** A query; its words are those of the search. */
  example: 'is:due unit:cancellation -model:eager-task prop:stability>30',
  found: (found: number, total: number) =>
    `${found.toLocaleString()} of ${total.toLocaleString()} question${total === 1 ? '' : 's'}`,
  look: (id: string) => `Look at ${id}`,
  list: 'Questions found',
  pickThat: (id: string) => `Pick ${id}`,
  more: (count: number) => `Show ${count} more`,
  fresh: 'new',
  state: (state: string, due: string) => (due === '' ? state : `${state}, due ${due}`),
  marks: {
    suspended: 'suspended',
    buried: 'put off',
    flagged: '⚑ flagged',
    edited: 'changed by you',
  },
  theirs: 'How its author wrote it',
  known: 'What is known of it',
  prints: 'What it prints',
  variants: (count: number) => (count === 1 ? 'It prints' : counted(count, 'variant')),
  believed: 'What wrong beliefs would print',
  noBelief: 'No wrong belief prints anything else.',
  failed: (fault: string) => `Its programs could not be run: ${fault}`,
  nothing: 'nothing',
  program: (id: string) => `Program of ${id}`,
  unanswered: 'Not answered yet.',
  answers: 'Your answers',
  answer: (when: string, correct: boolean, rating: string, model: string | undefined) =>
    `${when}: ${correct ? 'correct' : 'incorrect'}, ${rating}${model === undefined ? '' : `, as under ${model}`}`,
} as const;

/** The actions on the selected questions. */
export const BULK = {
  label: 'Picked questions',
  pickAll: 'Pick all',
  picked: (count: number) => `${count.toLocaleString()} picked`,
  count: (count: number) => counted(count, 'question'),
  suspend: 'Suspend',
  resume: 'Resume',
  bury: 'Put off',
  unbury: 'Stop putting off',
  flag: 'Flag',
  unflag: 'Remove the flag',
  forget: 'Forget',
  tag: 'Tag',
  addTag: 'Add',
  addThat: (tag: string) => `Add the tag ${tag}`,
  removeTag: 'Remove',
  removeThat: (tag: string) => `Remove the tag ${tag}`,
  day: 'Day on which they are due',
  due: 'Set due',
  edit: 'Edit',
  into: 'Deck to copy into',
  newDeck: 'a new deck',
  copy: 'Copy',
  exportIt: 'Export…',
} as const;

export const INCOMING = {
  reading: 'Reading the file',
  taking: (name: string) => `Importing ${name}`,
  stop: 'Stop',
  cancel: 'Cancel',
  close: 'Close',
  refused: (name: string) => `${name} can’t be imported`,
  withoutThese: 'Restore without these…',
  keptFirst: 'Writing a backup of what is here now.',
  written: (done: number, total: number) =>
    `${doneOf(done, total, 'rows')} written. Nothing changes until all of them are.`,
  read: (done: number, total: number, unit: string) => `${doneOf(done, total, unit)} read.`,
} as const;

export const DECK_PREVIEW = {
  writeQuestion: 'Write a question',
  runProgram: 'Open as a program',
  add: 'Add this deck',
  withAnswers: (count: number) => `Import with its ${counted(count, 'answer')}`,
  answers: (count: number) =>
    `${counted(count, 'answer')} to its questions come with it. Import them if they are yours: they count for questions that you have not answered here.`,
  goBack: (version: string) => `Go back to ${version}`,
  update: 'Update the deck',
  replace: 'Replace the deck',
  after: (count: number, units: readonly string[]) =>
    units.length === 0 ? String(count) : `${count}, after ${units.join(', ')}`,
  difference: (version: string, added: number, changed: number, removed: number, same: number) =>
    `You have version ${version}. ${counted(added, 'question')} new, ${changed} changed, ${removed} removed, ${same} unchanged.`,
  stays: { strong: 'Your progress stays', rest: ', even on questions that changed.' },
  other: {
    strong: 'This is not an update of a deck you have.',
    before: 'Both decks have the id',
    after: (title: string, mine: readonly string[], theirs: readonly string[]) =>
      `, but yours, “${title}”, is by ${mine.join(', ')}, and this one is by ${theirs.join(', ')}. If you replace your deck, export it first: its questions will be gone. To keep both, ask the author for a deck with another id.`,
  },
} as const;

/** Warnings before an update. */
export const UPDATE = {
  older: {
    strong: 'This is an older version',
    rest: (theirs: string, mine: string) => `: ${theirs}. You have ${mine}.`,
  },
  unchanged: (version: string) =>
    `The deck has changed, but still calls itself version ${version}.`,
  renamed: {
    strong: 'Questions with a new id start from zero',
    rest: (names: readonly { readonly before: string; readonly after: string }[]) =>
      `: ${names.map(({ before, after }) => `${before}, now ${after}`).join('; ')}.`,
  },
  replaced: {
    strong: 'Some questions were replaced by others',
    rest: 'They have the ids of old ones, and keep their schedule unless you let them start from zero.',
    anew: (id: string) => `Start ${id} from zero`,
  },
} as const;

export const CHANGES = {
  added: 'New',
  removed: 'Removed',
  count: (title: string, count: number) => `${title}: ${count}`,
  ids: (ids: readonly string[], more: number) =>
    `${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  changed: (id: string) => `Changed: ${id}`,
  both: {
    title: 'You have changed these yourself',
    rest: 'The author has changed them too. Yours stays unless you take the author’s; lines with − are yours, lines with + the author’s.',
    mine: 'Keep mine',
    theirs: 'Take the author’s',
    gone: (ids: readonly string[]) =>
      `The author has removed questions that you have changed: ${ids.join(', ')}. To keep yours, cancel and copy them into a deck of your own first.`,
  },
  moreChanged: (count: number) => `And ${count} more changed.`,
} as const;

export const BACKUP_PREVIEW = {
  title: 'Restore this backup?',
  replace: 'Replace everything',
  replaceAnyway: 'Replace everything anyway',
  holds: (name: string, when: string, decks: number, cards: number, answers: number) =>
    `${name}, saved on ${when}, holds ${counted(decks, 'deck')}, ${counted(cards, 'card')} and ${counted(answers, 'answer')}.`,
  replaces: {
    strong: 'It replaces everything that is here now',
    rest: ': decks, answers and settings.',
  },
  keptFirst: 'A backup of what is here now is written first, so that you can go back.',
  unkept: (why: string) =>
    `What is here now could not be backed up. ${why} If you continue, this cannot be undone.`,
  missing: (rows: number) => `${counted(rows, 'row')} cannot be restored and will be missing:`,
} as const;

export const REMOVE = {
  title: (title: string) => `Remove ${title}?`,
  text: 'Its questions will no longer come up. Your progress is kept: it is back as soon as you import the deck again.',
  keep: 'Keep it',
  remove: 'Remove it',
} as const;

export const EXPORT = {
  title: (title: string) => `Export ${title}`,
  running: (title: string) => `Exporting ${title}`,
  progress: (done: number, total: number) => `${doneOf(done, total, 'questions')}.`,
  stop: 'Stop',
  cancel: 'Cancel',
  sheets: {
    name: 'PDF or printer',
    use: 'question sheets, then the answers on pages of their own',
  },
  withProgress: 'With my answers, for a Loopwise deck, Anki or a table',
  formats: {
    loopwise: { name: 'Loopwise deck', use: 'to share, or to take to another computer' },
    html: { name: 'One web page', use: 'works in any browser without Loopwise, replays included' },
    apkg: { name: 'Anki', use: 'a later export updates the same notes' },
    moodle: {
      name: 'Moodle XML',
      use: 'a question bank, with the misconception behind each wrong answer',
    },
    gift: { name: 'GIFT', use: 'for other learning platforms' },
    csv: { name: 'Table (CSV)', use: 'for a spreadsheet; can be imported again' },
    print: { name: 'For paper', use: 'question sheets, then the answers; print it from a browser' },
  } satisfies Record<ExportFormat, { readonly name: string; readonly use: string }>,
} as const;

/** The columns of a table. */
export const COLUMNS = {
  read: (read: number, total: number) => `${read} of ${total} columns are read`,
  column: 'Column',
  field: 'Read as',
  cells: 'First cells',
  choose: (name: string) => `${name} is read as`,
  nothing: 'Not read',
  named: 'The first row holds the names of the columns',
  again: 'Read the table like this',
  fields: {
    prompt: 'Question',
    program: 'Program',
    answer: 'Correct answer',
    wrong1: 'Wrong answer 1',
    wrong2: 'Wrong answer 2',
    wrong3: 'Wrong answer 3',
    wrong4: 'Wrong answer 4',
    why: 'Explanation',
    id: 'Id',
    unit: 'Unit',
    concept: 'Concept',
    kind: 'Kind',
    about: 'What is asked of its runs',
    level: 'Level',
    tier: 'Tier',
    python: 'Python versions',
    docs: 'Page of the documentation',
    covers: 'Statements covered',
    fresh: 'Model of its fresh programs',
    pair: 'Id of its pair',
    vary: 'What varies',
    repair: 'Repaired program',
    choices: 'Choices in Markdown',
    models: 'Notes on models',
    wrong: 'Wrong outputs in Markdown',
  } satisfies Record<Field, string>,
} as const;

/** The results of a deck's programs before it is added. */
export const TRIAL = {
  label: 'Its programs',
  progressLabel: 'Programs run',
  running: (done: number, total: number) =>
    `${done.toLocaleString()} of ${counted(total, 'program')} run. There is no need to wait: the rest run in the background.`,
  failed: (fault: string) =>
    `Its programs could not be run: ${fault} Each will run when its question is asked.`,
  ran: (total: number) =>
    total === 1 ? 'Its program was run.' : `All ${total.toLocaleString()} programs were run.`,
  same: 'They print what the package says.',
  differ: (count: number) =>
    count === 1
      ? '1 program prints something other than the package says.'
      : `${count} programs print something other than the package says.`,
  counts: 'What is printed here counts.',
  packed: 'The package says',
  printed: 'It prints',
  nothing: '(nothing)',
  seconds: (seconds: number) => `${seconds.toLocaleString()} s on its clock.`,
  sandbox: 'They run in a sandbox, without access to files, the network or your data.',
} as const;
