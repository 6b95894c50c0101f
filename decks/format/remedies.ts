/** Remedies that can be applied with a key: edits of the text that fix a problem. Pure. */
import { locateQuestion } from './question.ts';
import type { LocatedQuestion } from './question.ts';
import { suggest } from './suggest.ts';
import type { Problem } from './types.ts';
import { normaliseText } from './text.ts';

/** An edit of a question's file that fixes a problem. */
export interface Remedy {
  /** What it does, as the text of a button. */
  readonly title: string;
  readonly text: string;
}

/** A rule looks at a problem and the lines of the file; undefined if it does not apply. */
type Rule = (problem: Problem, lines: readonly string[]) => Remedy | undefined;

/**
 * The edit that fixes a problem of a question's file, if it can be made without the author. The texts
 * of remedies are written for people, and what they show in backticks goes into the file.
 *
 * @param text the file that the problem was found in.
 */
export function remedyFor(problem: Problem, text: string): Remedy | undefined {
  const lines = normaliseText(text).split('\n');
  for (const rule of RULES) {
    const found = rule(problem, lines);
    if (found !== undefined) return found;
  }
  return undefined;
}

const RULES: readonly Rule[] = [
  missingField,
  misspeltField,
  wrongField,
  missingSection,
  misspeltSection,
  emptySection,
  unmarkedFence,
  useless,
  unknownModel,
  noteInPlaceOfAnswer,
  wrongAnswerThatIsRight,
  missingImport,
  seed,
  tie,
];

/** The code that a remedy tells to write: what follows `Write` in backticks. */
function toWrite({ remedy }: Problem): string | undefined {
  return /^Write (?:a name such as )?`([^`]+)`/u.exec(remedy)?.[1];
}

/** Index of the line that closes the front matter; -1 if there is none. */
function frontEnd(lines: readonly string[]): number {
  return lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---');
}

function missingField(problem: Problem, lines: readonly string[]): Remedy | undefined {
  const field = /^`(\w+)` is missing\.$/u.exec(problem.message)?.[1];
  const code = toWrite(problem);
  const end = frontEnd(lines);
  if (field === undefined || code === undefined || end === -1) return undefined;
  if (!code.startsWith(`${field}:`)) return undefined;
  // The field may be there under a misspelt name, which is what has to be fixed.
  const names = lines.slice(1, end).map((line) => /^\w+(?=:)/u.exec(line)?.[0] ?? '');
  if (names.some((name) => suggest(name, [field]) !== undefined)) return undefined;
  return { title: `Add \`${code}\``, text: withLines(lines, end, 0, [code]) };
}

function misspeltField(problem: Problem, lines: readonly string[]): Remedy | undefined {
  const field = /^There is no field `(\S+)`\.$/u.exec(problem.message)?.[1];
  if (field === undefined) return undefined;
  const at = problem.line - 1;
  const meant = /^Did you mean `([^`]+)`\?$/u.exec(problem.remedy)?.[1];
  const line = lines[at] ?? '';
  if (!line.trimStart().startsWith(`${field}:`)) return undefined;
  return meant === undefined
    ? { title: 'Delete the line', text: withLines(lines, at, 1, []) }
    : {
        title: `Write \`${meant}\``,
        text: withLines(lines, at, 1, [line.replace(field, () => meant)]),
      };
}

/** A field with an invalid value: the whole line is replaced as the remedy says. */
function wrongField(problem: Problem, lines: readonly string[]): Remedy | undefined {
  const field = /^`(\w+)` (?:must be|is empty)/u.exec(problem.message)?.[1];
  const code = toWrite(problem);
  const at = problem.line - 1;
  if (field === undefined || code === undefined || !code.startsWith(`${field}:`)) return undefined;
  if (!(lines[at] ?? '').startsWith(`${field}:`) || code === lines[at]) return undefined;
  return { title: `Write \`${code}\``, text: withLines(lines, at, 1, [code]) };
}

function missingSection({ message }: Problem, lines: readonly string[]): Remedy | undefined {
  if (message !== 'The section `## Why` is missing.') return undefined;
  const headings = lines.flatMap((line) => /^## (.+)$/u.exec(line)?.[1] ?? []);
  if (headings.some((title) => suggest(title, ['Why']) !== undefined)) return undefined;
  const later = lines.findIndex((line) => /^## (?:Models|Wrong)\b/u.test(line));
  const place = later === -1 ? lines.length : later;
  const gap = (lines[place - 1] ?? '').trim() === '' ? [] : [''];
  return {
    title: 'Add `## Why`',
    text: withLines(lines, place, 0, [...gap, '## Why', '', '']),
  };
}

function misspeltSection(problem: Problem, lines: readonly string[]): Remedy | undefined {
  const meant = /^Did you mean `(## [^`]+)`\?$/u.exec(problem.remedy)?.[1];
  if (meant === undefined) return undefined;
  return {
    title: `Write \`${meant}\``,
    text: withLines(lines, problem.line - 1, 1, [meant]),
  };
}

