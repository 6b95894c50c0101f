import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { writePackage } from '#format/package.ts';
import { checkDeck } from './check.ts';
import { readDeck } from './deck-files.ts';
import { releaseReport } from './release-report.ts';
import { complain, complainOf, plural, print } from './report.ts';

export interface PackCommand {
  readonly location: string;
  readonly output: string;
  /** The previous release: a folder or a package. */
  readonly against: string | undefined;
  readonly base: string;
}

/** `pack DIR -o FILE`: a deck with its answer keys in one file; 1 and nothing written if there are problems. */
export async function pack({ location, output, against, base }: PackCommand): Promise<number> {
  const checked = await checkDeck(path.resolve(base, location));
  if (!checked.ok) {
    complainOf(location, checked.problems);
    complain(`${location}: ${plural(checked.problems.length, 'problem')}; nothing was written.`);
    return 1;
  }
  const { disk, engine, packed, notes } = checked;
  complainOf(location, notes, 'note: ');
  if (against !== undefined && !(await fitsAfter(against, checked.disk, location, base))) return 1;
  const bytes = writePackage({
    files: disk.files,
    answers: { format: 2, engine: engine.id, answers: packed },
  });
  const target = path.resolve(base, output);
  // By rename, so that an existing file is replaced whole or not at all.
  await mkdir(path.dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.tmp`;
  await writeFile(draft, bytes);
  await rename(draft, target);
  print(`${output}: ${plural(disk.deck.questions.length, 'question')}, ${bytes.length} bytes.`);
  return 0;
}

/** Whether a deck can follow its last release; reports problems and what will change. */
async function fitsAfter(
  against: string,
  disk: Parameters<typeof releaseReport>[1],
  location: string,
  base: string,
): Promise<boolean> {
  const old = await readDeck(path.resolve(base, against));
  if (!old.ok) {
    complainOf(against, old.problems);
    complain(`The deck cannot be compared with ${against}; nothing was written.`);
    return false;
  }
  const { problems, notes } = releaseReport(old.value, disk);
  complainOf(location, problems);
  complainOf(location, notes, 'note: ');
  if (problems.length === 0) return true;
  complain(
    `${location}: ${plural(problems.length, 'problem')} for those who have ${against}; nothing was written.`,
  );
  return false;
}
