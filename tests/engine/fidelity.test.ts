/** The engine prints what CPython prints: compared with the real interpreters found here. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { compare } from './fidelity/compare.ts';
import { programs } from './fidelity/generate.ts';
import { readHandWritten } from './fidelity/hand-written.ts';
import { holdHandWritten, holdShipped } from './fidelity/hold.ts';
import { findInterpreters, NO_INTERPRETER } from '../../decks/cli/interpreters.ts';
import { openReference } from './fidelity/reference.ts';
import type { Reference } from './fidelity/reference.ts';
import { readShippedPrograms } from './fidelity/shipped-programs.ts';

/** Other seeds make other programs; `npm run fidelity` tries thousands. */
const SEED = 20_260_101;
const GENERATED = 120;
/** In ms; long, for a machine that is busy with other work. */
const PATIENCE = 300_000;

const interpreters = findInterpreters();
const handWritten = readHandWritten();
let engine: NodeEngine;
let references: readonly Reference[];

beforeAll(async () => {
  engine = await openNodeEngine();
  references = interpreters.map((interpreter) => openReference(interpreter));
  await engine.booted();
}, PATIENCE);
afterAll(() => {
  engine.close();
  for (const reference of references) reference.close();
});

test.each(handWritten.filter(({ expected }) => expected !== undefined))(
  'as it is written in the program: $name',
  { timeout: PATIENCE },
  async (program) => {
    expect(await holdHandWritten(program, engine, [])).toEqual([]);
  },
);

const none = interpreters.length === 0;
const versions = interpreters.map(({ version }) => version).join(', ');

describe.skipIf(none)(`compared with Python: ${none ? NO_INTERPRETER : versions}`, () => {
  test.each(handWritten.filter(({ expected }) => expected === undefined))(
    '$name',
    { timeout: PATIENCE },
    async (program) => {
      expect(await holdHandWritten(program, engine, references)).toEqual([]);
    },
  );

  test('the programs of the shipped deck', { timeout: PATIENCE }, async () => {
    // Each question's first program, and every third of its other variants, on the newest
    // interpreter only. `npm run fidelity` compares all of them.
    const shipped = await readShippedPrograms();
    const some = shipped.filter(({ first }, nth) => first || nth % 3 === 0);
    const differences = await Promise.all(
      some.map(async (program) => ({
        name: program.name,
        found: await holdShipped(
          program,
          engine,
          references.slice(0, program.first ? undefined : 1),
        ),
      })),
    );
    expect(differences.filter(({ found }) => found.length > 0)).toEqual([]);
  });

  test(`${GENERATED} random programs`, { timeout: PATIENCE }, async () => {
    const newest = references.slice(0, 1);
    const property = fc.asyncProperty(programs(), async (program) => {
      const verdict = await compare(program, engine, newest);
      fc.pre(verdict.kind !== 'unfair');
      expect(verdict.differences).toEqual([]);
    });
    await expect(fc.assert(property, { seed: SEED, numRuns: GENERATED })).resolves.toBeUndefined();
  });
});

test('every unit of the curriculum has hand-written programs, sixty or more in all', () => {
  const units = new Set(handWritten.map(({ name }) => name.split('/')[0]));
  const wanted = Array.from({ length: 17 }, (_, at) => `u${`${at + 1}`.padStart(2, '0')}`);
  expect(units).toEqual(new Set(wanted));
  expect(handWritten.length).toBeGreaterThanOrEqual(60);
});
