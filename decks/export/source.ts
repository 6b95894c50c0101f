/** What every export is made from: questions with real outputs, and what beliefs would print. */
import { creditsOf } from '#format/credits.ts';
import { variant } from '#format/vary.ts';
import type {
  AnswerKey,
  Ended,
  Manifest,
  ModelOutput,
  PlacedQuestion,
  Question,
} from '#format/types.ts';
import type { Model } from '../engine/models/models.ts';
import type { Trace } from '../engine/trace/trace.ts';
import type { AnkiProgress } from './anki-schedule.ts';

/** What the program would print if some belief about asyncio were true. */
export interface BelievedOutput {
  readonly stdout: string;
  readonly ended: Ended;
  /** The likeliest belief with this output, in one sentence without a full stop. */
  readonly statement: string;
  /** What really happens, from the catalogue. Plain text with `code`. */
  readonly teaching: string;
  /** The author's note on it: Markdown; empty if none. */
  readonly note: string;
}

export interface ExportItem {
  readonly placed: PlacedQuestion;
  /** The first variant of the question. */
  readonly question: Question;
  /** What its program prints; undefined if it has none, or only to illustrate. */
  readonly key: AnswerKey | undefined;
  /** Each wrong output once, those with a note of the author first. */
  readonly believed: readonly BelievedOutput[];
  /** The recorded run, for exports that can show it. */
  readonly trace?: Trace;
}

export interface ExportSource {
  readonly manifest: Manifest;
  readonly items: readonly ExportItem[];
  /** The learner's progress on each question, if it is exported; in the order of the items. */
  readonly standing?: readonly Standing[];
  /** The same for Anki; null for one that was never answered, because it travels as JSON. */
  readonly progress?: readonly (AnkiProgress | null)[];
}

/** A learner's progress on a question, as texts for a table. */
export type Standing = Readonly<Record<'state' | 'due' | 'stability' | 'answers' | 'tags', string>>;

/** One question with its answer key, ready for export. */
export function exportItem(
  placed: PlacedQuestion,
  key: (AnswerKey & { readonly otherwise?: readonly ModelOutput[] }) | undefined,
  models: readonly Model[],
  trace?: Trace,
): ExportItem {
  const question = variant(placed.question, 0);
  const believed = key?.otherwise?.flatMap((output) => believedOutput(question, output, models));
  return {
    placed,
    question,
    key: key && { stdout: key.stdout, ended: key.ended, seconds: key.seconds },
    believed: (believed ?? []).toSorted((a, b) => Number(b.note !== '') - Number(a.note !== '')),
    ...(trace && { trace }),
  };
}

function believedOutput(
  question: Question,
  { ids, stdout, ended }: ModelOutput,
  models: readonly Model[],
): readonly BelievedOutput[] {
  const notes = question.kind === 'predict' ? question.models : [];
  const noted = notes.find(({ model }) => ids.includes(model));
  const id = noted?.model ?? ids[0];
  const model = models.find((candidate) => candidate.id === id);
  if (model === undefined) return [];
  const { statement, teaching } = model;
  return [{ stdout, ended, statement, teaching, note: noted?.text ?? '' }];
}

/** How a program ends, as text; empty if it simply ends. */
export function endingWords(ended: Ended): string {
  switch (ended.kind) {
    case 'returned':
      return '';
    case 'raised':
      return `It ends with ${ended.type}${ended.message === '' ? '' : `: ${ended.message}`}.`;
    case 'deadlock':
      return 'It never ends: every task waits, and nothing will wake one.';
    case 'limit':
      return `It was stopped at the limit of ${ended.limit}.`;
  }
}

/** The version of a deck and its credits, as they are printed. */
export function releaseText(manifest: Pick<Manifest, 'version' | 'authors' | 'license'>): string {
  const { authors, license } = creditsOf(manifest);
  return [`Version ${manifest.version}`, authors === '' ? '' : `by ${authors}`, license]
    .filter((part) => part !== '')
    .join(', ');
}
