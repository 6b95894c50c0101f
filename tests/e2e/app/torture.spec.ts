/** The short form of `npm run torture`: a few kills of each kind, in every run of the tests. */
import { openTorture } from '../../torture/open.ts';
import { torture } from '../../torture/torture.ts';
import { expect, test } from 'playwright/test';

test('what was acknowledged survives kills, and nothing is left half done', async () => {
  const info = test.info();
  test.setTimeout(300_000);
  test.skip(info.project.name !== 'browser', 'It brings a browser of its own.');
  const server = await openTorture();
  const profile = info.outputPath('profile');
  const plan = {
    seed: 11,
    kills: 6,
    screens: 2,
    browserKills: 1,
    ruins: 1,
    workers: 50,
    answers: 30,
    imports: 2,
    files: 4,
    upgrades: 1,
    restores: 2,
    damages: 1,
    quotas: 1,
    minutes: 10,
  };
  const figures = await torture(plan, { url: server.url, profile, say: () => undefined });
  await server.close();
  expect(figures).toMatchObject({
    lost: 0,
    doubled: 0,
    disagreements: 0,
    partial: 0,
    complaints: [],
  });
  expect(figures.kills).toBe(8);
  expect(figures.screenKills).toBe(2);
  expect(figures.screenAnswers).toBeGreaterThan(0);
  expect(figures.answers).toBeGreaterThanOrEqual(30);
  expect(figures.files).toBe(4);
  expect(figures.ruins).toBeGreaterThan(0);
  expect(figures.repaired).toBeGreaterThan(0);
});
