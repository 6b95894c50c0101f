/**
 * What a row must be for us to take it from a file. Strict about what is needed; what is not known
 * is dropped. What we write ourselves is typed by `rows.ts` and not checked again.
 */
import type { Manifest, Question } from '#format/types.ts';
import type { Memory } from '#schedule/types.ts';
import type {
  AnswerReviewRow,
  CardRow,
  DeckRow,
  QuestionRow,
  ReviewRow,
  SessionRow,
  SettingRow,
  UndoReviewRow,
} from './rows.ts';
import { z } from '#format/zod.ts';

const text = z.string();
const key = z.string().min(1);
const texts = z.array(text);
/** Milliseconds; a moment may lie before 1970, a duration may not be negative. */
const moment = z.number();
const duration = z.number().min(0);
const count = z.int().min(0);
const flag = z.literal([0, 1]);
const rating = z.enum(['again', 'hard', 'good', 'easy']);

const memory = z.discriminatedUnion('state', [
  z.object({ state: z.literal('new') }),
  z.object({
    state: z.enum(['learning', 'review', 'relearning']),
    // The bounds of FSRS-6: beyond them its functions throw.
    stability: z.number().min(0.001).max(36_500),
    difficulty: z.number().min(1).max(10),
    step: count,
    lastReview: moment,
    reps: count,
    lapses: count,
    misled: z.literal(true).exactOptional(),
  }),
]) satisfies z.ZodType<Memory>;

const manifest = z.object({
  format: z.literal(1),
  id: key,
  title: text,
  version: text,
  about: text,
  authors: texts,
  license: text,
  units: z.array(
    z.object({
      id: key,
      title: text,
      needs: texts,
      intro: text.exactOptional(),
      concepts: z.array(z.object({ id: key, title: text, needs: texts })).exactOptional(),
    }),
  ),
}) satisfies z.ZodType<Manifest>;

const questionBase = {
  id: key,
  concept: text,
  covers: texts,
  level: z.literal([1, 2, 3]),
  tier: z.enum(['DOC', 'IMPL', 'VER']),
  python: text,
  docs: text,
  vary: z.array(z.object({ name: text, values: texts })),
  pair: key.exactOptional(),
  asks: z.enum(['they-say', 'version']).exactOptional(),
  prompt: text,
  why: text,
  program: text,
};

const question = z.discriminatedUnion('kind', [
  z.object({
    ...questionBase,
    kind: z.literal('predict'),
    models: z.array(z.object({ model: text, text })),
  }),
  z.object({
    ...questionBase,
    kind: z.literal('choice'),
    choices: z.array(z.object({ correct: z.boolean(), text, why: text })),
  }),
  z.object({ ...questionBase, kind: z.literal('repair'), broken: text }),
]) satisfies z.ZodType<Question>;

export const deckRow = z.object({
  id: key,
  manifest,
  importedAt: moment,
  hash: text,
  questionCount: count,
}) satisfies z.ZodType<DeckRow>;

export const questionRow = z.object({
  id: key,
  deckId: key,
  unit: text,
  concept: text,
  position: z.number(),
  hash: text,
  question,
}) satisfies z.ZodType<QuestionRow>;

export const cardRow = z
  .object({
    id: key,
    deckId: key,
    unit: text,
    active: flag,
    pair: key.exactOptional(),
    newPosition: z.number().exactOptional(),
    due: moment.exactOptional(),
    memory,
  })
  .refine(({ memory, due }) => memory.state === 'new' || due !== undefined, {
    path: ['due'],
    message: 'an answered card must have a due time',
  }) satisfies z.ZodType<CardRow>;

const answerRow = z.object({
  id: z.int().min(1),
  kind: z.literal('answer'),
  cardId: key,
  deckId: key,
  sessionId: key,
  at: moment,
  took: duration,
  form: z.enum(['order', 'type', 'choose', 'clock', 'print', 'concept']),
  variant: count,
  answer: text,
  correct: flag,
  confidence: z.enum(['guess', 'think', 'sure']).exactOptional(),
  explainedBy: texts.exactOptional(),
  suggested: rating,
  rating,
  before: memory,
  after: memory,
  dueBefore: moment.exactOptional(),
  dueAfter: moment,
  newPositionBefore: z.number().exactOptional(),
}) satisfies z.ZodType<AnswerReviewRow>;

const undoRow = z.object({
  id: z.int().min(1),
  kind: z.literal('undo'),
  of: z.int().min(1),
  cardId: key,
  deckId: key,
  sessionId: key,
  at: moment,
}) satisfies z.ZodType<UndoReviewRow>;

export const reviewRow = z.discriminatedUnion('kind', [
  answerRow,
  undoRow,
]) satisfies z.ZodType<ReviewRow>;

export const sessionRow = z.object({
  id: key,
  startedAt: moment,
  endedAt: moment.exactOptional(),
  seed: z.number(),
  scope: z.object({ deckId: key, unit: key.exactOptional() }).exactOptional(),
  limit: z.object({ unit: z.enum(['cards', 'minutes']), count }).exactOptional(),
  elapsed: duration.exactOptional(),
}) satisfies z.ZodType<SessionRow>;

export const settingRow = z.object({
  name: key,
  value: z.unknown(),
}) satisfies z.ZodType<SettingRow>;
