/**
 * A simulated newcomer to asyncio: three beliefs that weaken as verdicts correct them, memory that
 * decays as FSRS predicts, and slips. Seeded, so that two runs give the same answers.
 */
import { retrievability } from '#schedule/fsrs.ts';
import { seededRandom } from '#format/random.ts';
import { expectedTime } from '#schedule/rate.ts';
import type { Confidence } from '#schedule/types.ts';
import { linesOf } from '#format/output.ts';
import { endingOf, sameEnding } from '#session/forms/endings.ts';
import type { Draft, Exercise } from '#session/forms/registry.ts';
import { answerLines, emptyDraft } from '#session/forms/registry.ts';
import type { Reason } from '#session/review/reason.ts';
import type { PresentedQuestion } from '#session/review/presented-question.ts';
import { answerTo } from '../fixtures/session.ts';

/** The newcomer's beliefs, and how likely an answer follows each. */
const BELIEFS = ['call-runs', 'eager-task', 'completion-order'] as const;
const HELD = 0.85;
/** The share of a belief that remains after a verdict that contradicts it. */
const CORRECTED = 0.55;

/**
 * How likely a card is answered right by understanding alone: at first sight, and while it is
 * learnt.
 */
const AT_SIGHT = 0.72;
const WHILE_LEARNING = 0.9;
/** The chance that a known answer still goes wrong. */
const SLIP = 0.06;

const SECOND = 1000;
/** Time to read a verdict, right or wrong, in ms. */
const VERDICT = { right: 5 * SECOND, wrong: 25 * SECOND } as const;
/** Time to read and choose among the reasons, in ms. */
const REASON = 15 * SECOND;
/** A program seen before in another variant is read faster. */
const FAMILIAR = 0.7;

export interface Answered {
  readonly draft: Draft;
  readonly confidence: Confidence;
  /** From question shown to answer committed, in ms. */
  readonly took: number;
}

export interface Learner {
  readonly answer: (asked: PresentedQuestion, now: number) => Answered;
  /** Chooses a reason: undefined if none is convincing. */
  readonly reason: (reasons: readonly Reason[]) => {
    readonly chosen: number | undefined;
    readonly took: number;
  };
  /** Reads the verdict, and returns the ms that takes. */
  readonly read: (correct: boolean, explainedBy: readonly string[]) => number;
}

export function createLearner(seed: number): Learner {
  const random = seededRandom(seed);
  const held = new Map<string, number>(BELIEFS.map((id) => [id, HELD]));

  /** The output of the program under one of the beliefs, if it differs and the belief prevails. */
  function misled({ findings }: PresentedQuestion): ReturnType<typeof findings.models> {
    return findings
      .models()
      ?.filter(({ ids }) => ids.some((id) => random() < (held.get(id) ?? 0)))
      .slice(0, 1);
  }

  function knows({ card: { memory } }: PresentedQuestion, now: number): boolean {
    if (random() < SLIP) return false;
    if (memory.state === 'new') return random() < AT_SIGHT;
    if (memory.state === 'learning') return random() < WHILE_LEARNING;
    return random() < Math.max(WHILE_LEARNING - 0.1, retrievability(memory, now));
  }

  function timeFor({ exercise, question, card }: PresentedQuestion): number {
    const expected = expectedTime({
      form: exercise.form,
      programLines: linesOf(question.program).length,
      answerLines: answerLines(exercise),
    });
    const familiar = card.memory.state === 'new' ? 1 : FAMILIAR;
    return expected * familiar * (0.6 + 0.6 * random());
  }

  return {
    answer: (asked, now) => {
      const took = timeFor(asked);
      const [run] = misled(asked) ?? [];
      const believed = run && draftOf(asked.exercise, run);
      if (believed !== undefined) {
        return { draft: believed, confidence: random() < 0.5 ? 'sure' : 'think', took };
      }
      const right = knows(asked, now);
      const isNew = asked.card.memory.state === 'new';
      const sure = right && random() < (isNew ? 0.4 : 0.6);
      const doubt = random() < 0.2 ? 'guess' : 'think';
      return { draft: answerTo(asked.exercise, right), confidence: sure ? 'sure' : doubt, took };
    },
    reason: (reasons) => {
      const believed = reasons.findIndex(
        ({ model }) => model !== undefined && random() < (held.get(model.id) ?? 0),
      );
      const right = reasons.findIndex(({ model }) => model === undefined);
      const known = random() < WHILE_LEARNING ? right : undefined;
      const took = REASON * (0.6 + 0.6 * random());
      return { chosen: believed === -1 ? known : believed, took };
    },
    read: (correct, explainedBy) => {
      for (const id of correct ? [] : explainedBy) {
        held.set(id, (held.get(id) ?? 0) * CORRECTED);
      }
      return (correct ? VERDICT.right : VERDICT.wrong) * (0.7 + 0.6 * random());
    },
  };
}

/** The answer that states a run's output; undefined if the form cannot express it. */
function draftOf(
  exercise: Exercise,
  { stdout, ended }: { readonly stdout: string; readonly ended: Parameters<typeof endingOf>[0] },
): Draft | undefined {
  const ending = endingOf(ended);
  switch (exercise.form) {
    case 'type':
      return { form: 'type', text: stdout, ending };
    case 'choose': {
      const taken = exercise.options.findIndex(
        (option) => option.stdout === stdout && sameEnding(option.ending, ending),
      );
      return taken === -1 ? undefined : { form: 'choose', taken };
    }
    case 'order': {
      const left = [...exercise.pieces];
      const placed = linesOf(stdout).map((line) => {
        const at = left.indexOf(line);
        if (at !== -1) left[at] = '\0';
        return at;
      });
      return placed.includes(-1) ? undefined : { ...emptyDraft(exercise), form: 'order', placed };
    }
    case 'clock':
    case 'print':
    case 'concept':
    case 'happen':
    case 'only':
      return undefined;
  }
}
