/** The torture itself: kills at random moments, and what has to be true after each of them. */
import { answering } from './answering.ts';
import type { Fates } from './answering.ts';
import type { Figures, Plan } from './figures.ts';
import { damages, imports, restores, upgrades } from './interruptions.ts';
import { screens } from './screens.ts';
import { createWorld } from './world.ts';
import type { Surroundings } from './world.ts';

/** Carries out a plan. Each part has until a moment of the whole time, so that all get some of it. */
export async function torture(plan: Plan, surroundings: Surroundings): Promise<Figures> {
  const began = performance.now();
  const fates: Fates = new Map();
  const world = await createWorld(plan, surroundings, (token, state) => {
    if (state === 'stands') world.figures.answers += 1;
    if (state === 'undone') world.figures.undone += 1;
    fates.set(token, state);
  });
  const { figures } = world;
  try {
    await answering(world, fates, 0.5);
    await screens(world, 0.7);
    await imports(world, 0.8);
    await upgrades(world, 0.85);
    await damages(world, 0.9);
    await world.whole('at the end of answering');
    await restores(world, 1);
  } finally {
    await world.end();
  }
  return { ...figures, seconds: (performance.now() - began) / 1000 };
}
