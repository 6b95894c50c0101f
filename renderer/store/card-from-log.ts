/** The card that its question and the log imply. Pure. */
import { isMemory } from '#schedule/memory.ts';
import { type CardState, activeWith } from './card-changes.ts';
import type { CardRow, QuestionRow } from './rows.ts';

/**
 * A card rebuilt from its question, its log and its readable remains; undefined if nothing refers
 * to it.
 */
export function cardFromLog(
  id: string,
  question: QuestionRow | undefined,
  card: CardRow | undefined,
  { memory, due, marks }: Pick<CardState, 'memory' | 'due' | 'marks'>,
): CardRow | undefined {
  const deckId = question?.deckId ?? card?.deckId ?? id.slice(0, Math.max(0, id.indexOf('/')));
  if (question === undefined && memory.state === 'new') return undefined;
  if (typeof deckId !== 'string' || deckId === '') return undefined;
  const unit = question?.unit ?? card?.unit;
  const pair = question?.question.pair;
  const place = {
    id,
    deckId,
    unit: typeof unit === 'string' ? unit : '',
    active: question === undefined ? (0 as const) : activeWith(marks),
    ...marks,
    ...(pair === undefined ? {} : { pair: `${deckId}/${pair}` }),
  };
  if (due !== undefined && isMemory(memory)) return { ...place, memory, due };
  return question === undefined
    ? undefined
    : { ...place, newPosition: question.position, memory: { state: 'new' } };
}
