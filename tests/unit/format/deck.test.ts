import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DeckProgress, parseDeck, parseDeckSteps } from '#format/deck.ts';
import { LIMITS } from '#format/limits.ts';
import { CHOOSE, MANIFEST, PREDICT, edit, problemThat, problemsOf, valueOf } from './samples.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const SECOND = edit(PREDICT, 'forgotten-await', 'second');
const withPair = (text: string, pair: string) => edit(text, 'level:', `pair: ${pair}\nlevel:`);

const FILES = {
  'tasks/010-a.md': CHOOSE,
  'deck.yaml': MANIFEST,
  'basics/020-b.md': SECOND,
  'basics/010-z.md': PREDICT,
};

describe('a deck', () => {
  it('has its questions in the order of units and file names', async () => {
    const deck = valueOf(await parseDeck(FILES, sha256));
    expect(deck.manifest.id).toBe('jane.asyncio');
    expect(
      deck.questions.map(({ question, unit, file, position }) => [
        question.id,
        unit,
        file,
        position,
      ]),
    ).toEqual([
      ['forgotten-await', 'basics', 'basics/010-z.md', 0],
      ['second', 'basics', 'basics/020-b.md', 1],
      ['what-a-call-returns', 'tasks', 'tasks/010-a.md', 2],
    ]);
  });

  it('has a hash of the text of each question that ignores line ends', async () => {
    const windows = { ...FILES, 'basics/010-z.md': `\uFEFF${PREDICT.replaceAll('\n', '\r\n')}` };
    const deck = valueOf(await parseDeck(new Map(Object.entries(windows)), sha256));
    expect(deck.questions[0]?.hash).toBe(sha256(PREDICT));
  });

  it('may hold README files, dotfiles and files other than Markdown anywhere', async () => {
    const more = {
      'README.md': '',
      'basics/readme.md': '',
      'notes/README.md': '',
      '.git/x.md': '',
      'basics/.draft.md': '',
      'LICENSE': '',
      'basics/a.py': '',
    };
    expect(await parseDeck({ ...FILES, ...more }, sha256)).toEqual(await parseDeck(FILES, sha256));
  });

  it('records a pair on both sides, even if only one was written', async () => {
    const files = { ...FILES, 'tasks/010-a.md': withPair(CHOOSE, 'second') };
    const { questions } = valueOf(await parseDeck(files, sha256));
    expect(questions.map(({ question }) => question.pair)).toEqual([
      undefined,
      'what-a-call-returns',
      'second',
    ]);
    const both = { ...files, 'basics/020-b.md': withPair(SECOND, 'what-a-call-returns') };
    expect(
      valueOf(await parseDeck(both, sha256)).questions.map(({ question }) => question),
    ).toEqual(questions.map(({ question }) => question));
  });

  it('can be read step by step, with its progress', async () => {
    const seen: DeckProgress[] = [];
    const steps = parseDeckSteps(FILES, async (text) => sha256(text));
    let step = await steps.next();
    while (step.done !== true) {
      seen.push(step.value);
      step = await steps.next();
    }
    expect(seen.map(({ done, total }) => `${done}/${total}`)).toEqual(['0/3', '1/3', '2/3', '3/3']);
    expect(valueOf(step.value).questions).toHaveLength(3);
  });
});

const without = (name: keyof typeof FILES) =>
  Object.fromEntries(Object.entries(FILES).filter(([file]) => file !== name));

