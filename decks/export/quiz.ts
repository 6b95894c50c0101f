/** Questions as a learning platform can ask them without running code: to choose, to order, to type. Pure. */
import { linesOf } from '#format/output.ts';
import type { ExportItem } from './source.ts';
import { endingWords } from './source.ts';
import { escapeMarkup, lineHtml, plainHtml, programHtml, proseHtml } from './markup.ts';

/** A choice; texts are HTML. */
export interface QuizChoice {
  readonly correct: boolean;
  readonly html: string;
  readonly feedback: string;
}

export interface QuizQuestion {
  readonly id: string;
  /** HTML: what is asked, with the program. */
  readonly html: string;
  /** HTML: why the answer is right. */
  readonly why: string;
  readonly ask:
    | { readonly kind: 'choose'; readonly choices: readonly QuizChoice[] }
    | { readonly kind: 'order'; readonly lines: readonly string[] }
    /** The answer in plain text. */
    | { readonly kind: 'type'; readonly answer: string }
    /** Nothing that a platform could judge: a program to repair, a question about a run. */
    | { readonly kind: 'write' };
}

/** Wrong outputs to choose from: with more, learners compare texts instead of thinking. */
const DISTRACTORS = 4;

/** A longer output is quicker to type than to put in order. */
const MOST_LINES = 12;

export function quizQuestion(item: ExportItem): QuizQuestion {
  const { question, key } = item;
  const shown = question.kind === 'repair' ? question.broken : question.program;
  const html =
    proseHtml(question.prompt) + (shown === '' ? '' : `<pre>${programHtml(shown)}</pre>`);
  const base = { id: question.id, html, why: proseHtml(question.why) };
  if (question.kind === 'choice') {
    const choices = question.choices.map(({ correct, text, why }) => ({
      correct,
      html: lineHtml(text),
      feedback: proseHtml(why),
    }));
    const proof = key === undefined ? '' : `<p>It prints:</p>${outputHtml(key.stdout)}`;
    return { ...base, why: proof + base.why, ask: { kind: 'choose', choices } };
  }
  if (question.kind === 'repair') {
    const wanted = `<p>It should print:</p>${outputHtml(key?.stdout ?? '')}`;
    const mended = `<p>One way:</p><pre>${programHtml(question.program)}</pre>`;
    return { ...base, html: html + wanted, why: mended + base.why, ask: { kind: 'write' } };
  }
  // The answer to a question about a run is in its explanation.
  if (question.kind === 'about') return { ...base, ask: { kind: 'write' } };
  return { ...base, ask: predictionOf(item) };
}

function predictionOf({ key, believed }: ExportItem): QuizQuestion['ask'] {
  if (key === undefined) return { kind: 'write' };
  const lines = linesOf(key.stdout);
  const right: QuizChoice = { correct: true, html: answerHtml(key), feedback: '' };
  const wrong = believed.slice(0, DISTRACTORS).map((output) => ({
    correct: false,
    html: answerHtml(output),
    feedback:
      `<p>So it would be if this were so: ${plainHtml(output.statement)}.</p>` +
      (output.note === '' ? '' : proseHtml(output.note)) +
      `<p>${plainHtml(output.teaching)}</p>`,
  }));
  if (wrong.length >= 2) return { kind: 'choose', choices: [right, ...wrong] };
  const order = lines.length >= 2 && lines.length <= MOST_LINES && new Set(lines).size >= 2;
  if (order) return { kind: 'order', lines };
  if (wrong.length > 0) return { kind: 'choose', choices: [right, ...wrong] };
  return lines.length === 1 ? { kind: 'type', answer: lines[0] ?? '' } : { kind: 'write' };
}

function answerHtml({ stdout, ended }: Pick<ExportItem['believed'][number], 'stdout' | 'ended'>) {
  const words = endingWords(ended);
  return outputHtml(stdout) + (words === '' ? '' : `<p>${escapeMarkup(words)}</p>`);
}

/** An output as HTML. */
export function outputHtml(stdout: string): string {
  return stdout.trim() === '' ? '<p>Nothing.</p>' : `<pre>${escapeMarkup(stdout.trimEnd())}</pre>`;
}
