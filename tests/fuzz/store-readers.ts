/** The readers of backups, and of messages from a box. */
import * as fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { createEngine } from '#engine/box/engine.ts';
import type { BoxMessage, BoxRequest, Run } from '#engine/types.ts';
import { crc32 } from '#format/crc32.ts';
import { createBackup } from '#store/backup.ts';
import { restoreBackup } from '../fixtures/backups.ts';
import { recordAnswer } from '#store/reviews.ts';
import { NOW, THREE, answerTo, openFresh, openWith } from '../store/fixtures.ts';
import { changedBytes, changedText, changedValue } from './mutate.ts';
import { type FuzzedReader, packed, unpacked } from './reader.ts';

const learner = await openWith(THREE);
await recordAnswer(learner, await answerTo(learner, 'one', 'easy'));
await learner.settings.put({ name: 'retention', value: 0.85 });
const BACKUP = await createBackup(learner, NOW);
const FILES = unzipSync(BACKUP);
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
const NAMES = Object.keys(FILES).filter((name) => name.endsWith('.jsonl'));

interface Manifest {
  readonly parts: readonly { readonly name: string }[];
}

/** The backup with one part replaced, and the table of contents adjusted. */
function withPart(name: string, content: string, rows: number): Uint8Array {
  const manifest = JSON.parse(text(FILES['manifest.json'])) as Manifest;
  const bytes = encode(content);
  const parts = manifest.parts.map((part) =>
    part.name === name ? { ...part, rows, size: bytes.length, crc32: crc32(bytes) } : part,
  );
  const changed = encode(JSON.stringify({ ...manifest, parts }));
  return zipSync({ ...FILES, [name]: bytes, 'manifest.json': changed }, { level: 1 });
}

const backups = fc.oneof(
  changedValue(JSON.parse(text(FILES['manifest.json']))).map((manifest) =>
    zipSync({ ...FILES, 'manifest.json': encode(JSON.stringify(manifest)) }, { level: 1 }),
  ),
  fc.constantFrom(...NAMES).chain((name) => {
    const lines = text(FILES[name]).trim().split('\n');
    const first: unknown = JSON.parse(lines[0] ?? '{}');
    return fc.oneof(
      changedValue(first).map((row) => {
        const all = [JSON.stringify(row) ?? 'null', ...lines.slice(1)];
        return withPart(name, `${all.join('\n')}\n`, all.length);
      }),
      changedText([text(FILES[name])], ['\n', '{', '[', '"', '1e999', 'null\n', '\u0000']).map(
        (content) => withPart(name, content, lines.length),
      ),
    );
  }),
  changedBytes(fc.constant(BACKUP)),
);

const target = await openFresh();
let transactions = 0;
const open = target.transaction.bind(target);
Object.assign(target, {
  transaction: (...args: Parameters<typeof open>) => {
    transactions += 1;
    return open(...args);
  },
});

const backup: FuzzedReader = {
  name: 'backup',
  inputs: backups.map(packed),
  read: async (input) => {
    const before = transactions;
    const result = await restoreBackup(target, unpacked(input));
    if (result.ok) return {};
    return { messages: result.problems, partial: transactions > before };
  },
};

const RUN: Run = { stdout: 'a\n', stderr: '', ended: { kind: 'returned' }, seconds: 1 };
const LETTERS: readonly unknown[] = [
  { kind: 'booted' },
  { kind: 'failed', message: 'No.' },
  { kind: 'settled', id: 0 },
  { kind: 'output', id: 0, text: 'a\n' },
  { kind: 'ended', id: 0, run: RUN, spent: false },
];

const letters: FuzzedReader = {
  name: 'letters',
  inputs: fc.array(fc.oneof(...LETTERS.map((letter) => changedValue(letter))), { maxLength: 8 }),
  read: async (input) => {
    const listeners: ((message: BoxMessage) => void)[] = [];
    const asked: BoxRequest[] = [];
    const engine = createEngine(
      (listen) => {
        listeners.push(listen);
        return { post: (request) => void asked.push(request), kill: () => undefined };
      },
      { spare: false },
    );
    try {
      listeners[0]?.({ kind: 'booted' });
      const run = engine.run('print("a")').then(
        () => 'ended',
        () => 'failed',
      );
      for (const letter of input as readonly BoxMessage[]) listeners.at(-1)?.(letter);
      await Promise.race([run, Promise.resolve()]);
    } finally {
      engine.close();
    }
    return {};
  },
};

export const STORE_READERS = [backup, letters];
