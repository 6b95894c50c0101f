/**
 * Sometimes the reason is asked for before the verdict, because an output can be right for a wrong
 * reason. The choices are the first sentence of the question's own reason, and beliefs whose models
 * print something else for this program. Pure.
 */
import type { Model } from '#engine/models/models.ts';
import { hashOf } from '#format/hash.ts';
import { seededRandom, shuffled } from '#format/random.ts';
import { LASTING } from '#schedule/memory.ts';
import type { CardRow } from '#store/rows.ts';
import { predicts } from '#session/forms/registry.ts';
import type { PresentedQuestion } from './presented-question.ts';

/** A reason to choose; the right one belongs to no model. */
export interface Reason {
  /** Markdown of one line. */
  readonly text: string;
  readonly model: Pick<Model, 'id' | 'statement' | 'teaching'> | undefined;
}

/** The result of asking for the reason. */
export interface GivenReason {
  readonly correct: boolean;
  /** Undefined if the learner could not say. */
  readonly chosen: Reason | undefined;
}

/** The most beliefs among the choices. */
const BELIEFS = 3;
/** With fewer it is a yes-or-no question. */
const FEWEST = 2;

/** One in this many answers is asked for its reason; young cards more often. */
const ONE_OF = { young: 3, mature: 8 } as const;

/** A longer sentence would stand out among the choices. */
const LONGEST = 260;

/** The reasons to choose from, if this answer is asked for one; undefined if it is not. */
export function reasonsFor(
  { question, card, exercise, findings, doesOtherwise, variants = 1 }: PresentedQuestion,
  models: readonly Model[] | undefined,
): readonly Reason[] | undefined {
  const runs = findings.models();
  if (question.kind !== 'predict' || !predicts(exercise) || runs === undefined) return undefined;
  // The first sentence tells why the first variant prints what it prints.
  if (doesOtherwise === true) return undefined;
  const seed = turnOf(card, variants);
  const right = firstSentence(question.why);
  if (seed === undefined || models === undefined || right === undefined) return undefined;
  const ids = [...new Set(runs.flatMap(({ same, ids: of }) => (same ? [] : of.slice(0, 1))))];
  const beliefs = ids
    .flatMap((id) => models.find((model) => model.id === id) ?? [])
    .slice(0, BELIEFS)
    .map((model): Reason => ({ text: model.statement, model }));
  if (beliefs.length < FEWEST) return undefined;
  return shuffled([{ text: right, model: undefined }, ...beliefs], seededRandom(seed));
}

/** The seed of the order, if it is this answer's turn; undefined if it is not. */
function turnOf({ id, memory }: Pick<CardRow, 'id' | 'memory'>, variants: number) {
  // At the first answer, or right after reading the reason, the learner would only repeat it.
  if (memory.state !== 'review') return undefined;
  const seed = hashOf(`reason ${id} ${memory.reps}`);
  const all = memory.stability < LASTING ? ONE_OF.young : ONE_OF.mature;
  // Most questions are asked only in one of their variants.
  const oneOf = Math.max(1, Math.round(all / variants));
  return seed % oneOf === 0 ? seed : undefined;
}

/** The first sentence of Markdown, ignoring full stops in code; undefined if none is suitable. */
export function firstSentence(markdown: string): string | undefined {
  const [paragraph = ''] = markdown.trim().split(/\n\s*\n/u);
  const text = paragraph.replaceAll(/\s+/gu, ' ').trim();
  // A full stop inside backticks belongs to code.
  const end = /^(?:`[^`]*`|[^`])*?[.!?](?=\s|$)/u.exec(text);
  const sentence = end?.[0] ?? '';
  return sentence === '' || sentence.length > LONGEST || /^[-#>*\d]/u.test(sentence)
    ? undefined
    : sentence;
}
