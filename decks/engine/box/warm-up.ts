/** A first program, which makes Python create what it creates on first use. */
import { LIMITS, UNPERTURBED } from '../types.ts';
import type { BoxRequest } from '../types.ts';

// Its tasks are named, so that a program's first unnamed task is still Task-1.
const PROGRAM = `
import asyncio
def named(loop, coroutine, **options):
    return asyncio.Task(coroutine, loop=loop, **{**options, "name": "warm-up"})
async def pause():
    await asyncio.sleep(0.1)
    print("ready")
async def main():
    await asyncio.gather(pause(), asyncio.create_task(pause()))
with asyncio.Runner() as runner:
    runner.get_loop().set_task_factory(named)
    runner.run(main())
`;

/** Nobody reads its result. */
export const WARM_UP: BoxRequest = {
  id: 0,
  program: PROGRAM,
  order: {
    name: 'program.py',
    limits: LIMITS,
    models: [],
    perturb: UNPERTURBED,
    observe: false,
    trace: false,
  },
  stream: false,
};
