import path from 'node:path';
import { locateQuestion } from '#format/question.ts';
import type { Problem } from '#format/types.ts';
import type { Answers, Fault } from '../engine/answers.ts';
import { computeAnswers } from '../engine/answers.ts';
import type { NodeEngine } from '../engine/node.ts';
import { openNodeEngine } from '../engine/node.ts';
import type { DeckOnDisk } from './deck-files.ts';
import { readDeck, sha256 } from './deck-files.ts';
import { UsageError, complain, complainOf, plural, print } from './report.ts';

export type Checked =
  | { readonly ok: true; readonly disk: DeckOnDisk; readonly answers: Answers }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a deck and runs all of its programs. `engine` is only asked where the deck reads well. */
export async function checkDeck(
  location: string,
  engine: () => Promise<NodeEngine>,
): Promise<Checked> {
  const read = await readDeck(location);
  if (!read.ok) return read;
  const { deck, files } = read.value;
  const running = await engine();
  const answers = await computeAnswers(deck, running, running.identity, sha256);
  const problems = answers.faults.map((fault) => problemOf(fault, files));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, disk: read.value, answers };
}

function problemOf(
  { placed, about, message, remedy }: Fault,
  files: ReadonlyMap<string, string>,
): Problem {
  const located = locateQuestion(placed.file, files.get(placed.file) ?? '');
  const line = located.ok ? located.value.lines[about] : 1;
  return { file: placed.file, line, message, remedy };
}

/** `check PATH...`: 0 where every deck is in order, else 1 and every problem. */
export async function check(locations: readonly string[], base: string): Promise<number> {
  if (locations.length === 0) throw new UsageError('check needs at least one deck.');
  let opened: Promise<NodeEngine> | undefined;
  const engine = async (): Promise<NodeEngine> => {
    opened ??= openNodeEngine();
    return opened;
  };
  let failed = false;
  try {
    for (const location of locations) {
      const checked = await checkDeck(path.resolve(base, location), engine);
      if (checked.ok) {
        print(summary(location, checked.disk, checked.answers));
        continue;
      }
      failed = true;
      complainOf(location, checked.problems);
      complain(`${location}: ${plural(checked.problems.length, 'problem')}`);
    }
  } finally {
    (await opened)?.close();
  }
  return failed ? 1 : 0;
}

function summary(location: string, { deck }: DeckOnDisk, { variants }: Answers): string {
  const units = plural(deck.manifest.units.length, 'unit');
  const questions = plural(deck.questions.length, 'question');
  return `${location}: in order. ${units}, ${questions}, ${plural(variants, 'program')} run.`;
}
