/** The deck tool: `npm run loopwise -- run | explain | check | watch | pack | new` and more. */
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { jsonSchema } from '#format/json-schema.ts';
import { check } from './cli/check.ts';
import { report } from './cli/deck-report.ts';
import { explainBatch } from './cli/explain-batch.ts';
import { explain } from './cli/explain.ts';
import { EXPORT_FORMATS, exportDeck } from './cli/export.ts';
import { listModels } from './cli/models.ts';
import { explore } from './cli/explore.ts';
import { fresh } from './cli/fresh.ts';
import { inspect } from './cli/inspect.ts';
import { create } from './cli/new.ts';
import { pack } from './cli/pack.ts';
import { InputError, UsageError, complain, print } from './cli/report.ts';
import { run } from './cli/run.ts';
import { watch } from './cli/watch.ts';

/** The deck that comes with the app. */
const SHIPPED = path.join(import.meta.dirname, 'asyncio');

const USAGE = `Usage: npm run --silent loopwise -- COMMAND

  run FILE... [--models] [--fair] [--trace] [--json]
                          run programs on the virtual clock; --models: also under wrong models of
                          asyncio; --fair: also whether what they print depends on what asyncio
                          leaves open; --trace: also what the loop did, step by step; --json: one
                          object per line
  explain FILE --answer TEXT [--json]
                          the belief about asyncio that explains an answer to a program, as in the
                          app
  explain --batch FILE.jsonl
                          the same for many: a line {"program", "answer", "ended"?} gives a line
                          {"kind": "right"|"exact"|"pair"|"near"|"none", "ids": [...]}
  models [DIR] [--json]   the wrong models of asyncio; with DIR: what each would print for every
                          question of a deck
  explore FILE... [--schedules N] [--any-loop] [--json]
                          run programs under many schedules that asyncio allows and list the outcomes
                          that differ, each with the smallest change that leads to it; --any-loop: also
                          in orders of the ready queue that only another loop would have; --json: one
                          object per line
  inspect FILE... [--json | --sarif | --perfetto]
                          name what is wrong in programs, at the line, and why they take as long as
                          they do; --json: one object per line; --sarif: for editors and CI; --perfetto:
                          the trace of a run, for ui.perfetto.dev or chrome://tracing
  fresh [MODEL...] [--count N] [--seed N] [--json]
                          make programs for wrong beliefs, as the app does to ask again: each fair,
                          short, and with another output under the belief; without MODEL a table
  check PATH... [--long]  check decks (folders or .loopwise files) and run their programs; --long:
                          also on the real clock of every Python 3.11 or newer on this machine
  watch DIR               check every file of a deck as it is saved
  report [DIR]            what a deck consists of, as Markdown: questions by kind, variants, models it
                          distinguishes; without DIR the shipped deck
  pack DIR -o FILE [--against OLD.loopwise]
                          check a deck and write it into one file to share; --against: compare it with
                          the previous release, so that nobody loses progress
  export DECK --to FORMAT -o FILE
                          write a deck for other tools; FORMAT: html (one page that works from a
                          file), apkg (Anki), moodle, gift, csv, print (for paper), markdown (a
                          folder)
  new DIR [--author NAME] make a deck with questions to start from
  schema deck|question    print the JSON Schema of deck.yaml or of a question's front matter
`;

/** Runs a command; the result is the exit code. Relative paths start at `base`. */
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
    case 'explain': {
      const [file, ...more] = rest;
      const { answer, batch, json } = values;
      if (batch !== undefined) {
        if (file !== undefined || answer !== undefined) {
          throw new UsageError('explain --batch takes one file, and no --answer.');
        }
        return explainBatch(batch, base);
      }
      if (file === undefined || more.length > 0 || answer === undefined) {
        throw new UsageError('explain needs one file and --answer TEXT.');
      }
      return explain({ file, answer, json, base });
    }
    case 'models': {
      const [location, ...more] = rest;
      if (more.length > 0) throw new UsageError('models takes one deck.');
      return listModels(location, values.json, base);
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
    case 'fresh': {
      const { json, refused } = values;
      const count = Number(values.count);
      const seed = Number(values.seed);
      if (!(Number.isInteger(count) && count > 0)) {
        throw new UsageError('--count takes a number from 1.');
      }
      if (!Number.isInteger(seed)) throw new UsageError('--seed takes a whole number.');
      return fresh({ models: rest, count, seed, json, refused });
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
      return pack({ location, output: values.output, against: values.against, base });
    }
    case 'new': {
      const [location, ...more] = rest;
      if (location === undefined || more.length > 0) throw new UsageError('new needs one folder.');
      return create({ location, author: values.author, base });
    }
    case 'watch': {
      const [location, ...more] = rest;
      if (location === undefined || more.length > 0)
        throw new UsageError('watch needs one folder.');
      return watch(location, base);
    }
    case 'export': {
      const [location, ...more] = rest;
      const { to, output } = values;
      if (location === undefined || more.length > 0 || to === undefined || output === undefined) {
        throw new UsageError(
          `export needs one deck, --to ${EXPORT_FORMATS.join('|')} and -o FILE.`,
        );
      }
      return exportDeck({ location, to, output, base });
    }
    case 'schema': {
      const [name, ...more] = rest;
      if ((name !== 'deck' && name !== 'question') || more.length > 0) {
        throw new UsageError('schema needs deck or question.');
      }
      process.stdout.write(jsonSchema(name));
      return 0;
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
        'answer': { type: 'string' },
        'to': { type: 'string' },
        'author': { type: 'string' },
        'against': { type: 'string' },
        'batch': { type: 'string' },
        'count': { type: 'string', default: '3' },
        'seed': { type: 'string', default: '1' },
        'refused': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

try {
  // npm runs scripts in the project's folder and says where it was called.
  process.exitCode = await main(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
} catch (error) {
  if (error instanceof UsageError) complain(`${error.message}\n\n${USAGE}`);
  else if (error instanceof InputError) complain(error.message);
  else throw error;
  process.exitCode = 2;
}
