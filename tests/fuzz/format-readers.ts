/** The readers of decks and of what goes with them: question, manifest, YAML, package, zip, answers, progress. */
import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import { parseAnswers } from '#format/answers.ts';
import { parseDeck } from '#format/deck.ts';
import { readGiven, writeGiven } from '#format/given-answers.ts';
import { parseProgress, writeProgress } from '#format/progress.ts';
import { parseManifest } from '#format/manifest.ts';
import { readPackage } from '#format/package.ts';
import { collect } from '#format/problems.ts';
import { parseQuestion } from '#format/question.ts';
import type { Result } from '#format/types.ts';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import { writeQuestion } from '#format/write-question.ts';
import { readYaml } from '#format/yaml.ts';
import { listZip, openEntry } from '#format/zip.ts';
import { choiceText, manifestText, predictText } from '../fixtures/decks.ts';
import { changedBytes, changedText, changedValue } from './mutate.ts';
import { type FuzzedReader, type Reading, packed, unpacked } from './reader.ts';

const QUESTIONS = [
  predictText('one', ['print("save")', 'print(2)'], { vary: '[save, store]' }),
  `${choiceText('two', ['Yes', 'No'])}\n### More\n\n> quoted\n\n- a\n- b\n`,
];

const MARKDOWN = [
  '---\n', '\n', '\r', '\t', '    ', '```', '~~~', '```python\n', '- [x] ', '- ', '## Why\n', '## Models\n', '# ',
  '> ', '> a\nb\n', '<b>', '<!--', '![a](b)', '[a](http://b)', '[a]: b\n', '[a]', '\\', '*', '_', '`', '&amp;', 'a\n=\n',
  '1. ', 'a\n', '\u0000', '\uFEFF', '\ud800', '\u2028',
]; // prettier-ignore
const YAML = [
  '"', "'", '{', '}', '[', ']', ': ', '#', '|\n', '>\n', '@', '!', '!x ', '&a ', '*a ', '- *b\n', '__proto__: 1\n',
  'constructor: x\n', '? ', '? a\n', 'a: 1\n', 'a: "\n', '- "\\q"\n', '\\q', '<<: *a\n', '%TAG ! x\n', '...\n', '- ',
  'level: 4\n', 'x: y\n', '{a: ', 'vary: {A: [b, c]}\n', ',',
]; // prettier-ignore

const reading = (result: Result<unknown>): Reading => ({
  messages: result.ok ? [] : result.problems,
});

function must(right: boolean, what: string): void {
  if (!right) throw new Error(what);
}

const question: FuzzedReader = {
  name: 'question',
  inputs: changedText(QUESTIONS, [...MARKDOWN, ...YAML]),
  read: (input) => {
    const result = parseQuestion('unit/a.md', String(input));
    if (result.ok) {
      const last = variant(result.value, variantCount(result.value) - 1);
      must(last.vary.length === 0, 'A variant varies.');
      const again = parseQuestion('unit/a.md', writeQuestion(result.value));
      must(
        again.ok && JSON.stringify(again.value) === JSON.stringify(result.value),
        'A question that was read does not read the same when it is written.',
      );
    }
    return reading(result);
  },
};

const manifest: FuzzedReader = {
  name: 'manifest',
  inputs: changedText([manifestText()], YAML),
  read: (input) => reading(parseManifest(String(input))),
};

const yaml: FuzzedReader = {
  name: 'yaml',
  inputs: changedText(['a: b\nc: [d, e]\nf:\n  - g: "h"\n', '{a: {b: c}}', ''], YAML),
  read: (input) => {
    const { problems, report } = collect('a.yaml');
    const source = readYaml(String(input), 1, report);
    must((source === undefined) !== problems.isEmpty(), 'Neither read nor explained.');
    source?.lineOf(['a', 'b', 0]);
    return { messages: problems.all() };
  },
};

const PATHS = [
  'basics/a.md',
  'basics/b.md',
  'other/c.md',
  'README.md',
  '../x.md',
  'a.md',
  'deck.yml',
];

