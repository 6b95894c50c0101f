import { describe, expect, it } from 'vitest';
import { parseQuestion } from '#format/question.ts';
import { newQuestionText } from '#format/new-question.ts';
import { remedyFor, withNote, withWrong } from '#format/remedies.ts';
import type { Problem } from '#format/types.ts';
import { predictText, prints, questionOf } from '../../fixtures/decks.ts';

const FILE = 'basics/question.md';
const GOOD = predictText('good', ['import asyncio', ...prints('one', 'two')]);

function problemsOf(text: string): readonly Problem[] {
  const read = parseQuestion(FILE, text);
  return read.ok ? [] : read.problems;
}

/** Applies the available remedies until none is left. */
function mended(text: string): string {
  let now = text;
  for (let round = 0; round < 10; round += 1) {
    const next = problemsOf(now)
      .map((problem) => remedyFor(problem, now))
      .find((remedy) => remedy !== undefined);
    if (next === undefined) return now;
    now = next.text;
  }
  return now;
}

function problem(line: number, message: string, remedy = ''): Problem {
  return { file: FILE, line, message, remedy };
}

describe('problems of the file itself', () => {
  it.each([
    ['a field is missing', GOOD.replace('level: 1\n', '')],
    ['a field is misspelt', GOOD.replace('level:', 'levle:')],
    ['there is no such field', GOOD.replace('level: 1', 'level: 1\nhappy: yes')],
    ['a value cannot be', GOOD.replace('level: 1', 'level: 9')],
    ['an address is written out', GOOD.replace('docs: ', 'docs: https://docs.python.org/3/')],
    ['a section is misspelt', GOOD.replace('## Why', '## Wy')],
    ['a section is empty', `${GOOD}\n## Models\n\n`],
    ['the fence has no name', GOOD.replace('```python', '```')],
    ['the fence has another name', GOOD.replace('```python', '```py')],
  ])('%s', (_, text) => {
    expect(problemsOf(text)).not.toEqual([]);
    expect(problemsOf(mended(text))).toEqual([]);
  });

  it('leaves what only the author can decide', () => {
    const begun = newQuestionText({ id: 'one', concept: 'order' });
    expect(problemsOf(begun).map(({ message }) => message)).toEqual([
      'The section `## Why` is empty.',
    ]);
    expect(mended(begun)).toBe(begun);
    expect(mended('')).toBe('');
  });

  it('moves the section to its place', () => {
    const text = `${GOOD.replace(/## Why\n.*\n/u, '')}\n## Models\n\ncall-runs: It runs.\n`;
    const [missing] = problemsOf(text);
    const added = missing && remedyFor(missing, text)?.text;
    expect(added?.indexOf('## Why')).toBeGreaterThan(added?.lastIndexOf('```') ?? 0);
    expect(added?.indexOf('## Why')).toBeLessThan(added?.indexOf('## Models') ?? 0);
  });
});

describe('problems found by running it', () => {
  const noted = `${GOOD}\n## Models\n\ncall-runs: One.\nand more of it.\n\nlifo: Two.\n`;
  const lineOf = (text: string, part: string): number =>
    text.split('\n').findIndex((line) => line.includes(part)) + 1;

  it('deletes a note that no answer would show, and no other', () => {
    const unseen =
      'Under `call-runs` the program prints the truth, so this note would never be shown.';
    const text = remedyFor(problem(lineOf(noted, 'call-runs'), unseen), noted)?.text ?? '';
    expect(questionOf(text)).toMatchObject({ models: [{ model: 'lifo', text: 'Two.' }] });
    const rest = remedyFor(problem(lineOf(text, 'lifo'), unseen), text)?.text ?? '';
    expect(rest).not.toContain('## Models');
    expect(problemsOf(rest)).toEqual([]);
  });

  it('writes the model that was meant', () => {
    const text = noted.replace('lifo:', 'liof:');
    const message = 'There is no model `liof`, so this note would never be shown.';
    const found = remedyFor(problem(lineOf(text, 'liof'), message, 'Write `lifo`. If'), text);
    expect(found?.text).toBe(noted);
  });

  it('deletes what has no variation', () => {
    const text = predictText('varied', prints('one'), { vary: '[one, two]' });
    const all = remedyFor(problem(8, 'All 2 variants print the same.'), text);
    expect(all?.text).not.toContain('vary');
    expect(problemsOf(all?.text ?? '')).toEqual([]);
    const message = 'No value of `WORD` changes the order, the number or the ending of the lines.';
    expect(remedyFor(problem(8, message), text)?.text).toBe(all?.text);
  });

  it('imports a forgotten module, and gives random numbers a seed', () => {
    const remedy = 'Write `import random` at its top.';
    const first = remedyFor(problem(11, 'The program stops with NameError.', remedy), GOOD);
    expect(questionOf(first?.text ?? '').program).toContain('import random\nimport asyncio');
    const seeded = remedyFor(problem(11, 'It draws random numbers. Line 1'), first?.text ?? '');
    expect(seeded?.text).toContain('import random\n\nrandom.seed(1)');
  });

  it('lengthens one of two timers', () => {
    const text = predictText('tie', ['await asyncio.sleep(0.2)', 'await asyncio.sleep(0.2)']);
    const at = lineOf(text, 'sleep(0.2)');
    const message = `Several things are due at the same moment, and so on. See lines ${at} and ${at + 1}.`;
    const found = remedyFor(problem(at, message), text);
    expect(found?.title).toBe(`Wait 0.3 s in line ${at + 1}`);
    expect(found?.text).toContain('sleep(0.2)\nawait asyncio.sleep(0.3)');
  });

  it('turns an answer that a model prints into a note, and deletes a right one', () => {
    const text = withWrong(withWrong(GOOD, 'two\none\n', 'Not so.'), 'two\n', 'Nor so.');
    expect(questionOf(text)).toMatchObject({
      wrong: [
        { output: 'two\none\n', text: 'Not so.' },
        { output: 'two\n', text: 'Nor so.' },
      ],
    });
    const line = lineOf(text, '```text');
    const note = remedyFor(problem(line, 'The model `lifo` prints this output.'), text)?.text ?? '';
    expect(questionOf(note)).toMatchObject({
      models: [{ model: 'lifo', text: 'Not so.' }],
      wrong: [{ output: 'two\n' }],
    });
    const right = 'This output is what the program prints, so it is not wrong.';
    const left = remedyFor(problem(lineOf(note, '```text'), right), note)?.text ?? '';
    expect(left).not.toContain('## Wrong');
    expect(problemsOf(left)).toEqual([]);
  });
});

describe('added notes and answers', () => {
  it('go to the end of their section, or start it', () => {
    const once = withNote(GOOD, 'lifo', 'One.');
    const twice = withNote(withWrong(once, 'two\n', 'No.'), 'call-runs', 'Two.');
    expect(questionOf(twice)).toMatchObject({
      models: [
        { model: 'lifo', text: 'One.' },
        { model: 'call-runs', text: 'Two.' },
      ],
      wrong: [{ output: 'two\n', text: 'No.' }],
    });
  });
});

describe('a new question', () => {
  it('contains the program unchanged', () => {
    const program = 'print("""\n```\n""")\r\n\n';
    const text = newQuestionText({ id: 'one', concept: 'order', program });
    expect(questionOf(text.replace('## Why\n', '## Why\nSo.'))).toMatchObject({
      id: 'one',
      concept: 'order',
      program: 'print("""\n```\n""")\n',
    });
  });
});
