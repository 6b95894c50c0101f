/** Questions that are prepared before they are shown, so that the next one appears at once. */
import type { Services } from '#session/services.ts';
import type { CardRow } from '#store/rows.ts';
import type { PresentedQuestion } from './presented-question.ts';
import { presentQuestion } from './presented-question.ts';

export interface Preparation {
  /** The question of a card; undefined where it is gone. Rejects as `presentQuestion` does. */
  readonly of: (card: CardRow) => Promise<PresentedQuestion | undefined>;
  /** Begins to prepare cards, and to find out what their questions are helped by. */
  readonly ahead: (cards: readonly CardRow[]) => void;
}

export function createPreparation(
  services: Pick<Services, 'db' | 'engine' | 'keys'>,
  isCram: () => boolean = () => false,
): Preparation {
  // By the row itself: a card that was answered, or taken back, is another row with another question.
  // What was prepared for the others stays, and with it what has been found out about them.
  const prepared = new Map<CardRow, Promise<PresentedQuestion | undefined>>();
  const of = async (card: CardRow): Promise<PresentedQuestion | undefined> => {
    const question = prepared.get(card) ?? presentQuestion(services, card, isCram());
    // A failure is not kept: the learner may try again.
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
