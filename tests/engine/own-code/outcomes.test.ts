/**
 * The search for outcomes on programs with seeded defects, and on correct ones. The first lines of
 * each program describe the defect and how it shows.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NodeEngine } from '../../../decks/engine/box/node.ts';
import { openNodeEngine } from '../../../decks/engine/box/node.ts';
import { explore } from '../../../decks/engine/explore/explore.ts';
import { optionsOf } from '../../../decks/engine/explore/schedule.ts';
import { MOST_CONDITIONS } from '../../../decks/engine/explore/search.ts';

const PROGRAMS = path.resolve(import.meta.dirname, '../../fixtures/own-code/outcomes');

/** Far fewer than the tool tries. */
const SCHEDULES = 150;

function programsOf(folder: string): readonly (readonly [name: string, program: string])[] {
  return readdirSync(path.join(PROGRAMS, folder)).map((name) => [
    name.replace('.py', ''),
    readFileSync(path.join(PROGRAMS, folder, name), 'utf8'),
  ]);
}

const DEFECTS = programsOf('defects');
const CORRECT = programsOf('correct');

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine({ parallel: 2 });
});
afterAll(() => engine.close());

it('has thirty programs of ten kinds with a defect, and thirty without', () => {
  const kinds = new Set(DEFECTS.map(([, program]) => /^# kind: (.+)$/mu.exec(program)?.[1]));
  expect([DEFECTS.length, kinds.size, CORRECT.length]).toEqual([30, 10, 30]);
});

/** A program of each kind: each of its outcomes is run a hundred times. */
const OFTEN = new Set(
  new Map(DEFECTS.map(([name, program]) => [/^# kind: (.+)$/mu.exec(program)?.[1], name])).values(),
);

it.each(DEFECTS)('shows the defect of %s, and replays it', async (name, program) => {
  const shows = /^# shows: (.+)$/mu.exec(program)?.[1] ?? '';
  const { outcomes } = await explore(engine, program, { schedules: SCHEDULES, time: 60_000 });
  const shown = outcomes.findIndex(({ stdout, ended }) =>
    shows.startsWith('ended:') ? `ended:${ended.kind}` === shows : stdout.includes(shows),
  );
  // Not the unperturbed run, which is the first.
  expect(shown).toBeGreaterThan(0);
  for (const { schedule, stdout, ended } of outcomes) {
    expect(schedule.length).toBeLessThanOrEqual(MOST_CONDITIONS);
    const ways = Array.from({ length: OFTEN.has(name) ? 100 : 1 }, () => optionsOf(schedule));
    for (const replay of await engine.runAll(program, ways)) {
      expect({ stdout: replay.stdout, ended: replay.ended }).toEqual({ stdout, ended });
    }
  }
});

it.each(CORRECT)('finds a single outcome of %s', async (_, program) => {
  const { outcomes } = await explore(engine, program, { schedules: SCHEDULES / 2, time: 60_000 });
  expect(outcomes.map(({ stdout, schedule }) => ({ stdout, schedule }))).toHaveLength(1);
});
