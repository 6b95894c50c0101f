/** The map of beliefs from a month of answers to the shipped deck, as `npm run build` packed it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { beliefMap } from '#beliefs/map.ts';
import { ASSUMPTIONS } from '#session/insight/evidence.ts';
import { addMap, questionsIn, simulateDays } from '../fixtures/simulated-learner.ts';
import type { MapCounts } from '../fixtures/simulated-learner.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../../dist/app/decks/asyncio.loopwise');
const LEARNERS = 10;

describe('the map of beliefs after thirty days of twenty answers, a tenth of them slips', () => {
  it('agrees with what the learners held, dropped and never held', async () => {
    const questions = await questionsIn(readFileSync(PACKAGE));
    const sum: MapCounts = {
      held: 0,
      heldRight: 0,
      gone: 0,
      goneRight: 0,
      never: 0,
      neverWrong: 0,
    };
    for (let seed = 0; seed < LEARNERS; seed += 1) {
      const { ids, learner, answers } = simulateDays(questions, { days: 30, seed });
      addMap(sum, beliefMap(ids, answers, ASSUMPTIONS), learner);
    }
    expect(sum.held).toBeGreaterThan(LEARNERS);
    expect(sum.gone).toBeGreaterThan(LEARNERS / 2);
    // All were right when this was written; the deck changes, and with it every simulated answer.
    expect(sum.heldRight / sum.held).toBeGreaterThanOrEqual(0.9);
    expect(sum.goneRight / sum.gone).toBeGreaterThanOrEqual(0.9);
    expect(sum.neverWrong / sum.never).toBeLessThanOrEqual(0.02);
  });
});
