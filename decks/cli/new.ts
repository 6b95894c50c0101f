import { execFileSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { randomInt } from 'node:crypto';
import { userInfo } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { UNIQUE, deckId } from '#format/deck-id.ts';
import { jsonSchema } from '#format/json-schema.ts';
import { writeManifest } from '#format/write-manifest.ts';
import { STARTER } from './starter.ts';
import { InputError, print } from './report.ts';

/** Where the schemas are, for editors; the dot keeps the folder out of the deck. */
const SCHEMAS = '.loopwise';

export interface NewCommand {
  readonly location: string;
  /** The deck's author; asked for, or taken from Git or the system, if absent. */
  readonly author: string | undefined;
  readonly base: string;
}

/** `new DIR`: a deck with a few questions of every kind, ready to be checked, packed and changed. */
export async function create({ location, author, base }: NewCommand): Promise<number> {
  const target = path.resolve(base, location);
  const there = await readdir(target).catch(() => []);
  if (there.length > 0) {
    throw new InputError(`${location} is not empty; name a folder that is new.`);
  }
  const name = author ?? (await askAuthor());
  const id = deckId(name, path.basename(target), randomInt(UNIQUE));
  const manifest = writeManifest({ ...STARTER.manifest, id, authors: [name] });
  const files: Readonly<Record<string, string>> = {
    'deck.yaml': hint(`${SCHEMAS}/deck.schema.json`) + manifest,
    ...STARTER.questions,
    [`${SCHEMAS}/deck.schema.json`]: jsonSchema('deck'),
    [`${SCHEMAS}/question.schema.json`]: jsonSchema('question'),
  };
  for (const [file, text] of Object.entries(files)) {
    const full = path.join(target, file);
    await mkdir(path.dirname(full), { recursive: true });
    // Below the line that opens the front matter, where editors look for it.
    const shown = file.endsWith('.md')
      ? text.replace('---\n', `---\n${hint(`../${SCHEMAS}/question.schema.json`)}`)
      : text;
    await writeFile(full, shown);
  }
  print(
    `${location} is made: the deck ${id} by ${name}. ` +
      `Change its questions while \`npm run loopwise -- watch ${location}\` checks them, ` +
      `then share it: npm run loopwise -- pack ${location} -o ${path.basename(target)}.loopwise`,
  );
  return 0;
}

/** A comment that the YAML language server of most editors reads. */
function hint(schema: string): string {
  return `# yaml-language-server: $schema=${schema}\n`;
}

/** Asks for the deck's author if the tool is used interactively. */
async function askAuthor(): Promise<string> {
  const guess = knownName();
  if (!process.stdin.isTTY || !process.stdout.isTTY) return guess;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = (await lines.question(`Who writes the deck? [${guess}] `)).trim();
    return answer === '' ? guess : answer.slice(0, 200);
  } finally {
    lines.close();
  }
}

/** The name that Git would sign with, otherwise that of the account. */
function knownName(): string {
  try {
    const name = execFileSync('git', ['config', 'user.name'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    if (name !== '') return name;
  } catch {
    // No Git, or no name in it.
  }
  try {
    return userInfo().username;
  } catch {
    // An account without an entry in the list of users.
    return 'Unknown author';
  }
}
