/**
 * `npm run fuzz -- [READER...] [--seed N] [--count N]`: every reader of untrusted bytes on hostile
 * inputs. Failures are shrunk and kept in `corpus`, which the tests replay.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { MOST_MS, fuzz } from './fuzz.ts';
import { READERS } from './readers.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20000' },
  },
});
const wanted = READERS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (wanted.length === 0) {
  console.error(`Readers: ${READERS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const options = { seed: Number(values.seed), count: Number(values.count) };

const row = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, at) => (at === 0 ? String(cell).padEnd(14) : String(cell).padStart(16)))
    .join('');

console.log(`seed ${options.seed}`);
console.log(
  row(['reader', 'inputs', 'crashes', 'partial writes', 'longest (ms)', 'without a place']),
);
let failed = false;
for (const reader of wanted) {
  const found = await fuzz(reader, options);
  const { inputs, crashes, partialWrites, longest, withoutPlace, failure } = found;
  console.log(
    row([reader.name, inputs, crashes, partialWrites, Math.round(longest), withoutPlace]),
  );
  failed ||= failure !== undefined || longest > MOST_MS;
  if (failure === undefined) continue;
  const text = `${JSON.stringify({ reader: reader.name, input: failure.input })}\n`;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const file = path.join(import.meta.dirname, 'corpus', `${reader.name}-${name}.json`);
  writeFileSync(file, text);
  console.log(`  ${failure.what.slice(0, 600)}\n  kept in ${path.relative(process.cwd(), file)}`);
}
process.exitCode = failed ? 1 : 0;
