/** A deck as a single HTML page that works from a file: answered, judged, replayed, printed. Pure. */
import { deflateSync, strToU8 } from 'fflate';
import { linesOf } from '#format/output.ts';
import { hashOf } from '#format/hash.ts';
import {
  escapeMarkup,
  lineHtml,
  plainHtml,
  programHtml,
  programLines,
  proseHtml,
} from './markup.ts';
import { runPage } from './page-client.ts';
import type { PageQuestion } from './page-client.ts';
import { PAGE_STYLE } from './page-style.ts';
import { outputHtml } from './quiz.ts';
import { replaySteps } from './replay-steps.ts';
import { endingWords, releaseText } from './source.ts';
import type { ExportItem, ExportSource } from './source.ts';

/** SHA-256 of a text's UTF-8 bytes in Base64, as in a Content Security Policy. */
export type Sha256Base64 = (text: string) => string | Promise<string>;

export interface PageOptions {
  /** `print`: for paper only, without a script. */
  readonly kind: 'page' | 'print';
  readonly sha256: Sha256Base64;
}

/** The whole HTML of the page. */
export async function deckPage(
  { manifest, items }: ExportSource,
  { kind, sha256 }: PageOptions,
): Promise<string> {
  const script = `(${runPage.toString()})()`;
  const scripted = kind === 'page';
  const sources = scripted ? `script-src 'sha256-${await sha256(script)}'; ` : '';
  const policy = `default-src 'none'; ${sources}style-src 'sha256-${await sha256(PAGE_STYLE)}'`;
  const numbered = manifest.units.flatMap(({ id }) =>
    items.filter(({ placed }) => placed.unit === id),
  );
  const numberOf = new Map(numbered.map((item, at) => [item, at + 1]));
  const perUnit = (render: (item: ExportItem, number: number) => string): string =>
    manifest.units
      .map(({ id, title, intro }) => {
        const inside = numbered.filter(({ placed }) => placed.unit === id);
        if (inside.length === 0) return '';
        const rendered = inside.map((item) => render(item, numberOf.get(item) ?? 0)).join('\n');
        return `<h2>${lineHtml(title)}</h2>\n${intro === undefined ? '' : proseHtml(intro)}${rendered}\n`;
      })
      .join('');
  const data = scripted ? numbered.map(pageQuestion) : [];
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(manifest.title)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${escapeMarkup(manifest.title)}</h1>`,
    `<p class="about">${escapeMarkup(manifest.about)}</p>`,
    `<p class="about">${escapeMarkup(releaseText(manifest))}</p></header>`,
    `<main>${perUnit(questionHtml)}`,
    `<section class="answers"><h2>Answers</h2>\n${numbered.map((item, at) => answerHtml(item, at + 1)).join('\n')}</section></main>`,
    '<footer><p>Every output was printed by CPython. Made with Loopwise.</p></footer>',
    ...(scripted
      ? [
          `<script type="text/plain" id="data">${packed(data)}</script>`,
          `<script>${script}</script>`,
        ]
      : []),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function packed(data: readonly PageQuestion[]): string {
  const bytes = deflateSync(strToU8(JSON.stringify(data)), { level: 9 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return btoa(binary);
}

function questionHtml({ question, key }: ExportItem, number: number): string {
  const shown = question.kind === 'repair' ? question.broken : question.program;
  const lines = programLines(shown).map((line) => `<span class=l>${line}</span>`);
  const program = shown === '' ? '' : `<pre class="program" tabindex="0">${lines.join('')}</pre>`;
  const choices =
    question.kind === 'choice'
      ? `<ul class="choices">${question.choices.map(({ text }) => `<li>${lineHtml(text)}</li>`).join('')}</ul>`
      : '';
  const wanted =
    question.kind === 'repair' ? `<p>It should print:</p>${outputHtml(key?.stdout ?? '')}` : '';
  const room = question.kind === 'choice' ? '' : '<span class="room"></span>';
  return `<article id="q${number}"><h3>${number}</h3>${proseHtml(question.prompt)}${program}${wanted}${choices}${room}</article>`;
}

function answerHtml({ question, key }: ExportItem, number: number): string {
  const parts: string[] = [];
  if (question.kind === 'choice') {
    const right = question.choices.filter(({ correct }) => correct);
    parts.push(`<ul>${right.map(({ text }) => `<li>${lineHtml(text)}</li>`).join('')}</ul>`);
  }
  if (question.kind === 'repair') parts.push(`<pre>${programHtml(question.program)}</pre>`);
  else if (key !== undefined && question.kind !== 'about') {
    parts.push(outputHtml(key.stdout), ending(key));
  }
  return `<article><h3>${number}</h3>${parts.join('')}${proseHtml(question.why)}</article>`;
}

function ending(key: NonNullable<ExportItem['key']>): string {
  const words = endingWords(key.ended);
  return words === '' ? '' : `<p>${escapeMarkup(words)}</p>`;
}

/** The most lines that are never printed. */
const DISTRACTORS = 3;

/** A longer output is shown rather than put in order. */
const MOST_LINES = 12;

function pageQuestion({ question, key, believed, trace }: ExportItem): PageQuestion {
  const printed = linesOf(key?.stdout ?? '');
  const wrongLines = new Set(
    believed
      .flatMap(({ stdout }) => linesOf(stdout))
      .filter((line) => line.trim() !== '' && !printed.includes(line)),
  );
  const pieces = [...printed, ...[...wrongLines].slice(0, DISTRACTORS)];
  const ordered =
    question.kind === 'predict' &&
    printed.length > 0 &&
    pieces.length <= MOST_LINES + DISTRACTORS &&
    pieces.length > 1;
  const mended =
    question.kind === 'repair' ? `<p>One way:</p><pre>${programHtml(question.program)}</pre>` : '';
  const shown =
    question.kind === 'predict' && !ordered && key !== undefined ? outputHtml(key.stdout) : '';
  return {
    ask: question.kind === 'choice' ? 'choose' : ordered ? 'order' : 'read',
    pieces: ordered ? shuffledBy(question.id, pieces) : [],
    printed: question.kind === 'repair' || question.kind === 'about' ? [] : printed,
    ending: key === undefined ? '' : ending(key),
    believed: ordered
      ? believed.map(({ stdout, statement, teaching, note }) => ({
          lines: linesOf(stdout),
          html: `<p><strong>${plainHtml(statement)}.</strong></p>${note === '' ? '' : proseHtml(note)}<p>${plainHtml(teaching)}</p>`,
        }))
      : [],
    choices:
      question.kind === 'choice'
        ? question.choices.map(({ correct, why }) => ({ right: correct, why: proseHtml(why) }))
        : [],
    why: mended + shown + proseHtml(question.why),
    // The replay highlights lines of the program that is shown.
    steps: trace === undefined || question.kind === 'repair' ? [] : replaySteps(trace),
  };
}

/** An order that depends only on the question and is not the right one. */
function shuffledBy(id: string, pieces: readonly string[]): readonly string[] {
  const order = pieces
    .map((piece, at) => ({ piece, place: hashOf(`${id} ${at} ${piece}`) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ piece }) => piece);
  return order.every((piece, at) => piece === pieces[at]) ? order.toReversed() : order;
}
