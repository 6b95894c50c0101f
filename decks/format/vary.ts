/** Fills the values of variants in, and finds what is wrong with `vary`. */
import { LIMITS } from './limits.ts';
import { parseMarkdown, spanOf, walk } from './prose.ts';
import { quoted, utf8Length } from './text.ts';
import { replaceTokens, type TokenFinder, tokenFinder, tokensIn } from './tokens.ts';
import type { Dimension, Question } from './types.ts';
import { variantValues } from './variant-values.ts';

/**
 * A variant of a question as a question in which nothing varies. Values are replaced as whole tokens in
 * the program and, in prose, inside code only.
 *
 * @throws {RangeError} as `variantValues`.
 */
export function variant(question: Question, index: number): Question {
  const code = coder(question, index);
  if (index === 0) return { ...question, vary: [] };
  const prose = (text: string): string => replaceInProse(text, code);
  const common = {
    vary: [],
    prompt: prose(question.prompt),
    why: prose(question.why),
    program: code(question.program),
  };
  if (question.kind === 'predict') {
    const models = question.models.map((note) => ({ ...note, text: prose(note.text) }));
    const { wrong } = question;
    if (wrong === undefined) return { ...question, ...common, models };
    const answers = wrong.map(({ output, text }) => ({ output: code(output), text: prose(text) }));
    return { ...question, ...common, models, wrong: answers };
  }
  if (question.kind === 'repair') return { ...question, ...common, broken: code(question.broken) };
  if (question.kind === 'about') return { ...question, ...common };
  const choices = question.choices.map((choice) => ({
    ...choice,
    text: prose(choice.text),
    why: prose(choice.why),
  }));
  return { ...question, ...common, choices };
}

/**
 * Code of a question's first variant, or its output, with the values of another variant.
 *
 * @throws {RangeError} as `variantValues`.
 */
export function codeInVariant(question: Question, index: number, text: string): string {
  return coder(question, index)(text);
}

function coder(question: Question, index: number): (code: string) => string {
  const values = variantValues(question, index);
  const finder = finderOf(question.vary);
  return (text) =>
    replaceTokens(text, finder, (dimension, match) => values[dimension]?.value ?? match);
}

/** A problem with `vary`, with the dimension and value if it concerns one. */
export interface VaryFault {
  readonly dimension?: number;
  readonly value?: number;
  readonly message: string;
  readonly remedy: string;
}

/** The problems that prevent a question from varying; empty if there are none. */
export function varyFaults(question: Question): readonly VaryFault[] {
  const faults = question.vary.flatMap((dimension, index) => valueFaults(dimension, index));
  // An empty first value would match everywhere.
  return faults.length > 0 ? faults : tokenFaults(question);
}

function valueFaults(dimension: Dimension, index: number): VaryFault[] {
  const faults: VaryFault[] = [];
  const { name, values } = dimension;
  for (const [place, value] of values.entries()) {
    const at = { dimension: index, value: place };
    if (value.trim() === '') {
      faults.push({
        ...at,
        message: `\`${name}\` has an empty value.`,
        remedy: 'Write a value, or delete the extra comma.',
      });
    } else if (/[\n\r`]/u.test(value)) {
      faults.push({
        ...at,
        message: `The value ${quoted(value.replaceAll('`', "'"))} of \`${name}\` contains a line break or a backtick.`,
        remedy: 'Vary shorter pieces: names, numbers, words.',
      });
    } else if (value.trim() !== value) {
      faults.push({
        ...at,
        message: `The value ${quoted(value)} of \`${name}\` begins or ends with a space.`,
        remedy: 'Delete the space inside the quotes.',
      });
    } else if (value.length > LIMITS.valueLength) {
      faults.push({
        ...at,
        message: `The value ${quoted(value)} of \`${name}\` is longer than ${LIMITS.valueLength} characters.`,
        remedy: 'Vary shorter pieces: names, numbers, words.',
      });
    } else if (values.indexOf(value) < place) {
      faults.push({
        ...at,
        message: `\`${name}\` has the value ${quoted(value)} twice.`,
        remedy: 'Delete one, or write another value.',
      });
    }
  }
  return faults;
}

