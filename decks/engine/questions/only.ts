/** Whether a program can have only one outcome, according to a search of its schedules. */
import { looksSame } from '#format/output.ts';
import type { AnswerKey, Ended } from '#format/types.ts';
import { explore } from '../explore/explore.ts';
import type { Runner } from '../explore/batches.ts';
import { describeSchedule } from '../explore/schedule.ts';
import { endAlike } from '../models/model-runs.ts';

type Result = Pick<AnswerKey, 'stdout' | 'ended'>;

/** An outcome, and what leads to it. */
export interface SeenOutcome {
  readonly stdout: string;
  readonly ended: Ended;
  /** A sentence without a full stop; empty for the plain run. */
  readonly where: string;
}

/** The outcomes of a program that were found. */
export interface SeenOutcomes {
  readonly outcomes: readonly SeenOutcome[];
  readonly schedules: number;
  /** Whether these are all. */
  readonly complete: boolean;
}

interface Outcomes {
  readonly outcomes: readonly Result[];
}

/** Limited because the learner is waiting. */
const SEARCH = { schedules: 400, time: 4_000 } as const;

/** The outcomes of a program. Rejects as `Engine.run`. */
export async function seenOutcomes(engine: Runner, program: string): Promise<SeenOutcomes> {
  const { outcomes, schedules, complete } = await explore(engine, program, SEARCH);
  return {
    outcomes: outcomes.map(({ stdout, ended, schedule, observed }) => ({
      stdout,
      ended,
      where: describeSchedule(schedule, observed),
    })),
    schedules,
    complete,
  };
}

/** Whether a program can have an outcome. */
export function canBe({ outcomes }: Outcomes, wanted: Result): boolean {
  return outcomes.some((outcome) => isWanted(outcome, wanted));
}

/** Whether an outcome is the wanted one. */
export function isWanted(outcome: Result, wanted: Result): boolean {
  return looksSame(outcome.stdout, wanted.stdout) && endAlike(outcome.ended, wanted.ended);
}

/** Whether only the wanted outcome was found. */
export function isOnly({ outcomes }: Outcomes, wanted: Result): boolean {
  return outcomes.length > 0 && outcomes.every((outcome) => isWanted(outcome, wanted));
}
