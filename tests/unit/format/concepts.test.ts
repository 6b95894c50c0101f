import { describe, expect, it } from 'vitest';
import { conceptTitle, conceptsOf } from '#format/concepts.ts';
import { parseDeck } from '#format/deck.ts';
import { parseManifest } from '#format/manifest.ts';
import {
  MANIFEST,
  PREDICT,
  WITH_CONCEPTS,
  edit,
  problemThat,
  problemsOf,
  valueOf,
} from './samples.ts';

describe('the concepts of a deck', () => {
  it('are read under their units, with their requirements', () => {
    const { units } = valueOf(parseManifest(WITH_CONCEPTS));
    expect(units[0]).toMatchObject({
      intro: 'What a *call* does.',
      concepts: [
        { id: 'objects', title: 'A call builds an object', needs: [] },
        { id: 'awaits', title: 'await runs it', needs: ['objects'] },
      ],
    });
    expect(conceptsOf({ units }).map(({ id }) => id)).toEqual(['objects', 'awaits', 'queue']);
  });

  it('have a readable title, or their id if none is declared', () => {
    expect(conceptTitle(valueOf(parseManifest(WITH_CONCEPTS)), 'queue')).toBe('The ready queue');
    expect(conceptTitle(valueOf(parseManifest(MANIFEST)), 'queue')).toBe('queue');
  });

  const replacing = (part: string, by: string) => () => edit(WITH_CONCEPTS, part, by);

  it.each([
    ['no title', replacing(', title: await runs it', ''), 14, '`title` is missing', 'title: '],
    ['a need of nothing', replacing('[awaits, ', '[await, '), 21, 'no concept `await`', '`awaits`'],
    ['a need twice', replacing('[awaits, ', '[objects, '), 21, 'twice', 'Delete'],
    ['an id twice', replacing('id: queue', 'id: awaits'), 19, 'a second time', 'another id'],
    [
      'a later need',
      replacing('an object }', 'an object, needs: [queue] }'),
      13,
      'need each other: `objects` → `queue` → `objects`',
      'Take one',
    ],
    [
      'a later need without a circle',
      () => edit(edit(WITH_CONCEPTS, '[awaits, objects]', '[]'), '[objects]', '[queue]'),
      14,
      'needs `queue`, which comes later',
      'above it',
    ],
    ['a need of itself', replacing('[objects]', '[awaits]'), 14, '`awaits` → `awaits`', 'Take'],
    ['an intro without text', replacing('What a *call* does.', '""'), 11, '`intro`', 'intro: >-'],
    ['an intro with HTML', replacing('a *call*', 'a <b>call</b>'), 11, 'HTML', ''],
    ['an unknown field', replacing('title: await', 'name: await'), 14, '`name`', ''],
  ])('with %s are a problem of deck.yaml', (_name, text, line, says, remedy) => {
    expect(problemThat(says, problemsOf(parseManifest(text())))).toMatchObject({
      file: 'deck.yaml',
      line,
      remedy: expect.stringContaining(remedy),
    });
  });
});

describe('a question on an undeclared concept', () => {
  const files = (manifest: string) => ({
    'deck.yaml': manifest.replace(/ {2}- id: tasks[^]*/u, ''),
    'basics/a.md': PREDICT,
  });

  it('is a problem, with its line and the nearest concept', async () => {
    const near = edit(WITH_CONCEPTS, 'id: objects', 'id: coroutine-object').replace(
      '[objects]',
      '[]',
    );
    const problems = problemsOf(await parseDeck(files(near), () => ''));
    expect(problems).toMatchObject([
      {
        file: 'basics/a.md',
        line: 3,
        message: expect.stringContaining('`coroutine-objects` is not declared'),
        remedy: expect.stringContaining('`coroutine-object`'),
      },
    ]);
  });

  it('is accepted in a deck without concepts', async () => {
    expect(valueOf(await parseDeck(files(MANIFEST), () => '')).questions).toHaveLength(1);
  });
});
