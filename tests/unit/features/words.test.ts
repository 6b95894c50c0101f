/**
 * Texts are by screen in `texts.ts`, not in components; and phrases that no screen uses any more,
 * because nobody would say them, each with its replacement.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** The folders with the texts of screens. */
const FOLDERS = ['renderer/features', 'renderer/session', 'renderer/ui', 'decks/engine/trace'];

const REPLACED = [
  ['It goes another way from', 'Line 1 is different.'],
  ['then it goes another way', 'First 2 lines correct; line 3 differs.'],
  ['Put the lines down', 'Put the lines in order'],
  ['puts its line down', 'Press a letter to add its line'],
  ['some of which may never be printed', 'Available lines (some may be extra)'],
  ['Why it goes so', 'The explanation is above.'],
  ['When all is there', 'How sure are you?'],
  ['is the very output', 'You would be right if'],
  ['Your answers would be right', 'Misconceptions in this session'],
  ['You took', 'You chose'],
  ['Where it parts', 'Where it diverges'],
  ['Where they part', 'Where it diverges'],
  ['has given way at', 'is paused at'],
  ['that its task is done', 'completion callback'],
  ['The main program enters', 'Python starts the file'],
  ['None is set', 'No timers'],
  ['more before that', '1 earlier step'],
  ['It is to print', 'Target output'],
  ['it goes on to commit', 'on an empty line: finish'],
  ['That settles overnight', 'Sleep helps'],
  ['known now, “', 'Learned'],
  ['Go on where you were', 'Resume'],
  ['Start anew', 'New session'],
  ['A day brings at most', 'Daily limits'],
  ['cannot be taken', 'can’t be imported'],
  ['lines of your log', 'answers'],
  ['CPython behaves so', 'CPython detail'],
  ['is looked at when', 'Checked as soon as you stop typing.'],
  ['in other worlds', 'Checking that the answer is certain'],
  ['Whoever imports', 'People who import the deck'],
  ['goes its own way', 'It fits up to line 3; from line 4 on it does not.'],
  ['you hold;', 'finds wrong beliefs you may have'],
  ['likely yours', 'You probably hold none of them.'],
  ['were foretold', 'the log loss changes'],
  ['Nobody can know the answer', 'The answer is not certain'],
] as const;

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name)),
).map((file) => ({ file: path.relative(root, file), text: readFileSync(file, 'utf8') }));

test('the sources are found', () => {
  expect(sources.length).toBeGreaterThan(200);
});

test.each(REPLACED)('no text says “%s”; it says “%s”', (old) => {
  expect(sources.flatMap(({ file, text }) => (text.includes(old) ? [file] : []))).toEqual([]);
});

/** Attributes that are displayed or read out. */
const SPOKEN = /^(?:aria-label|aria-description|title|label|placeholder|alt)$/u;

/** Two words in a row; a selector has brackets. */
const SENTENCE = /^[^[\]]*\p{L}{2}[,.]? \p{L}{2}[^[\]]*$/u;

interface Node {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly name?: { readonly name?: unknown };
  readonly callee?: { readonly name?: unknown };
}

/** The texts in a component's code, apart from imports and messages of errors of ours. */
function textsIn(code: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value, name, callee } = node as Node;
    if (type === 'ImportDeclaration' || callee?.name === 'Error') return;
    const text = textOf(type, value);
    const { value: literal } = (type === 'JSXAttribute' ? (value ?? {}) : {}) as Node;
    const spoken = SPOKEN.test(String(name?.name)) && typeof literal === 'string' ? literal : '';
    if (text !== '') found.push(text);
    else if (/\p{L}/u.test(spoken)) found.push(spoken);
    else Object.values(node).forEach(visit);
  };
  visit(parseAst(code, { lang: 'tsx' }));
  return found;
}

/** The text of a node that is one; empty for any other. */
function textOf(type: unknown, value: unknown): string {
  if (type === 'JSXText') return /\p{L}{2}/u.test(String(value)) ? String(value).trim() : '';
  const raw = type === 'TemplateElement' ? (value as { readonly raw: string }).raw : value;
  const said = type === 'Literal' || type === 'TemplateElement' ? String(raw) : '';
  return SENTENCE.test(said) ? said : '';
}

test('texts in a component are found', () => {
  const code = "const a = <p title='Title'>text {b ? `Line ${c} of it` : 'two words'}</p>;";
  expect(textsIn(code)).toEqual(['Title', 'text', ' of it', 'two words']);
});

test.each(sources.filter(({ file }) => file.endsWith('.tsx')))('$file has no texts', ({ text }) => {
  expect(textsIn(text)).toEqual([]);
});
