/** Prepares questions before they are shown, so that the next one appears at once. */
import type { Services } from '#session/services.ts';
import type { CardRow } from '#store/rows.ts';
import type { PresentedQuestion } from './presented-question.ts';
import { presentQuestion } from './presented-question.ts';

export interface Preparation {
  /** The question of a card; undefined if it is gone. Rejects like `presentQuestion`. */
  readonly of: (card: CardRow) => Promise<PresentedQuestion | undefined>;
  /** Starts preparing cards, and finding out facts about their programs. */
  readonly ahead: (cards: readonly CardRow[]) => void;
}

export function createPreparation(services: Pick<Services, 'db' | 'engine' | 'keys'>): Preparation {
  // By the row object: a card that was answered, or taken back, is another row with another question;
  // the others stay prepared, with the facts found out about them.
  const prepared = new Map<CardRow, Promise<PresentedQuestion | undefined>>();
  const of = async (card: CardRow): Promise<PresentedQuestion | undefined> => {
    const question = prepared.get(card) ?? presentQuestion(services, card);
    // A failure is not cached: the learner may retry.
    question.catch(() => prepared.delete(card));
    prepared.set(card, question);
    return question;
  };
  return {
    of,
    ahead: (cards) => {
      for (const card of cards) {
        of(card).then(
          (question) => question?.findings.start(),
          () => undefined,
        );
      }
    },
  };
}
