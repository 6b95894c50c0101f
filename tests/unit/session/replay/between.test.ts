import { expect, test } from 'vitest';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { between } from '#session/replay/between.ts';
import { SLEEPERS } from '../../../fixtures/encode-trace.ts';

const reader = openTrace(SLEEPERS);
const kinds = (moments: readonly number[]): string[] =>
  moments.map((moment) => {
    const { kind, lane } = reader.event(moment);
    return `${kind} ${lane}`;
  });
/** The first line that a lane runs from a moment on. */
function lineOf(lane: number, from = 0): number {
  let at = reader.next(from, 'line');
  while (at !== undefined && reader.event(at).lane !== lane) at = reader.next(at, 'line');
  return at ?? -1;
}

test('what led to a line: who was suspended, who was woken, and why', () => {
  const { moments, earlier } = between(reader, lineOf(3), 'line', 4);
  expect(kinds(moments)).toEqual(['end 2', 'begin 3']);
  expect(earlier).toBe(0);
});

test('omits what the loop does internally', () => {
  const woken = lineOf(3, lineOf(3) + 2);
  expect(kinds(between(reader, woken, 'line', 9).moments)).toEqual(['end 3', 'begin 3']);
});

test('keeps the latest, and counts those before', () => {
  const last = reader.length - 1;
  const all = between(reader, last, 'line', 99);
  expect(all.earlier).toBe(0);
  const few = between(reader, last, 'line', 2);
  expect(few.moments.slice(-2)).toEqual(all.moments.slice(-2));
  expect(few.earlier).toBe(all.moments.length - few.moments.length);
});

test('never folds printed text into the number of earlier steps', () => {
  const last = reader.length - 1;
  const prints = between(reader, last, 'turn', 99).moments.filter(
    (moment) => reader.event(moment).kind === 'print',
  );
  expect(between(reader, last, 'turn', 1).moments).toEqual(expect.arrayContaining(prints));
});

test('is empty if every event is a step', () => {
  expect(between(reader, 20, 'event', 4)).toEqual({ moments: [], earlier: 0 });
});
