/** The torture itself: kills at random moments, and checks after each of them. */
import { answering } from './answering.ts';
import type { AnswerStates } from './answering.ts';
import { files } from './files.ts';
import type { Figures, Plan } from './figures.ts';
import { damages, imports, restores, upgrades } from './interruptions.ts';
import { screens } from './screens.ts';
import { createWorld } from './world.ts';
import type { Surroundings } from './world.ts';

/** The share of the time for each planned kind of work. */
const SHARES = [
  ['kills', 5],
  ['screens', 2],
  ['imports', 2],
  ['files', 2],
  ['upgrades', 1],
  ['damages', 1],
  ['restores', 2],
] as const;

/** The share of the whole time at which each kind ends. */
function endsOf(plan: Plan): Readonly<Record<(typeof SHARES)[number][0], number>> {
  const all = SHARES.reduce((sum, [kind, share]) => sum + (plan[kind] > 0 ? share : 0), 0);
  let end = 0;
  const ends = { kills: 0, screens: 0, imports: 0, files: 0, upgrades: 0, damages: 0, restores: 0 };
  for (const [kind, share] of SHARES) {
    if (plan[kind] > 0) end += share / all;
    ends[kind] = end;
  }
  return ends;
}

/** Carries out a plan until its time is over. */
export async function torture(plan: Plan, surroundings: Surroundings): Promise<Figures> {
  const began = performance.now();
  const states: AnswerStates = new Map();
  const world = await createWorld(plan, surroundings, (token, state) => {
    if (state === 'stored') world.figures.answers += 1;
    if (state === 'undone') world.figures.undone += 1;
    states.set(token, state);
  });
  const { figures } = world;
  const ends = endsOf(plan);
  try {
    await answering(world, states, ends.kills);
    await screens(world, ends.screens);
    await imports(world, ends.imports);
    await files(world, ends.files);
    await upgrades(world, ends.upgrades);
    await damages(world, ends.damages);
    await world.whole('at the end of answering');
    await restores(world, ends.restores);
  } finally {
    await world.end();
  }
  return { ...figures, seconds: (performance.now() - began) / 1000 };
}
