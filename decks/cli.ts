/** The deck tool: `npm run loopwise -- run | explore | inspect | check | report | pack | new`. */
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { check } from './cli/check.ts';
import { report } from './cli/deck-report.ts';
import { explore } from './cli/explore.ts';
import { inspect } from './cli/inspect.ts';
import { create } from './cli/new.ts';
import { pack } from './cli/pack.ts';
import { UsageError, complain, print } from './cli/report.ts';
import { run } from './cli/run.ts';

/** The deck that comes with the app. */
const SHIPPED = path.join(import.meta.dirname, 'asyncio');

const USAGE = `Usage: npm run --silent loopwise -- COMMAND

  run FILE... [--models] [--fair] [--trace] [--json]
                          run programs on the virtual clock; --models: also as wrong beliefs about
                          asyncio would have it; --fair: also whether what they print depends on
                          what asyncio leaves open; --trace: also what the loop did, step by step;
                          --json: one object a line
  explore FILE... [--schedules N] [--any-loop] [--json]
                          run programs under many schedules that asyncio allows and list the outcomes
                          that differ, each with the smallest change that leads to it; --any-loop: also
                          in orders of the ready queue that only another loop would have; --json: one
                          object a line
  inspect FILE... [--json | --sarif | --perfetto]
                          name what is wrong in programs, at the line, and why they take as long as
                          they do; --json: one object a line; --sarif: for editors and CI; --perfetto:
                          the trace of a run, for ui.perfetto.dev or chrome://tracing
  check PATH... [--long]  check decks (folders or .loopwise files) and run their programs; --long:
                          also on the real clock of every Python 3.11 or newer on this machine
  report [DIR]            what a deck consists of, as Markdown: questions by kind, variants, models it
                          tells apart; without DIR the deck that is shipped
  pack DIR -o FILE        check a deck and write it into one file to share
  new DIR                 make a deck with one question to start from
`;

/** Carries out a call; the answer is the exit code. Relative paths start at `base`. */
async function main(args: readonly string[], base: string): Promise<number> {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    print(USAGE);
    return values.help ? 0 : 2;
  }
  switch (command) {
    case 'run': {
      const { json, models, fair, trace } = values;
      return run({ files: rest, json, models, fair, trace, base });
    }
    case 'explore': {
      const { json, schedules } = values;
      const count = schedules === undefined ? undefined : Number(schedules);
      if (count !== undefined && !(Number.isInteger(count) && count > 0)) {
        throw new UsageError('--schedules takes a number from 1.');
      }
      return explore({ files: rest, json, anyLoop: values['any-loop'], schedules: count, base });
    }
    case 'inspect': {
      const forms = (['json', 'sarif', 'perfetto'] as const).filter((form) => values[form]);
      if (forms.length > 1) throw new UsageError('inspect prints one form at a time.');
      return inspect({ files: rest, form: forms[0] ?? 'text', base });
    }
    case 'check':
      return check(rest, values.long, base);
    case 'report': {
      const [location, ...more] = rest;
      if (more.length > 0) throw new UsageError('report takes one deck.');
      return report(location ?? SHIPPED, base);
    }
    case 'pack': {
      const [location, ...more] = rest;
      if (location === undefined || more.length > 0 || values.output === undefined) {
        throw new UsageError('pack needs one deck folder and -o FILE.');
      }
      return pack(location, values.output, base);
    }
    case 'new': {
      const [location, ...more] = rest;
      if (location === undefined || more.length > 0) throw new UsageError('new needs one folder.');
      return create(location, base);
    }
    default:
      throw new UsageError(`There is no command "${command}".`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'json': { type: 'boolean', default: false },
        'fair': { type: 'boolean', default: false },
        'trace': { type: 'boolean', default: false },
        'long': { type: 'boolean', default: false },
        'models': { type: 'boolean', default: false },
        'help': { type: 'boolean', short: 'h', default: false },
        'any-loop': { type: 'boolean', default: false },
        'schedules': { type: 'string' },
        'sarif': { type: 'boolean', default: false },
        'perfetto': { type: 'boolean', default: false },
        'output': { type: 'string', short: 'o' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

try {
  // npm runs scripts in the project's folder and tells where it was called.
  process.exitCode = await main(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  complain(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
