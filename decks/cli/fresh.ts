/** `fresh [MODEL...]`: programs generated for a belief, as the app does to ask about it again. */
import { linesOf } from '#format/output.ts';
import { PARALLEL, openNodeEngine } from '../engine/box/node.ts';
import { inLanes } from '../engine/judge/lanes.ts';
import { loadModels } from '../engine/models/catalogue.ts';
import { freshProgram } from '../generate/fresh.ts';
import type { FreshProgram } from '../generate/fresh.ts';
import { InputError, complain, plural, print } from './report.ts';

export interface FreshCommand {
  /** Ids of models; all of them if none is named. */
  readonly models: readonly string[];
  /** Programs of different structure for each. */
  readonly count: number;
  readonly seed: number;
  /** One JSON object per program, for other tools. */
  readonly json: boolean;
  /** Also report rejected programs, on stderr. */
  readonly refused: boolean;
}

/**
 * `fresh [MODEL...]`: generates programs for beliefs. For named models it prints the programs, otherwise
 * a table of all models. The exit code is 1 if a model has fewer than `count` programs.
 */
export async function fresh(command: FreshCommand): Promise<number> {
  const { count, json, seed } = command;
  const models = await loadModels();
  const unknown = command.models.find((id) => models.every((model) => model.id !== id));
  if (unknown !== undefined) {
    throw new InputError(`There is no model "${unknown}". "models" lists them.`);
  }
  const wanted = models.filter(
    ({ id }) => command.models.length === 0 || command.models.includes(id),
  );
  const engine = await openNodeEngine({ parallel: Math.min(2, PARALLEL) });
  let short = 0;
  try {
    await engine.booted();
    await inLanes(wanted.values(), 2, async ({ id }) => {
      const made: FreshProgram[] = [];
      const refusals = new Map<string, number>();
      const begun = performance.now();
      for (let nth = 0; nth < count; nth += 1) {
        const program = await freshProgram({
          engine,
          models,
          belief: id,
          seed: 1_000 * seed + nth,
          made,
          onRefused: (skeleton, why, text) => {
            const key = `${skeleton} ${why}`;
            refusals.set(key, (refusals.get(key) ?? 0) + 1);
            if (command.refused && why !== 'known') complain(`-- ${key}\n${text}`);
          },
        });
        if (program === undefined) break;
        made.push(program);
      }
      const seconds = (performance.now() - begun) / 1000;
      if (made.length < count) short += 1;
      for (const program of made) {
        if (json) print(JSON.stringify(rowOf(program)));
        else if (command.models.length > 0) print(textOf(program));
      }
      if (!json) print(lineOf(id, made, count, seconds));
      if (made.length < count) {
        const why = [...refusals].map(([key, times]) => `${key} ${times}`).join(', ');
        complain(
          `${id}: only ${plural(made.length, 'program')}; refused: ${why || 'none written'}`,
        );
      }
    });
  } finally {
    engine.close();
  }
  return short > 0 ? 1 : 0;
}

function rowOf({ belief, program, python, key, alike, skeleton, runs }: FreshProgram) {
  const believed = runs.find(({ ids }) => ids[0] === belief);
  return {
    model: belief,
    skeleton,
    program,
    python,
    stdout: key.stdout,
    believed: believed?.stdout ?? '',
    alike,
  };
}

function lineOf(id: string, made: readonly FreshProgram[], count: number, seconds: number): string {
  const skeletons = new Set(made.map(({ skeleton }) => skeleton));
  const alike = Math.max(0, ...made.map((program) => program.alike.length));
  return (
    `${id.padEnd(28)} ${made.length} of ${count} from ${plural(skeletons.size, 'skeleton')}, ` +
    `at most ${alike} alike, ${seconds.toFixed(1)} s`
  );
}

function textOf({ program, key, alike, skeleton, runs, belief }: FreshProgram): string {
  const believed = runs.find(({ ids }) => ids[0] === belief);
  return [
    `== ${skeleton}${alike.length > 0 ? `; alike: ${alike.join(', ')}` : ''}`,
    program,
    '-- prints',
    ...linesOf(key.stdout),
    '-- believed',
    ...linesOf(believed?.stdout ?? ''),
    '',
  ].join('\n');
}
