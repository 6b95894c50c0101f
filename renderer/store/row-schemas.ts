/**
 * What a row must be to be accepted from a file. Strict about what is required; unknown fields are
 * dropped. Every schema is compared with the type of its row in both directions: a form, a rating
 * or a field that only one of the two has does not compile, because it would make our own backups
 * impossible to restore, or lose the field in a round trip.
 */
import { MOMENT_KINDS } from '#format/types.ts';
import type { Manifest, Question } from '#format/types.ts';
import { FORMS } from '#schedule/forms.ts';
import { DIFFICULTY, STABILITY } from '#schedule/memory.ts';
import { CONFIDENCES } from '#schedule/types.ts';
import type { Memory } from '#schedule/types.ts';
import { LAST_REVIEW_ID, LONGEST_TAG } from './rows.ts';
import type {
  AnswerReviewRow,
  CardRow,
  ChangeReviewRow,
  CramReviewRow,
  DeckRow,
  ParametersReviewRow,
  QuestionRow,
  ReviewRow,
  SessionRow,
  SettingRow,
  UndoReviewRow,
} from './rows.ts';
import { z } from '#format/zod.ts';

/**
 * A type for comparison: read-only throughout, because rows are read-only where zod infers mutable
 * arrays, and with every optional field marked, because a missing one would go unnoticed.
 */
type Comparable<T> = T extends readonly (infer Item)[]
  ? readonly Comparable<Item>[]
  : T extends object
    ? {
        readonly [Key in keyof T]-?: readonly [
          Pick<T, Key> extends Required<Pick<T, Key>> ? 'required' : 'optional',
          Comparable<T[Key]>,
        ];
      }
    : T;

/** Whether two types are equal in every field, optional ones included. */
type Same<One, Other> = [Comparable<One>] extends [Comparable<Other>]
  ? [Comparable<Other>] extends [Comparable<One>]
    ? true
    : false
  : false;

/** Returns a schema; compiles only if the schema's output is exactly `Row`. */
function schemaOf<Row>() {
  return <Schema extends z.ZodType<Row>>(
    schema: Same<z.output<Schema>, Row> extends true ? Schema : never,
  ): Schema => schema;
}

const text = z.string();
const key = z.string().min(1);
const texts = z.array(text);
/** Milliseconds; a moment may be before 1970, but a duration may not be negative. */
const moment = z.number();
const duration = z.number().min(0);
const count = z.int().min(0);
const flag = z.literal([0, 1]);
const tag = z.string().min(1).max(LONGEST_TAG);
const confidence = z.enum(CONFIDENCES);
const rating = z.enum(['again', 'hard', 'good', 'easy']);

const memory = schemaOf<Memory>()(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('new') }),
    z.object({
      state: z.enum(['learning', 'review', 'relearning']),
      // The bounds of FSRS-6: beyond them its functions throw.
      stability: z.number().min(STABILITY.least).max(STABILITY.most),
      difficulty: z.number().min(DIFFICULTY.least).max(DIFFICULTY.most),
      step: count,
      lastReview: moment,
      reps: count,
      lapses: count,
      misled: z.literal(true).exactOptional(),
    }),
  ]),
);

const manifest = schemaOf<Manifest>()(
  z.object({
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
  }),
);

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

const question = schemaOf<Question>()(
  z.discriminatedUnion('kind', [
    z.object({
      ...questionBase,
      kind: z.literal('predict'),
      models: z.array(z.object({ model: text, text })),
      wrong: z.array(z.object({ output: text, text })).exactOptional(),
      fresh: key.exactOptional(),
    }),
    z.object({
      ...questionBase,
      kind: z.literal('choice'),
      choices: z.array(z.object({ correct: z.boolean(), text, why: text })),
    }),
    z.object({
      ...questionBase,
      kind: z.literal('repair'),
      broken: text,
      only: z.literal(true).exactOptional(),
    }),
    z.object({
      ...questionBase,
      kind: z.literal('about'),
      about: z.union([
        z.literal('can-happen'),
        z.object({ kind: z.enum(MOMENT_KINDS), line: count, nth: count }),
      ]),
    }),
  ]),
);

export const deckRow = schemaOf<DeckRow>()(
  z.object({
    id: key,
    manifest,
    importedAt: moment,
    hash: text,
    questionCount: count,
    own: z.literal(1).exactOptional(),
    name: text.exactOptional(),
    place: z.int().exactOptional(),
  }),
);

