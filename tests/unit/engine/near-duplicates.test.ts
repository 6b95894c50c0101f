import { describe, expect, it } from 'vitest';
import { nearDuplicates } from '#engine/judge/near-duplicates.ts';
import { skeletonOf } from '#engine/judge/skeleton.ts';
import type { PlacedQuestion, Question } from '#format/types.ts';
import { predict } from '../../fixtures/decks.ts';

describe('the skeleton of a program', () => {
  it('is the same for other names, texts, numbers and comments', () => {
    expect(skeletonOf('import time\nfor cup in (1, 2):\n    time.sleep(3)  # brew\n')).toBe(
      skeletonOf('import time\n\nfor pot in (8, 9):\n    time.sleep(1.5)\n'),
    );
    expect(skeletonOf('print(f"{a} eggs")')).toBe(skeletonOf("print('ham')"));
  });

  it.each([
    ['another call', 'time.sleep(1)', 'asyncio.sleep(1)'],
    ['no wait at all', 'sleep(1)', 'sleep(0)'],
    ['names that are not the same everywhere', 'a(b); b(a)', 'a(b); a(b)'],
    ['another exception', 'raise KeyError', 'raise ValueError'],
  ])('differs by %s', (_, one, other) => {
    const program = (line: string): string => `import asyncio, time\n${line}\n`;
    expect(skeletonOf(program(one))).not.toBe(skeletonOf(program(other)));
  });
});

describe('two questions that differ only in names', () => {
  const placed = (id: string, line: string, more: Partial<Question> = {}): PlacedQuestion => ({
    question: { ...predict([line]), id, ...more } as Question,
    unit: 'basics',
    file: `basics/${id}.md`,
    position: 0,
    hash: '',
  });

  it('are reported, the later one with the earlier', () => {
    const [one, two] = [placed('one', 'print("a")'), placed('two', 'print("b")')];
    expect(nearDuplicates([one, two])).toEqual([{ placed: two, like: one }]);
  });

  it('may be a pair', () => {
    const pair = [placed('one', 'sleep(1)'), placed('two', 'sleep(9)', { pair: 'one' })];
    expect(nearDuplicates(pair)).toEqual([]);
  });
});
