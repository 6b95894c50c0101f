import { expect, test } from 'vitest';
import { encodeFrame, encodeMessage, messageReader, readFrame } from '#engine/box/frames.ts';
import type { Trace } from '#engine/trace/trace.ts';
import type { BoxMessage } from '#engine/types.ts';

const trace = { version: 1, events: new Int32Array([1, -2, 3]) } as unknown as Trace;
const RUN = { stdout: 'ü\n', stderr: '', ended: { kind: 'returned' }, seconds: 1 } as const;
const MESSAGES: readonly BoxMessage[] = [
  { kind: 'booted' },
  { kind: 'output', id: 1, text: 'x'.repeat(100_000) },
  { kind: 'ended', id: 1, run: { ...RUN, trace }, spent: false },
  { kind: 'ended', id: 2, run: 'lost', spent: true },
  { kind: 'settled', id: 3, run: RUN },
];

function joined(frames: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(frames));
}

test.each([1, 7, 65_536, 1_000_000])(
  'messages arrive as they were sent, %i bytes at a time',
  (size) => {
    const stream = joined(MESSAGES.map(encodeMessage));
    const read = messageReader();
    const out: BoxMessage[] = [];
    for (let at = 0; at < stream.length; at += size) out.push(...read(stream.slice(at, at + size)));
    expect(out).toEqual(MESSAGES);
  },
);

test('bytes that are no message end the box', () => {
  const huge = new Uint8Array(8);
  new DataView(huge.buffer).setUint32(0, 2 ** 31, true);
  const odd = encodeFrame({ kind: 'ended' }, new Int32Array(1)).slice();
  new DataView(odd.buffer).setUint32(4, 3, true);
  const refusal = /more than it may|Not a message|JSON/u;
  for (const bytes of [
    huge,
    odd,
    encodeFrame('booted'),
    encodeFrame(null),
    encodeFrame({ id: 1 }),
    joined([new Uint8Array([4, 0, 0, 0, 0, 0, 0, 0]), Buffer.from('nope')]),
  ]) {
    expect(() => messageReader()(bytes)).toThrow(refusal);
  }
});

test('a request is read whole, and the end of the stream is no request', () => {
  const bytes = encodeFrame({ id: 1, program: 'print(1)' });
  let at = 0;
  const read = (into: Uint8Array): boolean => {
    into.set(bytes.subarray(at, at + into.length));
    at += into.length;
    return at <= bytes.length;
  };
  expect(readFrame(read)).toEqual({ id: 1, program: 'print(1)' });
  expect(readFrame(read)).toBeUndefined();
});
