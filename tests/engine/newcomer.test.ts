/**
 * The first week of a simulated newcomer over the built deck; `tests/learner/run.ts` prints more of
 * it. Nothing here depends on how fast the machine is: time is what the simulation says it is.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import { FORMS } from '#schedule/forms.ts';
import type { Form } from '#schedule/forms.ts';
import { createNewcomer } from '../learner/simulate.ts';

const DECK = path.resolve(import.meta.dirname, '../../dist/app/decks/asyncio.loopwise');
const DAYS = 7;
const MOST_MINUTES = 25;

// `npm test` builds before it runs the tests; a single file may be run without a build.
test.runIf(existsSync(DECK))(
  'a newcomer meets every form in the first week, and no day of it takes longer than 25 minutes',
  async () => {
    const engine = await openNodeEngine();
    const deck = new Uint8Array(readFileSync(DECK));
    const at = Date.UTC(2026, 0, 5, 19);
    const newcomer = await createNewcomer({ deck, engine, seed: 1, at });
    const met = new Set<Form>();
    const long: string[] = [];
    for (let day = 1; day <= DAYS; day += 1) {
      const { minutes, forms, answers } = await newcomer.live(day);
      for (const form of forms) met.add(form);
      if (minutes > MOST_MINUTES) long.push(`day ${day}: ${minutes.toFixed(1)} min`);
      expect(answers).toBeGreaterThan(4);
    }
    engine.close();
    expect(long).toEqual([]);
    expect([...met].toSorted()).toEqual([...FORMS].toSorted());
  },
  // It makes some hundred runs, on a machine that has other work.
  300_000,
);
