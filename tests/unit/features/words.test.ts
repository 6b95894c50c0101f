/**
 * Phrases that no screen uses any more, because nobody would say them; each with its replacement.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** The folders with the texts of screens. */
const FOLDERS = ['renderer/features', 'renderer/session', 'renderer/ui', 'decks/engine/trace'];

const REPLACED = [
  ['It goes another way from', 'Line 1 is different.'],
  ['then it goes another way', 'First 2 lines correct; line 3 differs.'],
  ['Put the lines down', 'Put the lines in order'],
  ['puts its line down', 'Press a letter to add its line'],
  ['some of which may never be printed', 'Available lines (some may be extra)'],
  ['Why it goes so', 'The explanation is above.'],
  ['When all is there', 'How sure are you?'],
  ['is the very output', 'You would be right if'],
  ['Your answers would be right', 'Misconceptions in this session'],
  ['You took', 'You chose'],
  ['Where it parts', 'Where it diverges'],
  ['Where they part', 'Where it diverges'],
  ['has given way at', 'is paused at'],
  ['that its task is done', 'completion callback'],
  ['The main program enters', 'Python starts the file'],
  ['None is set', 'No timers'],
  ['more before that', '1 earlier step'],
  ['It is to print', 'Target output'],
  ['it goes on to commit', 'on an empty line: finish'],
  ['That settles overnight', 'Sleep helps'],
  ['known now, “', 'Learned'],
  ['Go on where you were', 'Resume'],
  ['Start anew', 'New session'],
  ['A day brings at most', 'Daily limits'],
  ['cannot be taken', 'can’t be imported'],
  ['lines of your log', 'answers'],
  ['CPython behaves so', 'CPython detail'],
] as const;

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name)),
).map((file) => ({ file: path.relative(root, file), text: readFileSync(file, 'utf8') }));

test('the sources are found', () => {
  expect(sources.length).toBeGreaterThan(200);
});

test.each(REPLACED)('no text says “%s”; it says “%s”', (old) => {
  expect(sources.flatMap(({ file, text }) => (text.includes(old) ? [file] : []))).toEqual([]);
});