function tokenFaults(question: Question): readonly VaryFault[] {
  const faults: VaryFault[] = [];
  const firsts = question.vary.map((dimension) => dimension.values[0] ?? '');
  const found = tokensOf(question);
  for (const [index, first] of firsts.entries()) {
    const at = { dimension: index, value: 0 };
    const name = question.vary[index]?.name ?? '';
    const earlier = firsts.indexOf(first);
    if (earlier < index) {
      faults.push({
        ...at,
        message: `\`${name}\` and \`${question.vary[earlier]?.name ?? ''}\` both begin with ${quoted(first)}, so it is open which one replaces it.`,
        remedy: 'Write different values in the text for the two.',
      });
    } else if (isStringPrefix(first, question.program)) {
      faults.push({
        ...at,
        message: `${quoted(first)} of \`${name}\` may be the prefix of a string in the program.`,
        remedy: 'Use a longer name in the program.',
      });
    } else if (!found.has(index)) {
      const where = question.kind === 'choice' ? 'the program or the code in prose' : 'the program';
      faults.push({
        ...at,
        message: `The first value of \`${name}\`, ${quoted(first)}, does not occur in ${where} as a whole word.`,
        remedy: 'Put the value that is there first in the list.',
      });
    }
  }
  // Substituted many times, a long value may push a program over its limit.
  const longest = question.vary.map(({ values }) =>
    values.reduce((long, value) => (utf8Length(value) > utf8Length(long) ? value : long)),
  );
  const program = replaceTokens(
    question.program,
    finderOf(question.vary),
    (index, match) => longest[index] ?? match,
  );
  if (utf8Length(program) > LIMITS.programBytes) {
    faults.push({
      message: 'With its longest values the program is larger than 16 KiB.',
      remedy: 'Give shorter values, or shorten the program.',
    });
  }
  return faults;
}

/** The dimensions whose first value occurs somewhere it would be replaced and asked about. */
function tokensOf(question: Question): ReadonlySet<number> {
  const finder = finderOf(question.vary);
  const found = new Set(tokensIn(question.program, finder));
  if (question.kind === 'predict' || question.kind === 'about') return found;
  if (question.kind === 'repair') {
    return new Set([...found, ...tokensIn(question.broken, finder)]);
  }
  for (const text of [question.prompt, ...question.choices.map((choice) => choice.text)]) {
    replaceInProse(text, (code) => {
      for (const index of tokensIn(code, finder)) found.add(index);
      return code;
    });
  }
  return found;
}

function finderOf(vary: readonly Dimension[]): TokenFinder {
  return tokenFinder(vary.map((dimension) => dimension.values[0] ?? ''));
}

// Without a Python tokenizer the `f` of `f"x"` cannot be distinguished from the one that ends `"if f"`.
function isStringPrefix(value: string, program: string): boolean {
  if (!/^(?:[rbuft]|[bft]r|r[bft])$/iu.test(value)) return false;
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])${value}["']`, 'u').test(program);
}

/** The prose with its code spans and fence contents replaced, the rest unchanged. */
function replaceInProse(text: string, code: (text: string) => string): string {
  if (!/[`~]/u.test(text)) return text;
  let result = '';
  let done = 0;
  for (const node of walk([parseMarkdown(text)])) {
    if (node.type !== 'inlineCode' && node.type !== 'code') continue;
    const [start, end] = spanOf(node);
    const source = text.slice(start, end);
    // The language after the fence is not code.
    const from = node.type === 'code' ? Math.max(0, source.indexOf('\n')) : 0;
    result += text.slice(done, start + from) + code(source.slice(from));
    done = end;
  }
  return result + text.slice(done);
}
