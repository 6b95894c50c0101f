import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSnapshot } from '#engine/box/snapshot.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'loopwise-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

describe('the snapshots on the disk', () => {
  test('are made once, and those of earlier engines are removed', async () => {
    const old = ['0', '1', '2', '3', '4'].map((digit) => digit.repeat(16));
    for (const [age, id] of old.entries()) {
      for (const name of [`engine-${id}.snapshot`, `engine-${id}.json`, `judged-${id}-1.json`]) {
        await writeFile(path.join(folder, name), '');
        await utimes(path.join(folder, name), 1000 - age, 1000 - age);
      }
    }
    await writeFile(path.join(folder, 'something-else'), '');

    const made = await loadSnapshot(folder);
    const names = await readdir(folder);
    expect(names).toContain(`engine-${made.identity.id}.snapshot`);
    expect(names).toContain('something-else');
    const left = old.filter((id) => names.some((name) => name.includes(id)));
    expect(left).toEqual(old.slice(0, 3));

    const read = await loadSnapshot(folder);
    expect(read.identity).toEqual(made.identity);
    expect(Buffer.compare(read.bytes, made.bytes)).toBe(0);
  }, 60_000);
});
