import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { writePackage } from '#format/package.ts';
import { checkDeck } from './check.ts';
import { complain, complainOf, plural, print } from './report.ts';

/** `pack DIR -o FILE`: a deck with its answer keys in one file; 1 and nothing written on problems. */
export async function pack(location: string, output: string, base: string): Promise<number> {
  const checked = await checkDeck(path.resolve(base, location));
  if (!checked.ok) {
    complainOf(location, checked.problems);
    complain(`${location}: ${plural(checked.problems.length, 'problem')}; nothing was written.`);
    return 1;
  }
  const { disk, engine, packed } = checked;
  const bytes = writePackage({
    files: disk.files,
    answers: { format: 2, engine: engine.id, answers: packed },
  });
  const target = path.resolve(base, output);
  // By rename, so that a file that is there is replaced whole or not at all.
  await mkdir(path.dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.tmp`;
  await writeFile(draft, bytes);
  await rename(draft, target);
  print(`${output}: ${plural(disk.deck.questions.length, 'question')}, ${bytes.length} bytes.`);
  return 0;
}
