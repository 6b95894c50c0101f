import { describe, expect, it } from 'vitest';
import { locateQuestion, parseQuestion } from '#format/question.ts';
import { variant } from '#format/vary.ts';
import { writeQuestion } from '#format/write-question.ts';
import { CHOOSE, PREDICT, REPAIR, edit, problemThat, problemsOf, valueOf } from './samples.ts';

const read = (text: string) => parseQuestion('a.md', text);

describe('a program to repair', () => {
  it('is read with the given program and the repaired one', () => {
    expect(valueOf(read(REPAIR))).toMatchObject({
      kind: 'repair',
      broken: expect.stringContaining('    save()'),
      program: expect.stringContaining('    await save()'),
    });
  });

  it('gives the lines of both programs', () => {
    expect(valueOf(locateQuestion('a.md', REPAIR)).lines).toMatchObject({
      program: 15,
      repair: 29,
    });
  });

  it('varies both programs', () => {
    expect(variant(valueOf(read(REPAIR)), 1)).toMatchObject({
      broken: expect.stringContaining('    store()'),
      program: expect.stringContaining('    await store()'),
      why: 'Without `await`, `store()` only builds an object.',
    });
  });

  it.each([
    ['without kind', () => edit(REPAIR, 'kind: repair\n', ''), 28, 'Only a question with'],
    [
      'without the section',
      () => REPAIR.replace(/## Repair[^]*?## Why/u, '## Why'),
      3,
      '`## Repair` is missing',
    ],
    [
      'with the same program twice',
      () => edit(REPAIR, 'await save()', 'save()'),
      29,
      'is the same as the one to repair',
    ],
    [
      'with text beside the program',
      () => edit(REPAIR, '## Repair\n', '## Repair\nSo:\n'),
      26,
      'something other than one program',
    ],
    [
      'after the reasons',
      () =>
        `${REPAIR.replace(/## Repair[^]*?(?=## Why)/u, '')}\n${/## Repair[^]*?(?=## Why)/u.exec(REPAIR)?.[0]}`,
      29,
      'comes after `## Why`',
    ],
    ['with notes on models', () => `${REPAIR}\n## Models\ncall-runs: No.\n`, 44, 'no `## Models`'],
    [
      'with choices',
      () => edit(REPAIR, '## Repair', '- [x] Yes.\n  So.\n- [ ] No.\n  So.\n\n## Repair'),
      3,
      'no choices',
    ],
  ])('%s is a problem with its line', (_name, text, line, says) => {
    expect(problemThat(says, problemsOf(read(text())))).toMatchObject({ file: 'a.md', line });
  });
});

describe('a claim', () => {
  const program = '\n```python\nprint(1)\n```\n\n- [x] A';
  const text = (): string =>
    edit(edit(CHOOSE, 'concept:', 'kind: they-say\nconcept:'), '\n- [x] A', program);

  it('is a question to choose about a program', () => {
    expect(valueOf(read(text()))).toMatchObject({ kind: 'choice', asks: 'they-say' });
  });

  it('needs the program that tests it', () => {
    const [problem] = problemsOf(read(edit(CHOOSE, 'concept:', 'kind: they-say\nconcept:')));
    expect(problem).toMatchObject({ line: 3, message: expect.stringContaining('a program and') });
  });
});

describe('a question about versions', () => {
  const versioned = (text: string): string => edit(text, 'concept:', 'kind: version\nconcept:');

  it('names them in its range, its text or its choices', () => {
    for (const text of [
      versioned(CHOOSE),
      versioned(edit(PREDICT, '>=3.11', '>=3.12')),
      versioned(edit(PREDICT, 'What does this print?', 'What does Python 3.12 print?')),
    ]) {
      expect(valueOf(read(text)).asks).toBe('version');
    }
  });

  it('is a problem if it names none', () => {
    const [problem] = problemsOf(read(versioned(PREDICT)));
    expect(problem).toMatchObject({ line: 3, message: expect.stringContaining('no version') });
  });
});

describe('a kind', () => {
  it.each([
    ['predict', CHOOSE, 'is not `predict`'],
    ['choose', PREDICT, 'nothing to choose'],
    ['mend', PREDICT, '`kind` must be'],
  ])('%s that does not fit is a problem', (kind, text, says) => {
    const problems = problemsOf(read(edit(text, 'concept:', `kind: ${kind}\nconcept:`)));
    expect(problemThat(says, problems)).toMatchObject({ line: 3 });
  });

  it.each([
    ['predict', PREDICT],
    ['choose', CHOOSE],
  ])('%s may be stated without effect', (kind, text) => {
    expect(read(edit(text, 'concept:', `kind: ${kind}\nconcept:`))).toEqual(read(text));
  });
});

const ABOUT = `---
id: next
kind: about
about: next-line 4 2
concept: tasks
level: 1
tier: DOC
python: ">=3.11"
docs: library/asyncio-task.html
---
Which line runs next?

\`\`\`python
print("a")
\`\`\`

## Why

It does.
`;

describe('a question about the runs of its program', () => {
  it.each([
    ['next-line 4 2', { kind: 'next-line', line: 4, nth: 2 }],
    ['seconds 1', { kind: 'seconds', line: 1, nth: 1 }],
    ['can-happen', 'can-happen'],
  ])('asks %s', (text, about) => {
    const question = valueOf(read(edit(ABOUT, 'next-line 4 2', text)));
    expect(question).toMatchObject({ kind: 'about', about, program: 'print("a")\n' });
    expect(read(writeQuestion(question))).toEqual({ ok: true, value: question });
  });

  it.each([
    ['without a line', () => edit(ABOUT, 'next-line 4 2', 'next-line'), 4, 'what is asked'],
    ['of an unknown kind', () => edit(ABOUT, 'next-line', 'last-line'), 4, 'what is asked'],
    ['without saying what', () => edit(ABOUT, 'about: next-line 4 2\n', ''), 3, 'does not say'],
    ['of another kind', () => edit(ABOUT, 'kind: about\n', ''), 2, 'has a field `about`'],
    [
      'with models',
      () => `${ABOUT}\n## Models\n\ncall-runs: It is so.\n`,
      23,
      'has no `## Models`',
    ],
  ])('is refused %s', (_, text, line, message) => {
    expect(problemThat(message, problemsOf(read(text()))).line).toBe(line);
  });

  it('takes a program', () => {
    const text = ABOUT.replace(/```python[^]*?```\n/u, '');
    expect(problemThat('needs a program', problemsOf(read(text))).line).toBe(3);
  });
});

describe('a program to make deterministic', () => {
  it('is a program to repair with a single possible outcome', () => {
    const question = valueOf(read(edit(REPAIR, 'kind: repair', 'kind: only-this')));
    expect(question).toMatchObject({ kind: 'repair', only: true });
    expect(writeQuestion(question)).toContain('\nkind: only-this\n');
    expect(valueOf(read(REPAIR))).not.toHaveProperty('only');
  });
});

describe('a question that may be asked about generated programs', () => {
  it('names a model for them', () => {
    const text = edit(PREDICT, 'level:', 'fresh: call-runs\nlevel:');
    const question = valueOf(read(text));
    expect(question).toMatchObject({ kind: 'predict', fresh: 'call-runs' });
    expect(valueOf(locateQuestion('a.md', text)).lines).toMatchObject({ fresh: 5 });
    expect(read(writeQuestion(question))).toEqual({ ok: true, value: question });
  });

  it('is one to predict', () => {
    const text = edit(CHOOSE, 'level:', 'fresh: call-runs\nlevel:');
    expect(problemThat('has a field `fresh`', problemsOf(read(text))).line).toBeGreaterThan(0);
  });
});
