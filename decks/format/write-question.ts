import { aboutText } from './about-text.ts';
import type { Choice, Dimension, Kind, ModelNote, Question, WrongAnswer } from './types.ts';

/**
 * A question as a file. If the question came from `parseQuestion`, reading the text back gives the same
 * question. Prose that someone has just typed may contain what a question cannot, such as a heading:
 * read the text back to find out.
 */
export function writeQuestion(question: Question): string {
  const parts = [frontMatter(question), question.prompt];
  const shown = question.kind === 'repair' ? question.broken : question.program;
  if (shown !== '') parts.push(fenced(shown, 'python'));
  if (question.kind === 'repair') parts.push(`## Repair\n\n${fenced(question.program, 'python')}`);
  if (question.kind === 'choice') parts.push(choicesText(question.choices));
  parts.push(`## Why\n\n${question.why}`);
  if (question.kind === 'predict' && question.models.length > 0) {
    parts.push(`## Models\n\n${modelsText(question.models)}`);
  }
  if (question.kind === 'predict' && question.wrong !== undefined) {
    parts.push(`## Wrong\n\n${wrongText(question.wrong)}`);
  }
  return `${parts.join('\n\n')}\n`;
}

function frontMatter(question: Question): string {
  const lines = ['---', `id: ${question.id}`];
  const kind = kindWord(question);
  if (kind !== undefined) lines.push(`kind: ${kind}`);
  if (question.kind === 'about') lines.push(`about: ${aboutText(question.about)}`);
  lines.push(`concept: ${question.concept}`);
  if (question.covers.length > 0) lines.push(`covers: [${question.covers.join(', ')}]`);
  lines.push(
    `level: ${question.level}`,
    `tier: ${question.tier}`,
    `python: ${yamlText(question.python)}`,
    `docs: ${yamlText(question.docs)}`,
  );
  if (question.pair !== undefined) lines.push(`pair: ${question.pair}`);
  if (question.kind === 'predict' && question.fresh !== undefined) {
    lines.push(`fresh: ${question.fresh}`);
  }
  if (question.vary.length > 0)
    lines.push('vary:', ...question.vary.map((key) => `  ${dimensionText(key)}`));
  return [...lines, '---'].join('\n');
}

/** The `kind` of a question in its file; undefined if the rest of the file implies it. */
export function kindWord(question: Question): Kind | undefined {
  if (question.kind === 'repair') return question.only === true ? 'only-this' : 'repair';
  return question.kind === 'about' ? 'about' : question.asks;
}

/** A key of `vary` as one line of YAML. */
export function dimensionText({ name, values }: Dimension): string {
  return `${name}: [${values.map(yamlText).join(', ')}]`;
}

/** A text as YAML: plain if unambiguous, otherwise as JSON, which YAML includes. */
export function yamlText(text: string): string {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_./#-]*$/u.test(text) ? text : JSON.stringify(text);
}

/** A text in a fence longer than any inside it. */
function fenced(text: string, language: 'python' | 'text'): string {
  const runs = text.match(/`{3,}/gu) ?? [];
  const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3));
  return `${fence}${language}\n${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** The choices as a task list. */
export function choicesText(choices: readonly Choice[]): string {
  return choices.map(choice).join('\n');
}

/** The notes as written below `## Models`. */
export function modelsText(models: readonly ModelNote[]): string {
  return models.map(model).join('\n\n');
}

/** The wrong answers as written below `## Wrong`. */
export function wrongText(wrong: readonly WrongAnswer[]): string {
  return wrong.map(wrongAnswer).join('\n\n');
}

function choice({ correct, text, why }: Choice): string {
  // A first line of `=` would underline the choice and make it a heading. Four more spaces keep it text
  // (CommonMark 4.3).
  const indented = why.replace(/^(?==+(?:\n|$))/u, '    ').replace(/^/gmu, '  ');
  return `- [${correct ? 'x' : ' '}] ${text}\n${indented}`;
}

function model({ model, text }: ModelNote): string {
  return `${model}: ${text}`;
}

function wrongAnswer({ output, text }: WrongAnswer): string {
  return `${fenced(output, 'text')}\n\n${text}`;
}
