/** Question files and their problems; in one file because it is one table of mistakes. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#format/limits.ts';
import { locateQuestion, parseQuestion } from '#format/question.ts';
import { CHOOSE, PREDICT, edit, problemThat, problemsOf, valueOf } from './samples.ts';

const FILE = 'basics/010-question.md';
const read = (text: string) => parseQuestion(FILE, text);

describe('a question to predict', () => {
  it('is read with all its parts', () => {
    expect(valueOf(read(PREDICT))).toEqual({
      kind: 'predict',
      id: 'forgotten-await',
      concept: 'coroutine-objects',
      covers: ['G16'],
      level: 1,
      tier: 'DOC',
      python: '>=3.11',
      docs: 'library/asyncio-dev.html#detect-never-awaited-coroutines',
      vary: [{ name: 'NAME', values: ['save', 'store', 'record'] }],
      prompt: 'What does this print? `save()` is not awaited.',
      program: [
        'import asyncio',
        '',
        'async def save():',
        '    print("saved")',
        '',
        'async def main():',
        '    save()',
        '    print("done")',
        '',
        'asyncio.run(main())',
        '',
      ].join('\n'),
      why: 'Calling `save()` only builds a coroutine object.\n\nNothing runs it, so *save* prints nothing.',
      models: [
        { model: 'call-runs', text: 'Calling `save()` would run its body.' },
        { model: 'call-schedules', text: 'An un-awaited call\nwould go on in the background.' },
      ],
    });
  });

  it('keeps the program to the character: tabs, trailing spaces, empty lines around it', () => {
    const program = '\n\tx = """  \n\n  """  # ~~~\n\n\n';
    const text = PREDICT.replace(/```python\n[^`]*/u, () => `\`\`\`python\n${program}`);
    const plain = text.replace(/vary:\n.*\n/u, '');
    expect(valueOf(read(plain))).toMatchObject({ program });
  });

  it('gives the lines of its parts, for a tool that runs it', () => {
    expect(valueOf(locateQuestion(FILE, PREDICT)).lines).toEqual({
      id: 2,
      concept: 3,
      python: 7,
      vary: 9,
      docs: 8,
      pair: 1,
      fresh: 1,
      program: 15,
      repair: 1,
      why: 27,
      choices: [],
      models: [33, 34],
      wrong: [],
    });
  });

  it('reads the same with Windows line ends, a byte order mark and no final line end', () => {
    const windows = `\uFEFF${PREDICT.replaceAll('\n', '\r\n').trimEnd()}`;
    expect(read(windows)).toEqual(read(PREDICT));
  });

  it('may contain fences of any language in its prose, and longer fences around backticks', () => {
    const text = edit(
      PREDICT,
      'Nothing runs it',
      '```python\nawait save()\n```\n\nNothing runs it',
    );
    const longer = edit(text, '```python\nimport', '````python\n"""\n```python\n"""\nimport');
    const closed = edit(longer, 'main())\n```', 'main())\n````');
    expect(valueOf(read(closed))).toMatchObject({
      program: expect.stringContaining('"""\n```python\n"""\n'),
      why: expect.stringContaining('await save()'),
    });
  });

  it('keeps as text what YAML would read as numbers and booleans', () => {
    const text = edit(PREDICT, '[save, store, record]', '[save, 1.50, yes, ~, 0x1F]');
    expect(valueOf(read(text)).vary[0]?.values).toEqual(['save', '1.50', 'yes', '~', '0x1F']);
  });
});

describe('a question to choose', () => {
  it('is read with all its parts', () => {
    expect(valueOf(read(CHOOSE))).toEqual({
      kind: 'choice',
      id: 'what-a-call-returns',
      concept: 'coroutine-objects',
      covers: [],
      level: 2,
      tier: 'IMPL',
      python: '>=3.11,<3.14',
      docs: 'library/asyncio-task.html',
      vary: [],
      prompt: 'What does a call of an `async def` function return?',
      program: '',
      choices: [
        { correct: true, text: 'A coroutine object.', why: 'Nothing of the body has run yet.' },
        {
          correct: false,
          text: 'The value behind `return`.',
          why: 'That is what awaiting it gives.',
        },
      ],
      why: 'The call only builds the object.',
    });
  });

  it('may show a program between the prompt and the choices', () => {
    const text = edit(CHOOSE, '- [x]', '```python\nprint(1)\n```\n\n- [x]');
    const { question, lines } = valueOf(locateQuestion(FILE, text));
    expect(question).toMatchObject({ kind: 'choice', program: 'print(1)\n' });
    expect(lines.program).toBe(12);
    expect(lines.choices).toEqual([15, 17]);
  });

  it('may have an empty line between its choices and a sentence over several lines', () => {
    const text = edit(CHOOSE, 'run yet.\n- [ ]', 'run\n  yet.\n\n- [ ]');
    expect(valueOf(read(text))).toMatchObject({
      choices: [{ why: 'Nothing of the body has run\nyet.' }, {}],
    });
  });
});

