/**
 * What reading a hostile file costs. Absolute time says little on a busy machine, so each case is
 * measured against an ordinary text of the same size, with a bound far from both.
 */
import { describe, expect, it } from 'vitest';
import { parseDeck } from '#format/deck.ts';
import { LIMITS } from '#format/limits.ts';
import { parseManifest } from '#format/manifest.ts';
import { readPackage } from '#format/package.ts';
import { parseQuestion } from '#format/question.ts';
import { MANIFEST, PREDICT, problemsOf } from './samples.ts';
import { patchDirectory, zip } from './zip-samples.ts';

const MOST_MS = 6000;

const fill = (piece: string, size: number): string => piece.repeat(Math.floor(size / piece.length));
const each = (count: number, piece: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => piece(at)).join('');

function within<T>(work: () => T): T {
  const began = performance.now();
  const result = work();
  expect(performance.now() - began).toBeLessThan(MOST_MS);
  return result;
}

const SIZE = LIMITS.manifestBytes - 1000;

const YAML: Readonly<Record<string, string>> = {
  'one key again and again': fill('a: 1\n', SIZE),
  'one key again and again in braces': `{${fill('a: 1,', SIZE)}}`,
  'many different keys': each(20_000, (at) => `k${at}: 1\n`),
  'references to nobody': `a:\n${fill('- *b\n', SIZE)}`,
  'tags': `a:\n${fill('- !x y\n', SIZE)}`,
  'errors inside of quotes': `a:\n${fill(String.raw`- "\q"`, SIZE)}`,
  'errors inside of one quote': `a: "${fill(String.raw`\q`, SIZE)}"`,
  'errors inside of one quote over many lines': `a: "${fill('\\q\n ', SIZE)}"`,
  'quotes that are never closed': fill('a: "\n', SIZE),
  'reserved characters': fill('a: @\n', SIZE),
  'tabs': fill('\ta: 1\n', SIZE),
  'keys that are explained': fill('? a\n', SIZE),
  'nothing but brackets': fill('[', SIZE),
};

describe('a hostile manifest is refused quickly', () => {
  it.each(Object.entries(YAML))('%s', (_title, text) => {
    const problems = problemsOf(within(() => parseManifest(text)));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(LIMITS.yamlFaults);
    for (const { message, remedy } of problems) {
      expect(message.length + remedy.length).toBeLessThan(1000);
    }
  });

  it('units that require a thousand missing ones', () => {
    const needs = each(400, (at) => `${'x'.repeat(8)}${at},`);
    const units = each(12, (at) => `  - { id: unit-${at}, title: T, needs: [${needs}] }\n`);
    const text = MANIFEST.replace(/units:[^]*/u, `units:\n${units}`);
    const problems = problemsOf(within(() => parseManifest(text)));
    expect(problems).toHaveLength(LIMITS.problems);
    expect(problems.at(-1)?.message).toMatch(/There are \d+ more problems/u);
  });
});

const PROSE: Readonly<Record<string, string>> = {
  'quotes apart': fill('>\n\n', 30_000),
  'quotes in quotes': fill(`${'>\n'.repeat(14)}>>\n`, 30_000),
  'lists apart': fill('1. a\n\nx\n\n', 30_000),
  'lazy lines in a quote': `> a\n${fill('b\n', 30_000)}`,
  'lazy lines in many quotes': fill('> a\nb\n\n', 30_000),
  'lazy lines in a list': `- a\n${fill('b\n', 30_000)}`,
  'underlines': fill('a\n=\n', 30_000),
  'comments': fill('a<!--', 30_000),
  'instructions': fill('a<?', 30_000),
  'brackets': fill('[a]', 30_000),
};

describe('hostile prose is refused quickly', () => {
  it.each(Object.entries(PROSE))('%s', (_title, text) => {
    const head = PREDICT.slice(0, PREDICT.indexOf('What does'));
    const problems = problemsOf(within(() => parseQuestion('a.md', head + text)));
    expect(problems.map(({ message }) => message).join()).toMatch(/more than \d+/iu);
  });
});

it('a deck with thousands of stray folders is refused quickly', async () => {
  const near = 'x'.repeat(58);
  const units = each(400, (at) => `  - { id: ${near.slice(0, 54)}${at}, title: T }\n`);
  const files = Object.fromEntries(
    Array.from({ length: 4000 }, (_, at) => [`${near.slice(0, 52)}-${at}/a.md`, '']),
  );
  const began = performance.now();
  const result = await parseDeck(
    { ...files, 'deck.yaml': MANIFEST.replace(/units:[^]*/u, `units:\n${units}`) },
    () => '',
  );
  expect(performance.now() - began).toBeLessThan(MOST_MS);
  expect(problemsOf(result)).toHaveLength(LIMITS.problems);
});

it('a zip whose entries overlap is refused: a small one could cost any amount of work', () => {
  const bytes = zip({ 'deck.yaml': MANIFEST, 'basics/a.md': PREDICT }, 0);
  const overlapping = patchDirectory(bytes, 20, 4, bytes.length - 300);
  const [problem] = problemsOf(readPackage(overlapping));
  expect(problem?.message).toContain('damaged');
});
