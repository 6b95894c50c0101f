/** What a class answers and believes, from the files of its learners. Pure. */
import type { Given, GivenAnswers } from '#format/given-answers.ts';

/** How many learners hold a belief. */
export interface Held {
  readonly model: string;
  /** Learners. */
  readonly count: number;
}

export interface QuestionOfClass {
  readonly question: string;
  /** Learners whose last answer was right. */
  readonly right: number;
  readonly wrong: number;
  /** For the wrong ones: their probable beliefs, the most frequent first. */
  readonly beliefs: readonly Held[];
  /** For the wrong ones: those whose answer no belief explains. */
  readonly unexplained: number;
}

export interface BeliefOfClass extends Held {
  /** Questions whose last answer shows it, from any learner. */
  readonly questions: readonly string[];
}

export interface ClassSummary {
  readonly learners: number;
  /** Those with most wrong answers first. */
  readonly questions: readonly QuestionOfClass[];
  /** The most frequent first. */
  readonly beliefs: readonly BeliefOfClass[];
}

/**
 * The last answer of each learner to each question counts: a mistake that was later corrected was
 * learnt.
 */
export function summaryOf(files: readonly GivenAnswers[]): ClassSummary {
  const last = files.map(({ answers }) => new Map(answers.map((given) => [given.question, given])));
  const all = new Map<string, Given[]>();
  for (const given of last.flatMap((answers) => [...answers.values()])) {
    const list = all.get(given.question) ?? [];
    list.push(given);
    all.set(given.question, list);
  }
  const questions = [...all].map(([question, given]) => questionOf(question, given));
  const held = new Map<string, { learners: Set<number>; questions: Set<string> }>();
  for (const [learner, answers] of last.entries()) {
    for (const { question, correct, beliefs } of answers.values()) {
      const [model] = beliefs;
      if (correct || model === undefined) continue;
      const known = held.get(model) ?? { learners: new Set(), questions: new Set() };
      known.learners.add(learner);
      known.questions.add(question);
      held.set(model, known);
    }
  }
  return {
    learners: files.length,
    questions: questions.toSorted(
      (one, other) => other.wrong - one.wrong || (one.question < other.question ? -1 : 1),
    ),
    beliefs: [...held]
      .map(([model, known]) => ({
        model,
        count: known.learners.size,
        questions: [...known.questions].toSorted(),
      }))
      .toSorted(byCount),
  };
}

function questionOf(question: string, given: readonly Given[]): QuestionOfClass {
  const wrong = given.filter(({ correct }) => !correct);
  const counts = new Map<string, number>();
  for (const { beliefs } of wrong) {
    // Only the likeliest, so that the figures of a question add up.
    const [model] = beliefs;
    if (model !== undefined) counts.set(model, (counts.get(model) ?? 0) + 1);
  }
  return {
    question,
    right: given.length - wrong.length,
    wrong: wrong.length,
    beliefs: [...counts].map(([model, count]) => ({ model, count })).toSorted(byCount),
    unexplained: wrong.filter(({ beliefs }) => beliefs.length === 0).length,
  };
}

function byCount(one: Held, other: Held): number {
  return other.count - one.count || (one.model < other.model ? -1 : 1);
}
