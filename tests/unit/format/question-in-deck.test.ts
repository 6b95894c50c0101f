import { describe, expect, it } from 'vitest';
import { looseProgram } from '#format/loose-program.ts';
import { parseManifest } from '#format/manifest.ts';
import { readInDeck } from '#format/question-in-deck.ts';
import type { Place } from '#format/question-in-deck.ts';
import {
  deckFiles,
  deckFrom,
  manifestText,
  predictText,
  prints,
  valueOf,
} from '../../fixtures/decks.ts';

const DECLARED = `${manifestText()}    concepts:
      - { id: order-of-output, title: Order }
`;

async function place(manifest = manifestText()): Promise<Place> {
  const deck = await deckFrom(
    deckFiles([predictText('one', prints('one')), predictText('two', prints('two'))], manifest),
  );
  return {
    manifest: valueOf(parseManifest(manifest)),
    unit: 'basics',
    file: 'basics/new.md',
    others: deck.questions,
  };
}

const TEXT = predictText('new', prints('new'));

describe('a question in its deck', () => {
  it('has no problem if it fits', async () => {
    const read = readInDeck(TEXT, await place(DECLARED));
    expect(read).toMatchObject({ problems: [], placed: { unit: 'basics', position: 2 } });
    expect(read.located?.question.id).toBe('new');
  });

  it.each([
    ['an id that is taken', TEXT.replace('id: new', 'id: one'), 2],
    ['a pair that is not there', TEXT.replace('---\nW', 'pair: three\n---\nW'), 8],
    ['a concept that is not declared', TEXT.replace('order-of-output', 'other'), 3],
  ])('is reported for %s at its line', async (_, text, line) => {
    const { problems } = readInDeck(text, await place(DECLARED));
    expect(problems).toMatchObject([{ file: 'basics/new.md', line }]);
  });

  it('is reported if it is not a question', async () => {
    expect(readInDeck('', await place())).toMatchObject({
      located: undefined,
      placed: undefined,
      problems: [{ line: 1 }],
    });
  });
});

describe('the program of an invalid file', () => {
  it('is the content of its fence, closed or not', () => {
    expect(looseProgram('no front\n```python\nprint(1)\n```\nrest')).toEqual({
      program: 'print(1)\n',
      line: 3,
    });
    expect(looseProgram('````python\nprint("""\n```\n""")\n````')).toMatchObject({
      program: 'print("""\n```\n""")\n',
    });
    expect(looseProgram('```python\nprint(1)')).toMatchObject({ program: 'print(1)\n', line: 2 });
    expect(looseProgram('```python\n\n```')).toBeUndefined();
    expect(looseProgram('```py\nprint(1)\n```')).toBeUndefined();
  });
});
