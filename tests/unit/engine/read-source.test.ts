import { expect, it } from 'vitest';
import { readSource } from '#engine/inspect/source.ts';
import type { Run } from '#engine/types.ts';

const answering = (run: Pick<Run, 'stdout' | 'ended'>) => ({
  run: async () => ({ ...run, stderr: '', seconds: 0 }),
  runAll: async () => [],
});

it('says that a source is too much if looking at it met a limit', async () => {
  const engine = answering({ stdout: '', ended: { kind: 'limit', limit: 'memory' } });
  expect(await readSource(engine, 'x = 1')).toEqual({
    kind: 'size',
    line: 1,
    message: 'This is too much code to look at: name a smaller file',
  });
});

it('names the line that is no Python', async () => {
  const stdout = '{"error":{"line":7,"message":"invalid syntax"}}';
  const engine = answering({ stdout, ended: { kind: 'returned' } });
  expect(await readSource(engine, 'x =')).toEqual({
    kind: 'syntax',
    line: 7,
    message: 'invalid syntax',
  });
});
