import process from 'node:process';
import { loadModels } from '../engine/models/catalogue.ts';
import { fairness, observedRun } from '../engine/judge/fairness.ts';
import type { Fairness } from '../engine/judge/fairness.ts';
import type { ModelRun } from '../engine/models/model-runs.ts';
import { runModels } from '../engine/models/model-runs.ts';
import { openNodeEngine } from '../engine/box/node.ts';
import { modelsText } from './models-text.ts';
import { atItsLines, readPrograms, shiftedTraceback } from './program-file.ts';
import { UsageError, complain, endedText, fairnessText, print, visible } from './report.ts';
import { readableTrace, traceText } from './trace.ts';

export interface RunCommand {
  readonly files: readonly string[];
  /** One JSON object per line, for other tools. */
  readonly json: boolean;
  /** Also under every wrong model of asyncio. */
  readonly models: boolean;
  /** Also whether the output depends on what asyncio leaves unspecified. */
  readonly fair: boolean;
  /** Also what the loop did, event by event. */
  readonly trace: boolean;
  /** The folder that relative paths start at. */
  readonly base: string;
}

/**
 * `run FILE... [--models] [--fair] [--trace] [--json]`: runs programs, or the programs of question files
 * (`.md`), one after the other on one interpreter; line numbers are those of the file. The exit code is 0
 * whatever the programs do; a file that cannot be read stops the command before the first run.
 */
export async function run({ files, json, models, fair, trace, base }: RunCommand): Promise<number> {
  if (files.length === 0) throw new UsageError('run needs at least one Python file.');
  const programs = await readPrograms(files, base);
  const catalogue = models ? await loadModels() : [];
  const engine = await openNodeEngine();
  try {
    for (const source of programs) {
      const { file, program, above } = source;
      const truth = await observedRun(engine, program, file);
      const { stdout, ended, seconds } = truth;
      const stderr = shiftedTraceback(truth.stderr, source);
      const judged = fair ? await fairness(engine, program, truth, file) : undefined;
      const verdict = judged && inFile(judged, above);
      const runs = await runModels(engine, program, catalogue, truth, { name: file });
      const traced = trace
        ? (await engine.run(atItsLines(source), { name: file, trace })).trace
        : undefined;
      if (json) {
        const row = {
          file,
          stdout,
          ended,
          seconds,
          python: engine.identity.python,
          ...(verdict === undefined ? {} : { fair: verdict }),
          ...(models ? { models: runs.map(modelRow) } : {}),
          ...(traced === undefined ? {} : { trace: readableTrace(traced) }),
        };
        print(JSON.stringify(row));
        continue;
      }
      if (files.length > 1) print(`== ${file}`);
      // A pipe gets every byte that the program printed.
      process.stdout.write(process.stdout.isTTY ? visible(stdout) : stdout);
      if (stderr !== '') process.stderr.write(process.stderr.isTTY ? visible(stderr) : stderr);
      if (traced !== undefined) print(traceText(traced));
      complain(`-- ${endedText(ended)} after ${seconds} virtual seconds`);
      if (verdict !== undefined) complain(fairnessText(verdict));
      if (models) print(modelsText(runs, catalogue));
    }
  } finally {
    engine.close();
  }
  return 0;
}

function modelRow({ ids: [id], stdout, ended, same }: ModelRun) {
  return { id, stdout, ended, same };
}

/** A verdict with the line numbers of the file that contains the program. */
function inFile({ ok, reasons }: Fairness, above: number): Fairness {
  return {
    ok,
    reasons: reasons.map((reason) => ({
      ...reason,
      lines: reason.lines.map((line) => line + above),
    })),
  };
}
