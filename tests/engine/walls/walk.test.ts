/**
 * Generated programs: nothing reachable from Python, whatever it is called with, reaches the host
 * or changes the next run. `WALLS_PROGRAMS=2000` tries that many; `WALLS_SEED` sets the first seed.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import { WITNESS, forgedCall } from '../../fixtures/hostile-programs.ts';
import { walkProgram } from '../../fixtures/walk-program.ts';

const PROGRAMS = Number(process.env['WALLS_PROGRAMS'] ?? 8);
const SEED = Number(process.env['WALLS_SEED'] ?? 1);

/** Milliseconds for one program, including the boot of another box on a busy machine. */
const EACH = 30_000;

/** Slots of the interpreter's function table, and a step that visits all of them in the end. */
const SLOTS = 14_175;
const STRIDE = 4_801;

test(
  'no generated program reaches the host or the next run',
  { timeout: PROGRAMS * EACH },
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'loopwise-walk-'));
    const canary = path.join(folder, 'left');
    const engine = await openNodeEngine({ spare: true });
    const untouched = (await engine.run(WITNESS)).stdout;
    for (let seed = SEED; seed < SEED + PROGRAMS; seed += 1) {
      const programs = {
        [`seed ${seed}`]: walkProgram(seed, canary),
        [`slot ${(seed * STRIDE) % SLOTS}`]: forgedCall(String((seed * STRIDE) % SLOTS)),
      };
      for (const [name, program] of Object.entries(programs)) {
        await engine.run(program, { limits: { time: 2000 } });
        const after = (await engine.run(WITNESS)).stdout;
        expect([name, after, existsSync(canary)]).toEqual([name, untouched, false]);
      }
    }
    engine.close();
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  },
);