/** `## Models` and `## Wrong` are optional; `## Why` is for the author to write. */
function emptySection({ message }: Problem, lines: readonly string[]): Remedy | undefined {
  const section = /^The section `(## (?:Models|Wrong))` is empty\.$/u.exec(message)?.[1];
  const at = section === undefined ? -1 : lines.findIndex((line) => line.startsWith(section));
  if (at === -1) return undefined;
  let end = at + 1;
  while (end < lines.length && (lines[end] ?? '').trim() === '') end += 1;
  return { title: `Delete \`${section ?? ''}\``, text: withLines(lines, at, end - at, []) };
}

function unmarkedFence(problem: Problem, lines: readonly string[]): Remedy | undefined {
  const { message, line } = problem;
  if (
    message !== 'The fence is not marked as Python.' &&
    !message.startsWith('The fence is marked')
  )
    return undefined;
  const fence = /^\s*(`{3,}|~{3,})/u.exec(lines[line - 1] ?? '')?.[1];
  if (fence === undefined) return undefined;
  return {
    title: 'Mark it as `python`',
    text: withLines(lines, line - 1, 1, [`${fence}python`]),
  };
}

/** Something that has no effect: a note that is never shown, or a key of `vary`. */
function useless(problem: Problem, lines: readonly string[]): Remedy | undefined {
  const { message, line } = problem;
  if (/so this (?:note|one) would never be shown\.$/u.test(message) && !isUnknown(message)) {
    return { title: 'Delete the note', text: withoutParagraph(lines, line - 1, 'Models') };
  }
  if (/^All \d+ variants print the same\.$/u.test(message)) {
    return { title: 'Delete `vary`', text: withoutKey(lines, 'vary') };
  }
  const key = /^No value of `([^`]+)` changes/u.exec(message)?.[1];
  if (key === undefined) return undefined;
  return { title: `Delete \`${key}\``, text: withoutKey(lines, key) };
}

function isUnknown(message: string): boolean {
  return message.startsWith('There is no model');
}

function unknownModel(problem: Problem, lines: readonly string[]): Remedy | undefined {
  const model = /^There is no model `([^`]+)`/u.exec(problem.message)?.[1];
  const meant = toWrite(problem);
  const line = lines[problem.line - 1] ?? '';
  if (model === undefined || meant === undefined || !line.startsWith(`${model}:`)) return undefined;
  return {
    title: `Write \`${meant}\``,
    text: withLines(lines, problem.line - 1, 1, [meant + line.slice(model.length)]),
  };
}

/** Turns an answer below `## Wrong` that a model prints into a note on that model. */
function noteInPlaceOfAnswer(problem: Problem, lines: readonly string[]): Remedy | undefined {
  const model = /^The model `([a-z][a-z0-9-]*)` prints this output\.$/u.exec(problem.message)?.[1];
  const entry = model === undefined ? undefined : wrongAt(lines, problem.line);
  if (model === undefined || entry === undefined) return undefined;
  const text = withNote(withoutWrong(lines, problem.line - 1), model, entry.text);
  return { title: `Make it a note on \`${model}\``, text };
}

function wrongAnswerThatIsRight(problem: Problem, lines: readonly string[]): Remedy | undefined {
  if (!problem.message.endsWith('what the program prints, so it is not wrong.')) return undefined;
  return { title: 'Delete it', text: withoutWrong(lines, problem.line - 1) };
}

function missingImport(problem: Problem, lines: readonly string[]): Remedy | undefined {
  const code = /^Write `(import \w+)` at its top\.$/u.exec(problem.remedy)?.[1];
  const at = lines.findIndex((line) => /^`{3,}python\s*$/u.test(line));
  if (code === undefined || at === -1) return undefined;
  return { title: `Add \`${code}\``, text: withLines(lines, at + 1, 0, [code]) };
}

function seed(problem: Problem, lines: readonly string[]): Remedy | undefined {
  if (!problem.message.startsWith('It draws random numbers.')) return undefined;
  const at = lines.findLastIndex((line) => /^import random\b/u.test(line));
  if (at === -1) return undefined;
  return {
    title: 'Add `random.seed(1)`',
    text: withLines(lines, at + 1, 0, ['', 'random.seed(1)']),
  };
}

/** More than enough to separate two timers, in seconds. */
const APART = 0.1;

