/** A deck in Moodle's GIFT format, which other platforms read too. Not tested on a real Moodle. Pure. */
import type { QuizQuestion } from './quiz.ts';
import { quizQuestion } from './quiz.ts';
import type { ExportSource } from './source.ts';

/** https://docs.moodle.org/en/GIFT_format */
export function giftText({ manifest, items }: ExportSource): string {
  const units = manifest.units.flatMap(({ id, title }) => {
    const inside = items.filter(({ placed }) => placed.unit === id);
    if (inside.length === 0) return [];
    const name = [manifest.title, title].map((part) => part.replaceAll('/', '//')).join('/');
    return [`$CATEGORY: $course$/${name}`, ...inside.map((item) => question(quizQuestion(item)))];
  });
  return `${units.join('\n\n')}\n`;
}

function question({ id, html, why, ask }: QuizQuestion): string {
  return `::${escaped(id)}::[html]${onOneLine(html)} {\n${answers(ask)}\t####[html]${onOneLine(why)}\n}`;
}

function answers(ask: QuizQuestion['ask']): string {
  switch (ask.kind) {
    case 'choose': {
      const right = ask.choices.filter(({ correct }) => correct).length;
      const share = Number((100 / right).toFixed(5));
      const penalty = Number((100 / Math.max(1, ask.choices.length - right)).toFixed(5));
      const mark = (correct: boolean): string => {
        if (right === 1) return correct ? '=' : '~';
        return correct ? `~%${share}%` : `~%-${penalty}%`;
      };
      return ask.choices
        .map(
          ({ correct, html, feedback }) =>
            `\t${mark(correct)}[html]${onOneLine(html)}${feedback === '' ? '' : ` #${onOneLine(feedback)}`}\n`,
        )
        .join('');
    }
    case 'order': {
      // GIFT has no ordering questions: each line is matched with its position.
      return ask.lines
        .map((line, at) => `\t=${escaped(`${at + 1}.`)} -> ${escaped(line)}\n`)
        .join('');
    }
    case 'type':
      return `\t=${escaped(ask.answer)}\n`;
    case 'write':
      return '';
  }
}

/** An empty line would end the question, and a line that begins with two slashes would be a comment. */
function onOneLine(html: string): string {
  return escaped(html.replaceAll(/\r?\n/gu, '<br>').replaceAll(/^\s+|\s+$/gu, ''));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\~=#{}:]/gu, String.raw`\$&`);
}
