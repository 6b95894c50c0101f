import { describe, expect, it } from 'vitest';
import { LIKELIHOOD, applies, areCompatible, inOrder, readModel } from '#engine/models/models.ts';

const SOURCE = `"""A task starts at once.

It does not: it is
queued by \`create_task\`.
"""

USES = (
    "create_task",
    "TaskGroup",
)
`;

describe('a model’s module', () => {
  it('gives the belief, its explanation and its words', () => {
    expect(readModel('eager-task', SOURCE)).toEqual({
      id: 'eager-task',
      statement: 'A task starts at once',
      teaching: 'It does not: it is queued by `create_task`.',
      uses: ['create_task', 'TaskGroup'],
      patterns: [],
    });
    expect(readModel('any', SOURCE.replace(/USES[^]*/u, 'USES = ()\n')).uses).toEqual([]);
  });

  it.each([
    ['a docstring', SOURCE.replace('"""', '')],
    ['a docstring of two parts', SOURCE.replace('\n\n', '\n')],
    ['USES', SOURCE.replace('USES', 'WORDS')],
  ])('needs %s', (_, source) => {
    expect(() => readModel('eager-task', source)).toThrow('eager-task');
  });
});

it.each<readonly [readonly string[], string, boolean]>([
  [[], 'print(1)', true],
  [['gather'], 'await asyncio.gather(a)', true],
  [['Lock', 'Queue'], 'asyncio.PriorityQueue()', true],
  [['Lock'], 'asyncio.Event()', false],
  [['wait'], 'await task', false],
  [['wait'], 'await asyncio.wait(tasks)', true],
  [['await'], 'await task', true],
])('a model that uses %j applies to %j: %s', (uses, program, expected) => {
  expect(applies({ uses, patterns: [] }, program)).toBe(expected);
});

it.each<readonly [string, boolean]>([
  ['asyncio.run(main())', false],
  ['def start():\n    asyncio.run(main())', true],
])('a model with a pattern applies to %j: %s', (program, expected) => {
  const patterns = [String.raw`^[ \t].*\brun\(`];
  expect(applies({ uses: [], patterns }, program)).toBe(expected);
});

it.each([
  ['await f()', false],
  ['asyncio.create_task(f())', false],
  ['task = asyncio.gather(f())', false],
  ['f()', true],
  ['jobs = [f() for _ in range(3)]', true],
  ['await g(); f()', true],
  ['stuff()', false],
])('%j has a loose call: %s', (line, expected) => {
  const program = `async def main():\n    ${line}\n\nasync def f():\n    pass\n`;
  expect(applies({ uses: ['<loose call>'], patterns: [] }, program)).toBe(expected);
});

it('a word of USES may contain brackets', () => {
  const source = '"""A join.\n\nIt waits.\n"""\n\nUSES = ("join()", "task_done()")\n';
  expect(readModel('join', source).uses).toEqual(['join()', 'task_done()']);
});

it('a raw string of USES is a pattern', () => {
  const source = '"""It runs.\n\nIt does not.\n"""\n\nUSES = ("spawn", r"run\\(\\w+\\)")\n';
  expect(readModel('run', source)).toMatchObject({
    uses: ['spawn'],
    patterns: [String.raw`run\(\w+\)`],
  });
});

describe('the catalogue', () => {
  it('lists the likeliest first, and models without a likelihood last', () => {
    const ids = ['zzz', ...LIKELIHOOD.toReversed(), 'aaa'].map((id) => ({ id }));
    expect(inOrder(ids).map(({ id }) => id)).toEqual([...LIKELIHOOD, 'aaa', 'zzz']);
  });

  it('lists each model once', () => {
    expect(new Set(LIKELIHOOD).size).toBe(LIKELIHOOD.length);
  });

  it('knows which beliefs exclude each other', () => {
    expect(areCompatible('eager-task', 'lazy-task')).toBe(false);
    expect(areCompatible('lazy-task', 'eager-task')).toBe(false);
    expect(areCompatible('eager-task', 'gather-waits')).toBe(true);
  });
});