/** Timers for the same moment: the last one named gets a longer delay. */
function tie(problem: Problem, lines: readonly string[]): Remedy | undefined {
  const { message, line } = problem;
  if (!message.startsWith('Several things are due at the same moment')) return undefined;
  const named = /See lines? ([\d, and]+)\./u.exec(message)?.[1]?.match(/\d+/gu)?.map(Number) ?? [];
  for (const at of [...named, line].toSorted((one, other) => other - one)) {
    const code = lines[at - 1] ?? '';
    const delay =
      /\b(?:sleep|call_later|timeout)\((\d+(?:\.\d+)?)|,\s*(\d+(?:\.\d+)?)\)+\s*,?$/u.exec(code);
    const number = delay?.[1] ?? delay?.[2];
    if (delay === null || number === undefined) continue;
    const longer = String(Number((Number(number) + APART).toFixed(6)));
    const start = delay.index + delay[0].indexOf(number);
    const changed = code.slice(0, start) + longer + code.slice(start + number.length);
    return {
      title: `Wait ${longer} s in line ${at}`,
      text: withLines(lines, at - 1, 1, [changed]),
    };
  }
  return undefined;
}

/** The text with a note on a model at the end of `## Models`, adding the section if needed. */
export function withNote(text: string, model: string, note: string): string {
  const lines = normaliseText(text).trimEnd().split('\n');
  const line = `${model}: ${note}`.trimEnd();
  const at = lines.findIndex((one) => /^## Models\s*$/u.test(one));
  const wrong = lines.findIndex((one) => /^## Wrong\b/u.test(one));
  if (at === -1) {
    const end = wrong === -1 ? lines.length : wrong;
    return withLines(lines, end, 0, [...gapBefore(lines, end), '## Models', '', line, '']);
  }
  const end = wrong > at ? wrong : lines.length;
  return withLines(lines, end, 0, [...gapBefore(lines, end), line, '']);
}

/** The text with an output below `## Wrong`, and the reply to whoever predicts it. */
export function withWrong(text: string, output: string, words: string): string {
  const lines = normaliseText(text).trimEnd().split('\n');
  const fence = output.includes('```') ? '````' : '```';
  const entry = [`${fence}text`, ...output.trimEnd().split('\n'), fence, '', words];
  const there = lines.some((line) => /^## Wrong\b/u.test(line));
  return [...lines, '', ...(there ? [] : ['## Wrong', '']), ...entry, ''].join('\n');
}

function gapBefore(lines: readonly string[], at: number): readonly string[] {
  return (lines[at - 1] ?? '').trim() === '' ? [] : [''];
}

function withLines(
  lines: readonly string[],
  at: number,
  remove: number,
  add: readonly string[],
): string {
  return lines.toSpliced(at, remove, ...add).join('\n');
}

/** Removes a paragraph and the empty lines after it, and its section if that is then empty. */
function withoutParagraph(lines: readonly string[], at: number, section: string): string {
  let end = at + 1;
  while (end < lines.length && !/^(?:\s*|[a-z][a-z0-9-]*: .*|## .*)$/u.test(lines[end] ?? ''))
    end += 1;
  while (end < lines.length && (lines[end] ?? '').trim() === '') end += 1;
  return withoutEmpty(lines.toSpliced(at, end - at), section);
}

/** Removes a key of the front matter and what is indented below it, and `vary` if it is then empty. */
function withoutKey(lines: readonly string[], key: string): string {
  const at = lines.findIndex((line) => line.trimStart().startsWith(`${key}:`));
  if (at === -1) return lines.join('\n');
  const depth = (lines[at] ?? '').search(/\S/u);
  let end = at + 1;
  while (end < lines.length && (lines[end] ?? '').search(/\S/u) > depth) end += 1;
  const left = lines.toSpliced(at, end - at);
  const vary = left.findIndex((line) => line.trimEnd() === 'vary:');
  const isEmpty = vary !== -1 && !/^\s/u.test(left[vary + 1] ?? '');
  return (isEmpty ? left.toSpliced(vary, 1) : left).join('\n');
}

/** Removes the entry of `## Wrong` whose fence begins at an index. */
function withoutWrong(lines: readonly string[], at: number): string {
  const next = wrongLines(lines).find((line) => line - 1 > at);
  const end = next === undefined ? lines.length : next - 1;
  return withoutEmpty(lines.toSpliced(at, end - at), 'Wrong');
}

function withoutEmpty(lines: readonly string[], section: string): string {
  const at = lines.findIndex((line) => line.trimEnd() === `## ${section}`);
  if (at === -1) return lines.join('\n');
  let end = at + 1;
  while (end < lines.length && (lines[end] ?? '').trim() === '') end += 1;
  const isEmpty = end >= lines.length || (lines[end] ?? '').startsWith('## ');
  return (isEmpty ? lines.toSpliced(at, end - at) : lines).join('\n');
}

function located(lines: readonly string[]): LocatedQuestion | undefined {
  const result = locateQuestion('question.md', lines.join('\n'));
  return result.ok ? result.value : undefined;
}

function wrongLines(lines: readonly string[]): readonly number[] {
  return located(lines)?.lines.wrong ?? [];
}

function wrongAt(lines: readonly string[], line: number): { readonly text: string } | undefined {
  const found = located(lines);
  if (found?.question.kind !== 'predict') return undefined;
  return found.question.wrong?.[found.lines.wrong.indexOf(line)];
}
