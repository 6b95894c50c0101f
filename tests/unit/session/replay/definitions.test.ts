import { expect, test } from 'vitest';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { withoutDefinitions } from '#session/replay/definitions.ts';
import { encodeTrace } from '../../../fixtures/encode-trace.ts';

const PROGRAM = `import asyncio
from time import monotonic

class Door:
    @property
    def open(self): ...

async def main():
    print("in")

asyncio.run(main())
`;

const reader = openTrace(
  encodeTrace(
    [1, 2, 4, 5, 6, 8, 11, 9].map((line) => ({ kind: 'line', lane: 0, fn: 0, line })),
    [['<module>', 1]],
  ),
);

test('steps by line pass imports and definitions, in both directions', () => {
  const watched = withoutDefinitions(reader, PROGRAM);
  expect(watched.next(-1, 'line')).toBe(6);
  expect(watched.next(6, 'line')).toBe(7);
  expect(watched.previous(7, 'line')).toBe(6);
  expect(watched.previous(6, 'line')).toBeUndefined();
});

test('every other kind of step is unchanged', () => {
  const watched = withoutDefinitions(reader, PROGRAM);
  expect(watched.next(-1, 'event')).toBe(0);
  expect(watched.length).toBe(reader.length);
});