type Case = readonly [name: string, text: () => string, line: number, says: string, remedy: string];

const inPredict = (part: string, by: string) => () => edit(PREDICT, part, by);
const inChoose = (part: string, by: string) => () => edit(CHOOSE, part, by);
const WRONG = '- [ ] The value behind `return`.\n  That is what awaiting it gives.\n';

const header: readonly Case[] = [
  ['no front matter', () => 'Hello\n', 1, 'does not begin with front matter', 'Begin with'],
  ['an empty file', () => '', 1, 'does not begin with front matter', 'Begin with'],
  ['a late front matter', () => `\n${PREDICT}`, 2, 'not begin on the first line', 'Move'],
  ['an open front matter', inPredict('record]\n---', 'record]'), 1, 'never closed', '`---`'],
  ['no end at all', () => '---\nid: a\n', 1, 'never closed', '`---`'],
  ['a missing field', inPredict('id: forgotten-await\n', ''), 2, '`id` is missing', 'id: '],
  ['an empty field', inPredict('id: forgotten-await', 'id:'), 2, '`id` is empty', 'id: '],
  [
    'an empty front matter',
    () => '---\n---\nHi\n\n## Why\nSo.\n',
    2,
    '`docs` is missing',
    'docs: ',
  ],
  ['an unknown field', inPredict('tier: DOC', 'teir: DOC'), 6, 'no field `teir`', 'mean `tier`?'],
  ['a foreign field', inPredict('tier: DOC', 'tier: DOC\nqqqqqq: 1'), 7, '`qqqqqq`', '`concept`'],
  ['an id with spaces', inPredict('forgotten-await', 'Forgotten await'), 2, '`id` must', 'id: '],
  ['a wrong concept', inPredict('coroutine-objects', 'a_b'), 3, '`concept` must', 'concept: '],
  ['covers as text', inPredict('[G16]', 'G16'), 4, '`covers` must', '[G16]'],
  ['covers with a list', inPredict('[G16]', '[[G16]]'), 4, 'entry of `covers` must', '[G16]'],
  ['covers twice', inPredict('[G16]', '[G16, G16]'), 4, 'names `G16` twice', 'Delete'],
  ['a level of 4', inPredict('level: 1', 'level: 4'), 5, 'must be 1, 2 or 3, not `4`', 'level: 1'],
  ['a wrong tier', inPredict('tier: DOC', 'tier: doc'), 6, '`tier` must', 'DOC'],
  ['a wrong range', inPredict('">=3.11"', '3.11+'), 7, '`python` must', '">=3.11"'],
  ['an unquoted range', inPredict('">=3.11"', '>=3.11'), 7, 'YAML reserves', '`python: ">=3.11"`'],
  [
    'a whole address',
    inPredict('docs: ', 'docs: https://docs.python.org/3/'),
    8,
    '`docs` must',
    'Write `docs: library/asyncio-dev.html#detect-never-awaited-coroutines`',
  ],
  ['a foreign page', inPredict('docs: ', 'docs: https://example.org/'), 8, '`docs` must', 'path'],
  ['a path upwards', inPredict('docs: ', 'docs: ../'), 8, '`docs` must', 'path'],
  ['a path upwards inside', inPredict('docs: ', 'docs: a/../'), 8, '`docs` must', 'path'],
  ['a pair that is no id', inPredict('vary:', 'pair: [a, b]\nvary:'), 9, '`pair` must', 'pair:'],
  [
    'a pair with itself',
    inPredict('vary:', 'pair: forgotten-await\nvary:'),
    9,
    'names the question itself',
    'differs from this one',
  ],
  ['vary as a list', inPredict('  NAME: [save, store, record]', '  - save'), 9, '`vary`', 'NAME'],
  ['one value', inPredict('[save, store, record]', '[save]'), 10, '`NAME` must', 'NAME: [save'],
  ['a nested value', inPredict('record]', '[record]]'), 10, 'entry of `NAME`', 'NAME: [save'],
  ['a bad name', inPredict('NAME:', '7 x:'), 10, '`7 x` must', 'NAME: [save'],
  ['a tab', inPredict('  NAME', '\tNAME'), 10, 'indented with a tab', 'spaces'],
  ['a key twice', inPredict('level: 1', 'level: 1\nlevel: 2'), 6, 'occurs twice', 'Keep one'],
  ['a second colon', inPredict('coroutine-objects', 'a: b'), 3, 'second colon', '"a: b"'],
  ['a reserved sign', inPredict('coroutine-objects', '@a'), 3, 'YAML reserves', '"@a"'],
  ['an open quote', inPredict('">=3.11"', '">=3.11'), 7, 'quote', 'Close the quote'],
  ['an open list', inPredict('[G16]', '[G16'), 5, 'not closed', ']'],
  ['an anchor', inPredict('coroutine-objects', '&a b'), 3, 'Anchors', 'quotes'],
  ['an alias', inPredict('level: 1', 'level: &x 1\nx: *x'), 5, 'Anchors', 'quotes'],
  ['a tag', inPredict('coroutine-objects', '!!str b'), 3, 'tags', 'quotes'],
  ['an unknown tag', inPredict('coroutine-objects', '!x b'), 3, 'tag', 'quotes'],
  ['a key that is a list', inPredict('tier: DOC', '[a]: b'), 6, 'key', 'key: value'],
  ['deep nesting', inPredict('[G16]', '['.repeat(12) + ']'.repeat(12)), 4, 'deeply', 'plain'],
  ['very deep nesting', inPredict('[G16]', '['.repeat(4000)), 4, 'deeply', 'plain'],
  [
    'a large front matter',
    inPredict('level: 1', `level: 1\n# ${'x'.repeat(9000)}`),
    1,
    'larger than 8 KiB',
    'few fields',
  ],
];

