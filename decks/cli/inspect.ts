import type { Exploration } from '../engine/explore/explore.ts';
import { openNodeEngine } from '../engine/box/node.ts';
import { LATE } from './explore.ts';
import { longestParts } from '../engine/inspect/critical-path.ts';
import type { PathPart } from '../engine/inspect/critical-path.ts';
import { inspect as look } from '../engine/inspect/inspect.ts';
import type { Inspection } from '../engine/inspect/inspect.ts';
import { REMEDIES } from '../engine/inspect/source.ts';
import type { Finding } from '../engine/inspect/findings.ts';
import { chromeTrace } from '../engine/inspect/chrome-trace.ts';
import { sarifLog } from '../engine/inspect/sarif.ts';
import type { SarifRow } from '../engine/inspect/sarif.ts';
import { atItsLines, readPrograms } from './program-file.ts';
import { UsageError, complain, endedText, plural, print } from './report.ts';

/** The output format of findings. */
export type InspectForm = 'text' | 'json' | 'sarif' | 'perfetto';

export interface InspectCommand {
  readonly files: readonly string[];
  readonly form: InspectForm;
  /** The folder that relative paths start at. */
  readonly base: string;
}

/** What `inspect --json` prints for a file. Scripts depend on it, so do not change its form. */
export interface InspectRow {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/**
 * `inspect FILE... [--json | --sarif | --perfetto]`: reports what is wrong in programs, at the line, and
 * why they take as long as they do. JSON: one object per file; SARIF: one log for all of them; Perfetto:
 * the trace of one file. The exit code is 0 whatever is found, 1 if a program cannot be run here.
 */
export async function inspect({ files, form, base }: InspectCommand): Promise<number> {
  if (files.length === 0) throw new UsageError('inspect needs at least one Python file.');
  if (form === 'perfetto' && files.length > 1) {
    throw new UsageError('inspect --perfetto takes one file: a trace is of one run.');
  }
  const programs = await readPrograms(files, base);
  const engine = await openNodeEngine({ parallel: 2 });
  let impossible = false;
  const rows: SarifRow[] = [];
  try {
    for (const source of programs) {
      const { file } = source;
      const inspection = await look(engine, atItsLines(source), { name: file });
      const refusals = refusalsOf(inspection);
      impossible ||= refusals.length > 0;
      for (const { line, message } of refusals) complain(`${file}:${line}: ${message}`);
      const { findings } = inspection;
      rows.push({ file, findings, refusals });
      if (form === 'json') print(JSON.stringify({ file, findings } satisfies InspectRow));
      else if (form === 'perfetto' && inspection.trace !== undefined) {
        print(JSON.stringify(chromeTrace(inspection.trace)));
      } else if (form === 'perfetto' && refusals.length === 0) {
        impossible = true;
        complain(`${file}: Its run had to be ended from outside, so there is no trace of it.`);
      } else if (form === 'text' && refusals.length === 0) print(inspectionText(file, inspection));
    }
    if (form === 'sarif') print(JSON.stringify(sarifLog(rows)));
  } finally {
    engine.close();
  }
  return impossible ? 1 : 0;
}

/** What a program needs and cannot have here. */
function refusalsOf({ error, needs }: Inspection): SarifRow['refusals'] {
  return [
    ...(error === undefined
      ? []
      : [
          {
            line: error.line,
            message: `${error.kind === 'syntax' ? 'This is no Python: ' : ''}${error.message}.`,
          },
        ]),
    ...needs.map(({ line, name, kind }) => ({
      line,
      message: `${name} cannot be had here. ${REMEDIES[kind]}`,
    })),
  ];
}

/** An inspection for people. */
export function inspectionText(
  file: string,
  { findings, path, seconds, exploration }: Inspection,
): string {
  const tried = exploration?.schedules ?? 0;
  const head =
    findings.length === 0
      ? `${file}: nothing found in ${plural(tried, 'schedule')}.${stoppedText(exploration)}`
      : `${file}: ${plural(findings.length, 'finding')}.${stoppedText(exploration)}`;
  return [
    head,
    ...findings.map(({ kind, line, message }) => `${file}:${line}: ${kind}: ${message}`),
    ...(path.length === 0 ? [] : ['', `Why it takes ${seconds} s:`, ...pathText(path)]),
  ].join('\n');
}

function pathText(path: readonly PathPart[]): readonly string[] {
  const { shown, rest } = longestParts(path);
  return [...shown.map(partText), ...(rest > 0 ? [`  and ${plural(rest, 'shorter part')}`] : [])];
}

/** What was not looked at. */
function stoppedText(exploration: Exploration | undefined): string {
  if (exploration?.late === true) return ` ${LATE}`;
  const ended = exploration?.outcomes[0]?.ended;
  return ended?.kind === 'limit'
    ? ` It was ${endedText(ended)}, so nothing after that was looked at.`
    : '';
}

function partText({ line, task, what, from, to }: PathPart): string {
  const seconds = Number((to - from).toFixed(3));
  return `  ${seconds} s  line ${line}: ${task}: ${what}`;
}