export const questionRow = schemaOf<QuestionRow>()(
  z.object({
    id: key,
    deckId: key,
    unit: text,
    concept: text,
    position: z.number(),
    hash: text,
    question,
    theirs: z.object({ question, hash: text }).exactOptional(),
  }),
);

export const cardRow = schemaOf<CardRow>()(
  z
    .object({
      id: key,
      deckId: key,
      unit: text,
      active: flag,
      pair: key.exactOptional(),
      newPosition: z.number().exactOptional(),
      due: moment.exactOptional(),
      memory,
      suspended: z.literal(1).exactOptional(),
      buriedUntil: moment.exactOptional(),
      flagged: z.literal(1).exactOptional(),
      tags: z.array(tag).exactOptional(),
    })
    .refine(({ memory, due }) => memory.state === 'new' || due !== undefined, {
      path: ['due'],
      message: 'an answered card must have a due time',
    }),
);

const reviewId = z.int().min(1).max(LAST_REVIEW_ID);

/** The order is that of the fields in a backup. */
const given = {
  cardId: key,
  deckId: key,
  sessionId: key,
  at: moment,
  took: duration,
  form: z.enum(FORMS),
  variant: count,
  answer: text,
  correct: flag,
};

const answerRow = schemaOf<AnswerReviewRow>()(
  z.object({
    id: reviewId,
    kind: z.literal('answer'),
    ...given,
    confidence: confidence.exactOptional(),
    explainedBy: texts.exactOptional(),
    reason: flag.exactOptional(),
    suggested: rating,
    rating,
    before: memory,
    after: memory,
    dueBefore: moment.exactOptional(),
    dueAfter: moment,
    newPositionBefore: z.number().exactOptional(),
  }),
);

const cramRow = schemaOf<CramReviewRow>()(
  z.object({
    id: reviewId,
    kind: z.literal('cram'),
    ...given,
    confidence,
    explainedBy: texts.exactOptional(),
  }),
);

const changeRow = schemaOf<ChangeReviewRow>()(
  z.object({
    id: reviewId,
    kind: z.literal('change'),
    cardId: key,
    deckId: key,
    at: moment,
    change: z.discriminatedUnion('do', [
      z.object({ do: z.literal('suspend') }),
      z.object({ do: z.literal('resume') }),
      z.object({ do: z.literal('bury'), until: moment }),
      z.object({ do: z.literal('unbury'), until: moment }),
      z.object({ do: z.literal('flag') }),
      z.object({ do: z.literal('unflag') }),
      z.object({ do: z.literal('tag'), tag }),
      z.object({ do: z.literal('untag'), tag }),
      z.object({ do: z.literal('forget'), memory, due: moment }),
      z.object({ do: z.literal('due'), due: moment, before: moment }),
    ]),
  }),
);

const undoRow = schemaOf<UndoReviewRow>()(
  z.object({
    id: reviewId,
    kind: z.literal('undo'),
    of: reviewId,
    cardId: key,
    deckId: key,
    sessionId: key.exactOptional(),
    at: moment,
  }),
);

const parametersRow = schemaOf<ParametersReviewRow>()(
  z.object({
    id: reviewId,
    kind: z.literal('parameters'),
    at: moment,
    // FSRS-6 has this many; with others its functions throw.
    weights: z.array(z.number().min(0).max(100)).length(21),
  }),
);

export const reviewRow = schemaOf<ReviewRow>()(
  z.discriminatedUnion('kind', [answerRow, cramRow, changeRow, undoRow, parametersRow]),
);

export const sessionRow = schemaOf<SessionRow>()(
  z.object({
    id: key,
    startedAt: moment,
    endedAt: moment.exactOptional(),
    seed: z.number(),
    scope: z
      .object({
        deckId: key,
        unit: key.exactOptional(),
        extra: z.literal(true).exactOptional(),
        cards: z.array(key).readonly().exactOptional(),
      })
      .exactOptional(),
    check: z.literal(true).exactOptional(),
    limit: z.object({ unit: z.enum(['cards', 'minutes']), count }).exactOptional(),
    beyond: z.literal(true).exactOptional(),
    cram: z.literal(true).exactOptional(),
    elapsed: duration.exactOptional(),
  }),
);

export const settingRow = schemaOf<SettingRow>()(
  z.object({
    name: key,
    value: z.unknown(),
  }),
);