const deck: FuzzedReader = {
  name: 'deck',
  inputs: fc.record({
    manifest: fc.oneof(fc.constant(manifestText()), changedText([manifestText()], YAML)),
    files: fc.dictionary(
      fc.oneof(
        fc.constantFrom(...PATHS),
        fc.array(fc.constantFrom('basics', '..', '', '__proto__', 'a.md', 'x'), { maxLength: 4 })
          .map((parts) => parts.join('/')),
      ),
      fc.oneof(fc.constantFrom(...QUESTIONS), changedText(QUESTIONS, MARKDOWN)),
      { maxKeys: 6 },
    ),
    strays: fc.nat(300),
  }),
  read: async (input) => {
    const { manifest, files, strays } = input as {
      readonly manifest: string;
      readonly files: Readonly<Record<string, string>>;
      readonly strays: number;
    };
    const all = new Map(Object.entries(files));
    for (let at = 0; at < strays; at += 1) all.set(`stray-${at}/a.md`, '');
    all.set('deck.yaml', manifest);
    return reading(await parseDeck(all, (text) => String(text.length)));
  },
}; // prettier-ignore

const KEY = { stdout: 'a\n', ended: { kind: 'returned' }, seconds: 0 };
const ANSWERS = {
  format: 2,
  engine: 'e',
  answers: { ['0'.repeat(64)]: { ...KEY, otherwise: [{ ...KEY, ids: ['lifo'] }] } },
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const zips = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom('deck.yaml', 'a/deck.yaml', 'basics/a.md', 'answers.json', 'x.png', 'LICENSE'),
      fc.oneof(
        fc.constantFrom(manifestText(), ...QUESTIONS, JSON.stringify(ANSWERS)),
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.constant('\n'.repeat(100_000)),
      ),
      { maxKeys: 5 },
    ),
    fc.constantFrom(0 as const, 9 as const),
  )
  .map(([files, level]) =>
    zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encode(text)])),
      { level, mtime: new Date(2001, 1, 1) },
    ),
  ); // prettier-ignore

const archives = changedBytes(fc.oneof(zips, fc.uint8Array({ maxLength: 200 }))).map(packed);

const deckPackage: FuzzedReader = {
  name: 'package',
  inputs: archives,
  read: (input) => reading(readPackage(unpacked(input), 'a.loopwise')),
};

const zip: FuzzedReader = {
  name: 'zip',
  inputs: archives,
  read: (input) => {
    const bytes = unpacked(input);
    const listing = listZip(bytes, 100);
    const found = 'fault' in listing ? [listing] : listing.entries.map((e) => openEntry(bytes, e));
    const faults = found.flatMap((one) => ('fault' in one ? [one.fault] : []));
    return { messages: faults.map((fault) => ({ file: 'a.zip', line: 1, ...fault })) };
  },
};

const JSON_PIECES = ['{', '[', '"', ',', '\\', '1e999', 'null'];

const answers: FuzzedReader = {
  name: 'answers',
  inputs: fc.oneof(
    changedValue(ANSWERS).map((value) => JSON.stringify(value)),
    changedText([JSON.stringify(ANSWERS)], JSON_PIECES),
  ),
  // An unusable cache is ignored silently.
  read: (input) => {
    parseAnswers(String(input));
    return {};
  },
};

const GIVEN = writeGiven({
  deck: { id: 'test.deck', title: 'A deck', version: '1.0.0' },
  name: 'Ada',
  answers: [
    { question: 'one', correct: false, beliefs: ['eager-task'] },
    { question: 'two', correct: true, beliefs: [] },
  ],
});

const given: FuzzedReader = {
  name: 'given answers',
  inputs: fc.oneof(
    changedValue(JSON.parse(GIVEN)).map((value) => JSON.stringify(value)),
    changedText([GIVEN], JSON_PIECES),
  ),
  read: (input) => {
    const read = readGiven('a.loopwise-answers', String(input));
    if (!read.ok) return { messages: read.problems };
    const again = readGiven('a.loopwise-answers', writeGiven(read.value));
    must(again.ok, 'What was read cannot be written and read again.');
    return {};
  },
};

const PROGRESS = writeProgress([
  {
    question: 'one',
    at: 1,
    took: 2,
    form: 'order',
    variant: 0,
    answer: 'a\n',
    correct: 1,
    confidence: 'sure',
    explainedBy: ['eager-task'],
    suggested: 'good',
    rating: 'easy',
  },
]);

const progress: FuzzedReader = {
  name: 'progress',
  inputs: fc.oneof(
    changedValue(JSON.parse(PROGRESS)).map((value) => JSON.stringify(value)),
    changedText([PROGRESS], JSON_PIECES),
  ),
  // Progress that cannot be read is left out, and the deck is taken without it.
  read: (input) => {
    const read = parseProgress(String(input));
    if (read === undefined) return {};
    must(parseProgress(writeProgress(read)) !== undefined, 'It cannot be written and read again.');
    return {};
  },
};

export const FORMAT_READERS = [
  question,
  manifest,
  yaml,
  deck,
  deckPackage,
  zip,
  answers,
  given,
  progress,
];
