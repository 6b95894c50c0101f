import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
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

  test('are the same, byte for byte, wherever and whenever they are made', async () => {
    const here = await loadSnapshot(path.join(folder, 'here'));
    const project = path.resolve(import.meta.dirname, '../..');
    const copy = path.join(folder, 'another folder');
    for (const part of ['package.json', 'decks/engine', 'decks/format']) {
      await cp(path.join(project, part), path.join(copy, part), { recursive: true });
    }
    await symlink(path.join(project, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
    const script = path.join(copy, 'make.mjs');
    const made = JSON.stringify(path.join(folder, 'there'));
    await writeFile(
      script,
      `import { loadSnapshot } from './decks/engine/box/snapshot.ts';
      console.log((await loadSnapshot(${made})).file);`,
    );
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', script], {
      env: { ...process.env, TZ: 'Asia/Kathmandu', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
    });
    const there = await readFile(stdout.trim());
    expect(Buffer.compare(here.bytes, there)).toBe(0);
    expect(there.includes(path.join(project, 'decks'))).toBe(false);
    expect(there.includes(copy)).toBe(false);
  }, 60_000);
});
