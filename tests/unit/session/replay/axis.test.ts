import { describe, expect, test } from 'vitest';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { axisOf } from '#session/replay/axis.ts';
import { SLEEPERS, encodeTrace } from '../../../fixtures/encode-trace.ts';

const reader = openTrace(SLEEPERS);
const axis = axisOf(reader);

describe('the axis of a run', () => {
  test('goes from 0 to 1, each moment after the previous one', () => {
    expect(axis.placeOf(0)).toBe(0);
    expect(axis.placeOf(reader.length - 1)).toBeCloseTo(1);
    expect(axis.placeOf(reader.length)).toBe(1);
    for (let moment = 1; moment < reader.length; moment += 1) {
      expect(axis.placeOf(moment)).toBeGreaterThan(axis.placeOf(moment - 1));
    }
  });

  test('maps a place back to its moment, and a gap to the moment before it', () => {
    for (let moment = 0; moment < reader.length; moment += 1) {
      expect(axis.momentAt(axis.placeOf(moment))).toBe(moment);
    }
    const between = (axis.placeOf(3) + axis.placeOf(4)) / 2;
    expect(axis.momentAt(between)).toBe(3);
    expect(axis.momentAt(-1)).toBe(0);
    expect(axis.momentAt(2)).toBe(reader.length - 1);
  });

  test('gives passing time room of its own', () => {
    const [, later] = axis.instants;
    const moment = later?.moment ?? 0;
    expect(later?.time).toBe(1);
    const jump = axis.placeOf(moment) - axis.placeOf(moment - 1);
    expect(jump).toBeGreaterThan(5 * (axis.placeOf(2) - axis.placeOf(1)));
    expect([axis.timeOf(moment - 1), axis.timeOf(moment)]).toEqual([0, 1]);
  });

  test('is divided by events alone if no time passes', () => {
    const still = openTrace(
      encodeTrace(
        [1, 2, 3].map((line) => ({ kind: 'line', lane: 0, fn: 0, line })),
        [['<module>', 1]],
      ),
    );
    const { placeOf } = axisOf(still);
    expect([0, 1, 2].map(placeOf)).toEqual([0, 0.5, 1]);
  });
});
