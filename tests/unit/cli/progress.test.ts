import { expect, test } from 'vitest';
import { showProgress } from '../../../decks/cli/progress.ts';

function watched(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  const stream = {
    isTTY,
    write: (text: string | Uint8Array): boolean => written.push(String(text)) > 0,
  };
  const progress = showProgress('questions run', 30, stream, () => time);
  return { written, progress, wait: (ms: number) => (time += ms) };
}

test('a terminal shows one line that is updated and finally erased', () => {
  const { written, progress, wait } = watched(true);
  progress.step();
  expect(written).toEqual([]);
  wait(200);
  progress.step();
  expect(written).toEqual(['\r\u001B[Kquestions run: 2 of 30']);
  progress.end();
  expect(written.at(-1)).toBe('\r\u001B[K');
});

test('a file gets occasional lines, and none for quick work', () => {
  const { written, progress, wait } = watched(false);
  wait(1000);
  progress.step();
  progress.end();
  expect(written).toEqual([]);
  wait(10_000);
  progress.step();
  expect(written).toEqual(['questions run: 2 of 30\n']);
});