describe('a problem of a deck', () => {
  it.each([
    ['no manifest', without('deck.yaml'), 'deck.yaml', 1, 'no `deck.yaml`', 'new DIR'],
    [
      'a misnamed manifest',
      { ...without('deck.yaml'), 'deck.yml': MANIFEST },
      'deck.yml',
      1,
      'no `deck.yaml`',
      'rename `deck.yml`',
    ],
    ['a broken manifest', { ...FILES, 'deck.yaml': 'x' }, 'deck.yaml', 1, 'map', 'key: value'],
    ['an empty unit', without('tasks/010-a.md'), 'deck.yaml', 11, '`tasks` has no', 'delete'],
    [
      'an unknown folder',
      { ...FILES, 'other/1.md': PREDICT, 'other/2.md': PREDICT },
      'other/1.md',
      1,
      '`other` is not a unit',
      'Add it',
    ],
    [
      'a mistyped folder',
      { ...FILES, 'task/1.md': PREDICT },
      'task/1.md',
      1,
      '`task` is not a unit',
      'mean the unit `tasks`?',
    ],
    ['a file at the top', { ...FILES, 'x.md': PREDICT }, 'x.md', 1, 'not in a unit', 'Move it'],
    [
      'a file too deep',
      { ...FILES, 'basics/more/x.md': PREDICT },
      'basics/more/x.md',
      1,
      'in a subfolder of',
      'Move it up',
    ],
    [
      'another ending',
      { ...FILES, 'basics/x.markdown': PREDICT },
      'basics/x.markdown',
      1,
      'not end in `.md`',
      'Rename',
    ],
    [
      'an id twice',
      { ...FILES, 'tasks/020-c.md': PREDICT },
      'tasks/020-c.md',
      2,
      'taken by the question in basics/010-z.md, line 2',
      'another id',
    ],
    [
      'an unknown pair',
      { ...FILES, 'tasks/010-a.md': withPair(CHOOSE, 'forgotten-avait') },
      'tasks/010-a.md',
      4,
      'not a question of the deck',
      'mean `forgotten-await`?',
    ],
    [
      'a pair of three',
      {
        ...FILES,
        'basics/020-b.md': withPair(SECOND, 'forgotten-await'),
        'tasks/010-a.md': withPair(CHOOSE, 'forgotten-await'),
      },
      'tasks/010-a.md',
      4,
      'partner of `second` already',
      'one partner',
    ],
    [
      'a pair that is not returned',
      {
        ...FILES,
        'basics/020-b.md': withPair(SECOND, 'forgotten-await'),
        'tasks/010-a.md': withPair(CHOOSE, 'second'),
      },
      'tasks/010-a.md',
      4,
      'partner of `forgotten-await` already',
      'one partner',
    ],
    [
      'a broken question',
      { ...FILES, 'tasks/020-c.md': edit(PREDICT, 'level: 1', 'level: 5') },
      'tasks/020-c.md',
      5,
      '`level`',
      'level: 1',
    ],
  ])('%s names file, line and remedy', async (_name, files, file, line, says, remedy) => {
    const problems = problemsOf(await parseDeck(files, sha256));
    expect(problems).toHaveLength(1);
    expect(problemThat(says, problems)).toMatchObject({
      file,
      line,
      remedy: expect.stringContaining(remedy),
    });
  });

  it('is reported for every file at once', async () => {
    const files = { ...FILES, 'basics/010-z.md': '', 'tasks/010-a.md': '', 'x.md': '' };
    const problems = problemsOf(await parseDeck(files, sha256));
    expect(problems.map((problem) => problem.file).toSorted()).toEqual([
      'basics/010-z.md',
      'tasks/010-a.md',
      'x.md',
    ]);
  });

  it('is counted but not listed beyond a limit', async () => {
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`basics/${i}.md`, '']));
    const problems = problemsOf(await parseDeck({ ...FILES, ...many }, sha256));
    expect(problems).toHaveLength(LIMITS.problems);
    expect(problems.at(-1)?.message).toContain('401 more');
  });

  it('reports too many questions before reading them', async () => {
    const many = Object.fromEntries(
      Array.from({ length: LIMITS.questions + 1 }, (_, i) => [`basics/${i}.md`, '']),
    );
    const problems = problemsOf(await parseDeck({ ...FILES, ...many }, sha256));
    expect(problems.map((problem) => problem.message)).toEqual([
      expect.stringContaining('20000 is the most'),
    ]);
  });

  it('reports files that are too large in total', async () => {
    const big = 'x'.repeat(LIMITS.deckBytes / 2);
    const problems = problemsOf(await parseDeck({ ...FILES, 'a.txt': big, 'b.txt': big }, sha256));
    expect(problems[0]?.message).toContain('64 MiB');
  });
});
