import { linesOf } from '#format/output.ts';
import type { Ended } from '#format/types.ts';
import { PARALLEL, openNodeEngine } from '../engine/box/node.ts';
import { DEFAULT_TIME, explore as search } from '../engine/explore/explore.ts';
import type { Exploration, ProgramOutcome } from '../engine/explore/explore.ts';
import { describeCondition } from '../engine/explore/schedule.ts';
import type { DescribedCondition } from '../engine/explore/schedule.ts';
import { atItsLines, readPrograms } from './program-file.ts';
import { UsageError, endedText, plural, print } from './report.ts';

/** Said of a search that ran out of time. */
export const LATE = `Stopped after ${DEFAULT_TIME / 1000} s, before enough were tried: a shorter program takes less time.`;

export interface ExploreCommand {
  readonly files: readonly string[];
  /** One JSON object per file, for other tools. */
  readonly json: boolean;
  /** Also orders of the ready queue that asyncio's own loop never has. */
  readonly anyLoop: boolean;
  /** The most schedules to try. */
  readonly schedules: number | undefined;
  /** The folder that relative paths start at. */
  readonly base: string;
}

/** What `explore --json` prints for a file. Scripts depend on it, so do not change its form. */
export interface ExploreRow {
  readonly file: string;
  /** Schedules that were tried. */
  readonly schedules: number;
  /** Real time taken. */
  readonly seconds: number;
  /** Whether these are all the outcomes. */
  readonly complete: boolean;
  /** The plain run's first. */
  readonly outcomes: readonly {
    readonly stdout: string;
    readonly ended: Ended;
    readonly count: number;
    readonly conditions: readonly DescribedCondition[];
  }[];
}

/**
 * `explore FILE... [--json]`: lists the outcomes of programs that a search of their schedules finds. The
 * exit code is 0 whatever is found; a file that cannot be read stops the command before the first run.
 */
export async function explore(command: ExploreCommand): Promise<number> {
  const { files, json, anyLoop, schedules, base } = command;
  if (files.length === 0) throw new UsageError('explore needs at least one Python file.');
  const programs = await readPrograms(files, base);
  const engine = await openNodeEngine({ parallel: Math.min(2, PARALLEL) });
  try {
    await engine.booted();
    for (const source of programs) {
      const { file } = source;
      const begun = performance.now();
      const exploration = await search(engine, atItsLines(source), {
        name: file,
        anyLoop,
        ...(schedules !== undefined && { schedules }),
      });
      const seconds = Number(((performance.now() - begun) / 1000).toFixed(3));
      if (json) print(JSON.stringify(rowOf(file, seconds, exploration)));
      else {
        if (files.length > 1) print(`== ${file}`);
        print(explorationText(exploration));
      }
    }
  } finally {
    engine.close();
  }
  return 0;
}

/** An exploration in the form that `--json` prints. */
function rowOf(file: string, seconds: number, exploration: Exploration): ExploreRow {
  const { schedules, complete, outcomes } = exploration;
  return {
    file,
    schedules,
    seconds,
    complete,
    outcomes: outcomes.map((outcome) => ({
      stdout: outcome.stdout,
      ended: outcome.ended,
      count: outcome.count,
      conditions: conditionsOf(outcome),
    })),
  };
}

function conditionsOf({ schedule, observed }: ProgramOutcome): readonly DescribedCondition[] {
  return schedule.map((condition) => describeCondition(condition, observed));
}

/** An exploration for people. */
export function explorationText({
  schedules,
  complete,
  late,
  unseen,
  outcomes,
}: Exploration): string {
  const seen = `${plural(outcomes.length, 'outcome')} seen in ${plural(schedules, 'schedule')}`;
  const head = complete
    ? outcomes.length === 1
      ? '1 outcome, whatever comes first.'
      : `All ${outcomes.length} outcomes: every order in which its waits may end was tried.`
    : late
      ? `${seen}. ${LATE}`
      : `${seen}; the next schedule would show another one with a chance of about ${percent(unseen)}.`;
  const texts = outcomes.map((outcome, at) => {
    const conditions = conditionsOf(outcome).map(
      ({ line, what, change }) => `   ${line > 0 ? `line ${line}: ` : ''}${what}: ${change}`,
    );
    const title = at === 0 ? 'as it is written' : 'where';
    return [
      '',
      `-- ${outcome.count} of ${schedules}, ${title}`,
      ...conditions,
      ...linesOf(outcome.stdout),
      `   ${endedText(outcome.ended)} after ${outcome.seconds} virtual seconds`,
    ].join('\n');
  });
  return [head, ...texts].join('\n');
}

function percent(part: number): string {
  return `${Number((100 * part).toPrecision(2))} %`;
}
