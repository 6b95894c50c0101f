/** The answers in a package. */
import { expect, test } from 'vitest';
import { readPackage, writePackage } from '#format/package.ts';
import { PROGRESS_FILE, parseProgress, writeProgress } from '#format/progress.ts';
import type { ProgressAnswer } from '#format/progress.ts';
import { deckFiles, predictText, valueOf } from '../../fixtures/decks.ts';

const ANSWER: ProgressAnswer = {
  question: 'a',
  at: 1_700_000_000_000,
  took: 1200,
  form: 'order',
  variant: 2,
  answer: 'A\n',
  correct: 0,
  confidence: 'sure',
  explainedBy: ['lazy-task'],
  suggested: 'again',
  rating: 'again',
};
const FILES = deckFiles([predictText('a', ['print(1)'])]);

test('answers are restored from a package unchanged, and are not a file of the deck', () => {
  const { confidence: _, explainedBy: __, ...bare } = ANSWER;
  const bytes = writePackage({ files: FILES, progress: [ANSWER, bare] });
  const read = valueOf(readPackage(bytes));
  expect(read.progress).toEqual([ANSWER, bare]);
  expect(read.files.has(PROGRESS_FILE)).toBe(false);
  expect(read.notes).toEqual([]);
  expect(writePackage({ files: FILES, progress: [ANSWER, bare] })).toEqual(bytes);
});

test('only known fields of an answer are exported', () => {
  const more = { ...ANSWER, deck: 'my.deck', name: 'Ada' };
  expect(parseProgress(writeProgress([more]))).toEqual([ANSWER]);
});

test.each([
  'no json',
  '{"format":2,"answers":[]}',
  JSON.stringify({ format: 1, answers: [{ ...ANSWER, at: 'today' }] }),
  JSON.stringify({ format: 1, answers: [{ ...ANSWER, correct: 2 }] }),
  JSON.stringify({ format: 1, answers: [{ ...ANSWER, extra: 1 }] }),
])('an invalid file is left out, and the deck is read: %s', (text) => {
  const bytes = writePackage({ files: { ...FILES, [PROGRESS_FILE]: text } });
  const read = valueOf(readPackage(bytes));
  expect(read.progress).toBeUndefined();
  expect(read.notes).toEqual([
    '`progress.json` could not be used: the answers in it are left out.',
  ]);
});
