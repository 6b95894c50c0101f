import type { Choice, Dimension, ModelNote, Question } from './types.ts';

/**
 * A question as a file. For a question that `parseQuestion` gave, reading the text back gives the
 * same question. Prose someone has just typed may contain what a question cannot, such as a
 * heading: read the text back to find out.
 */
export function writeQuestion(question: Question): string {
  const parts = [frontMatter(question), question.prompt];
  const shown = question.kind === 'repair' ? question.broken : question.program;
  if (shown !== '') parts.push(fenced(shown));
  if (question.kind === 'repair') parts.push(`## Repair\n\n${fenced(question.program)}`);
  if (question.kind === 'choice') parts.push(question.choices.map(choice).join('\n'));
  parts.push(`## Why\n\n${question.why}`);
  if (question.kind === 'predict' && question.models.length > 0) {
    parts.push(`## Models\n\n${question.models.map(model).join('\n\n')}`);
  }
  return `${parts.join('\n\n')}\n`;
}

function frontMatter(question: Question): string {
  const lines = ['---', `id: ${question.id}`];
  const kind = question.kind === 'repair' ? question.kind : question.asks;
  if (kind !== undefined) lines.push(`kind: ${kind}`);
  lines.push(`concept: ${question.concept}`);
  if (question.covers.length > 0) lines.push(`covers: [${question.covers.join(', ')}]`);
  lines.push(
    `level: ${question.level}`,
    `tier: ${question.tier}`,
    `python: ${yamlText(question.python)}`,
    `docs: ${yamlText(question.docs)}`,
  );
  if (question.pair !== undefined) lines.push(`pair: ${question.pair}`);
  if (question.vary.length > 0) lines.push('vary:', ...question.vary.map(dimension));
  return [...lines, '---'].join('\n');
}

function dimension({ name, values }: Dimension): string {
  return `  ${name}: [${values.map(yamlText).join(', ')}]`;
}

/** A text as YAML: plain where nobody could doubt it, otherwise as JSON, which YAML includes. */
export function yamlText(text: string): string {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_./#-]*$/u.test(text) ? text : JSON.stringify(text);
}

/** The program in a fence longer than any inside it. */
function fenced(program: string): string {
  const runs = program.match(/`{3,}/gu) ?? [];
  const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3));
  return `${fence}python\n${program}${program.endsWith('\n') ? '' : '\n'}${fence}`;
}

function choice({ correct, text, why }: Choice): string {
  // A first line of `=` would underline the choice and make a heading of it. Four spaces more keep
  // it text (CommonMark 4.3).
  const indented = why.replace(/^(?==+(?:\n|$))/u, '    ').replace(/^/gmu, '  ');
  return `- [${correct ? 'x' : ' '}] ${text}\n${indented}`;
}

function model({ model, text }: ModelNote): string {
  return `${model}: ${text}`;
}
