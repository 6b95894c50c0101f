import { describe, expect, test } from 'vitest';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { TraceEvent } from '#engine/trace/trace.ts';
import { align } from '#session/replay/align.ts';
import { encodeTrace } from '../../../fixtures/encode-trace.ts';

const turn: TraceEvent = { kind: 'turn', lane: 0, turn: 1, ready: [] };

/** A run of these lines; 0 is a turn of the loop, which is not shown. */
const runOf = (...lines: readonly number[]) =>
  openTrace(
    encodeTrace(
      lines.map((line) => (line === 0 ? turn : { kind: 'line', lane: 0, fn: 0, line })),
      [['<module>', 1]],
    ),
  );

describe('two runs side by side', () => {
  test('are not compared if they look the same', () => {
    expect(align(runOf(1, 2, 0, 3), runOf(0, 1, 2, 3))).toBeUndefined();
  });

  test('are aligned step by step, before they diverge and after', () => {
    const aligned = align(runOf(1, 0, 2, 3, 4), runOf(1, 2, 0, 0, 5, 6));
    expect(aligned?.divergence).toEqual({ true: 3, other: 4 });
    expect([0, 1, 2, 3, 4].map((moment) => aligned?.toOther(moment))).toEqual([0, 0, 1, 4, 5]);
  });

  test('show the beginning before the first step', () => {
    expect(align(runOf(0, 1, 2), runOf(1, 3))?.toOther(0)).toBe(0);
  });

  test.each([
    ['the other run', runOf(1, 2, 3, 4), runOf(1), [0, 0, 0, 0]],
    ['the true run', runOf(1), runOf(1, 2, 3), [1]],
  ])(
    'if %s ends early, its last moment is shown beside the missing steps',
    (_, truth, other, all) => {
      const aligned = align(truth, other);
      expect(all.map((_, moment) => aligned?.toOther(moment))).toEqual(all);
    },
  );

  test('at the end of the true run the other is at its end', () => {
    expect(align(runOf(1, 2, 3), runOf(1, 5, 6, 7, 8))?.toOther(2)).toBe(4);
  });
});
