/** Prepares questions before they are shown, so that the next one appears at once. */
import type { Services } from '#session/services.ts';
import type { CardRow } from '#store/rows.ts';
import type { MakeFresh } from './fresh-variant.ts';
import type { PresentedQuestion } from './presented-question.ts';
import { presentQuestion } from './presented-question.ts';

export interface Preparation {
  /** The question of a card; undefined if it is gone. Rejects like `presentQuestion`. */
  readonly of: (card: CardRow) => Promise<PresentedQuestion | undefined>;
  /** Starts preparing cards, and finding out facts about their programs. */
  readonly ahead: (cards: readonly CardRow[]) => void;
}

export interface PreparationOptions {
  readonly makeFresh?: MakeFresh | undefined;
  /** Whether the session is outside the schedule. */
  readonly isCram?: () => boolean;
}

export function createPreparation(
  services: Pick<Services, 'db' | 'engine' | 'keys'>,
  { makeFresh, isCram = () => false }: PreparationOptions = {},
): Preparation {
  // By the row object: a card that was answered, or taken back, is another row with another question;
  // the others stay prepared, with the facts found out about them.
  const prepared = new Map<CardRow, Promise<PresentedQuestion | undefined>>();
  // Cards that the learner waits for, and those for which a program is being made.
  const asked = new Set<CardRow>();
  const making = new Set<CardRow>();
  const begin = async (card: CardRow, make?: MakeFresh): Promise<PresentedQuestion | undefined> => {
    const options = { makeFresh: make, cram: isCram() };
    const question = prepared.get(card) ?? presentQuestion(services, card, options);
    // A failure is not cached: the learner may retry.
    question.catch(() => prepared.delete(card));
    prepared.set(card, question);
    return question;
  };
  /** Makes a program for a card, unless the learner waits for it already. */
  const makeFor =
    (card: CardRow, make: MakeFresh): MakeFresh =>
    async (model) => {
      if (asked.has(card)) return undefined;
      making.add(card);
      try {
        return await make(model);
      } finally {
        making.delete(card);
      }
    };
  return {
    of: async (card) => {
      asked.add(card);
      // A variant of the deck is there at once.
      if (making.delete(card)) prepared.delete(card);
      return begin(card);
    },
    ahead: (cards) => {
      for (const card of cards) {
        begin(card, makeFresh && makeFor(card, makeFresh)).then(
          (question) => question?.findings.start(),
          () => undefined,
        );
      }
    },
  };
}