const body: readonly Case[] = [
  [
    'no prompt',
    inPredict('What does this print? `save()` is not awaited.', ''),
    12,
    'nothing',
    'print?',
  ],
  ['no program', () => PREDICT.replace(/```python[^`]*```/u, ''), 12, 'neither', '```python'],
  ['a fence without name', inPredict('```python', '```'), 14, 'not marked as Python', '```python'],
  ['a fence of py', inPredict('```python', '```py'), 14, 'marked `py`', '```python'],
  ['a fence of more', inPredict('```python', '```python x=1'), 14, '`x=1`', '```python alone'],
  ['an indented fence', inPredict('```python', '  ```python'), 14, 'indented', 'start of the line'],
  [
    'two programs',
    inPredict('## Why', '```python\n1\n```\n\n## Why'),
    27,
    'second ```python',
    'one',
  ],
  [
    'an empty program',
    () => PREDICT.replace(/```python\n[^`]*/u, '```python\n'),
    14,
    'empty',
    'Write',
  ],
  ['an open fence', inPredict('main())\n```', 'main())'), 14, 'never closed', 'three backticks'],
  ['an open last fence', () => `${PREDICT}\n~~~~\nx\n`, 37, 'never closed', '`~~~~`'],
  ['a fence in a fence', inPredict('    save()', '```python\n    save()'), 21, 'inside', '````'],
  [
    'text after the program',
    inPredict('## Why', 'So?\n\n## Why'),
    27,
    'after the program',
    'above',
  ],
  ['a heading in the prompt', inPredict('What', '### What'), 12, 'heading', 'plain text'],
  ['a title', inPredict('What', '# What'), 12, 'title', '###'],
  ['no why', inPredict('## Why', '### Why'), 12, '`## Why` is missing', '## Why'],
  ['an empty why', inChoose('The call only builds the object.\n', ''), 16, 'empty', 'sentences'],
  ['two whys', inChoose('## Why', '## Why\nA.\n\n## Why'), 19, 'occurs twice', 'Join'],
  ['an unknown section', inPredict('## Models', '## Notes on it'), 32, '`Notes on it`', '###'],
  ['a mistyped section', inPredict('## Models', '## models'), 32, '`models`', '`## Models`'],
  [
    'an accidental heading',
    inPredict('so *save*', '\n---\nso *save*'),
    30,
    'no section',
    'empty line',
  ],
  [
    'models first',
    () => edit(PREDICT.replace(/## Why[^#]*/u, ''), '## Models', '## Models\na: b\n\n## Why'),
    27,
    'before `## Why`',
    'end of the file',
  ],
  ['a model twice', inPredict('call-schedules', 'call-runs'), 34, 'second note', 'Join'],
  ['a model without text', () => `${PREDICT}lifo:\n`, 36, 'empty', 'call-runs: '],
  ['text of no model', () => `${PREDICT}\nMore text.\n`, 37, 'no model', 'empty line'],
  [
    'a model that reads as a quote',
    inPredict('call-runs: C', 'call-runs: > C'),
    33,
    'reads as a blockquote',
    'backslash',
  ],
  ['models as a list', inPredict('call-runs:', '- call-runs:'), 33, 'one paragraph', 'call-runs: '],
  ['no models at all', () => PREDICT.replace(/call-runs:[^]*/u, ''), 32, 'empty', 'Delete'],
  ['HTML', inPredict('is not', '<b>is</b> not'), 12, '`<b>` is HTML', '&lt;'],
  ['a comment', inPredict('Nothing runs', '<!-- x -->\nNothing runs'), 30, 'HTML', 'backticks'],
  ['an image', inPredict('is not', '![is](x.png) not'), 12, 'Images', 'words'],
  ['a link by name', () => `${CHOOSE}\n[a]: https://example.org\n`, 19, 'apart', '[text](https'],
  ['a link without s', inPredict('is not', '[is](http://a.b) not'), 12, 'not https', 'https://'],
  ['a script link', inPredict('is not', '[is](javascript:x) not'), 12, 'not https', 'https://'],
  ['a mail link', inPredict('is not', '<mailto:a@b.c> not'), 12, 'not https', 'https://'],
  ['indented code', inPredict('What', '    x = 1\n\nWhat'), 12, 'indented by four', 'backticks'],
  ['a control character', inPredict('print?', 'print\u001b?'), 12, 'U+001B', '\\x1b'],
  ['a reordering mark', inPredict('"done"', '"do\u202ene"'), 22, 'U+202E', 'Delete'],
  ['half a character', inPredict('"done"', '"do\ud800ne"'), 22, 'U+D800', 'Delete'],
  [
    'a long program',
    inPredict('import asyncio', 'import asyncio\n'.repeat(201)),
    14,
    '200',
    'Shorten',
  ],
  [
    'a large program',
    inPredict('import asyncio', `x = "${'y'.repeat(16 * 1024)}"`),
    14,
    'larger than 16 KiB',
    'Shorten',
  ],
  ['a large body', () => PREDICT + 'a '.repeat(17_000), 12, 'larger than 32 KiB', 'Shorten'],
  ['a large file', () => PREDICT + '\n'.repeat(LIMITS.fileBytes), 1, '64 KiB', 'one question'],
  ['many marks', () => PREDICT + '*a_'.repeat(5000), 36, 'more than 600', 'empty lines'],
  ['deep quotes', () => PREDICT + '>'.repeat(60), 36, 'more than 12', 'plainly'],
];

const choices: readonly Case[] = [
  [
    'a choice that reads as a heading',
    inChoose('A coroutine', '# A'),
    11,
    'reads as a heading',
    'backslash',
  ],
  [
    'a sentence that reads as a list',
    inChoose('  That is', '          - That is'),
    14,
    'reads as a list',
    'backslash',
  ],
  ['one choice', inChoose(WRONG, ''), 11, 'only one choice', '- [x]'],
  [
    'ten choices',
    inChoose(WRONG, Array.from({ length: 9 }, (_, i) => `- [ ] ${i}.\n  No.\n`).join('')),
    11,
    '10 choices',
    'believe',
  ],
  ['no right choice', inChoose('[x]', '[ ]'), 11, 'No choice is marked', '- [x]'],
  ['no wrong choice', inChoose('[ ]', '[x]'), 11, 'Every choice', '- [ ]'],
  [
    'no sentence',
    inChoose('  That is what awaiting it gives.\n', ''),
    13,
    'No sentence',
    'indented',
  ],
  [
    'the same twice',
    inChoose('The value behind `return`.', 'A coroutine object.'),
    13,
    'twice',
    'Delete',
  ],
  ['a choice without box', inChoose('- [ ] The', '- The'), 13, 'not written as a choice', '- [ ]'],
  ['a box without space', inChoose('- [ ] The', '- [] The'), 13, 'not written as', '- [ ]'],
  ['a dash without space', inChoose('- [x] A', '-[x] A'), 11, 'not written as', '- [ ]'],
  ['a box without text', inChoose('- [ ] The', '- [ ]\n  The'), 13, 'not written as', '- [ ]'],
  ['numbered choices', inChoose('- [x] A', '1. [x] A'), 11, 'not written as', '- [ ]'],
  [
    'a second paragraph',
    inChoose('gives.\n', 'gives.\n\n  More.\n'),
    16,
    'has more',
    'one paragraph',
  ],
  ['a nested list', inChoose('gives.\n', 'gives.\n  - more\n'), 15, 'has more', 'one paragraph'],
  ['two lists', inChoose(WRONG, `\nOr:\n\n${WRONG}`), 16, 'second list', 'Join'],
  [
    'choices below why',
    inChoose('only builds', 'only builds\n\n- [x] it\n\n'),
    19,
    'no choice can be',
    'before',
  ],
  [
    'choices before a program',
    inChoose('## Why', '```python\n1\n```\n\n## Why'),
    11,
    'before the program',
    'then',
  ],
  ['text after the choices', inChoose('## Why', 'So?\n\n## Why'), 16, 'after the choices', 'above'],
  ['models of choices', () => `${CHOOSE}\n## Models\nlifo: No.\n`, 19, 'no `## Models`', 'Delete'],
  [
    'HTML made by parting lines',
    inChoose('object.\n  Nothing', '`object.\n  <b>x</b>` Nothing'),
    12,
    'HTML',
    '&lt;',
  ],
];

const vary: readonly Case[] = [
  ['a value not in the program', inPredict('[save,', '[safe,'), 10, 'does not occur in', 'first'],
  ['a value only inside a word', inPredict('[save,', '[sav,'), 10, 'does not occur in', 'first'],
  ['the same value twice', inPredict('record]', 'store]'), 10, '`store` twice', 'Delete'],
  [
    'two first values',
    inPredict('record]', 'record]\n  N: [save, x]'),
    11,
    'both begin',
    'different',
  ],
  ['an empty value', inPredict('record]', '""]'), 10, 'empty value', 'comma'],
  ['a line break', inPredict('record]', '"a\\nb"]'), 10, 'line break', 'shorter'],
  ['a backtick', inPredict('record]', '"a`b"]'), 10, 'backtick', 'shorter'],
  ['a space around', inPredict('record]', '" a"]'), 10, 'space', 'Delete'],
  ['a long value', inPredict('record]', `${'x'.repeat(81)}]`), 10, 'longer than 80', 'shorter'],
  [
    'a string prefix',
    () => edit(edit(PREDICT, '[save', '[f'), '"done"', 'f"done"'),
    10,
    'prefix',
    'longer',
  ],
  [
    'values that blow the program up',
    () => edit(edit(PREDICT, 'record]', `${'x'.repeat(80)}]`), '"done"', 'save, '.repeat(300)),
    9,
    'larger than 16 KiB',
    'shorter values',
  ],
];

describe.each([
  ['in the front matter', header],
  ['in the body', body],
  ['in choices', choices],
  ['in vary', vary],
])('a problem %s', (_, cases) => {
  it.each(cases)('%s is reported with its line and a remedy', (_name, text, line, says, remedy) => {
    const problems = problemsOf(read(text()));
    expect(problemThat(says, problems)).toMatchObject({
      file: FILE,
      line,
      remedy: expect.stringContaining(remedy),
    });
  });
});

describe('the problems of a file', () => {
  it('are reported all at once, from top to bottom', () => {
    const text = edit(
      edit(edit(PREDICT, 'level: 1', 'level: 9'), 'DOC', 'X'),
      '## Models',
      '## Zzz',
    );
    const html = edit(text, 'is not', '<i>is</i> not');
    expect(problemsOf(read(html)).map((problem) => problem.line)).toEqual([5, 6, 12, 12, 32]);
  });

  it('do not include consequences of the first', () => {
    expect(problemsOf(read(edit(PREDICT, 'main())\n```', 'main())')))).toHaveLength(1);
    expect(problemsOf(read(edit(PREDICT, '">=3.11"', '>=3.11')))).toHaveLength(1);
    expect(problemsOf(read(edit(CHOOSE, '- [ ] The', '- The')))).toHaveLength(1);
  });
});
