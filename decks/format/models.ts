import type { RootContent } from 'mdast';
import type { BodyText } from './body-text.ts';
import { linesOf, reportPiece } from './prose.ts';
import { quoted } from './text.ts';
import type { ModelNote } from './types.ts';

const SYNTAX =
  'Write `call-runs: What somebody believes who ...`: the id of a model, a colon, a space and the text.';

/** A model's id begins with a letter, so that a line such as `12: ...` stays text. */
const NOTE = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*):(?:\s+(.*))?$/u;

interface OpenNote {
  readonly model: string;
  readonly line: number;
  readonly text: string[];
}

/**
 * Reads the section `## Models`: notes of one paragraph, separated by an empty line or by the next id.
 * `lines` are those of the notes in the file.
 */
export function readModels(
  nodes: readonly RootContent[],
  range: { readonly from: number; readonly to: number },
  { lines, offset, report }: BodyText,
): { readonly models: readonly ModelNote[]; readonly lines: readonly number[] } {
  const notes: OpenNote[] = [];
  let open: OpenNote | undefined;
  for (const node of nodes) {
    if (node.type === 'paragraph') continue;
    report(
      offset + linesOf(node)[0],
      'A note on a model is one paragraph: no list, quote, heading or fence.',
      SYNTAX,
    );
    return { models: [], lines: [] };
  }
  for (let index = range.from; index < range.to; index += 1) {
    const text = (lines[index] ?? '').trim();
    const start = NOTE.exec(text);
    if (text === '') {
      open = undefined;
    } else if (start !== null) {
      open = { model: start[1] ?? '', line: offset + index + 1, text: [] };
      if (start[2] !== undefined) open.text.push(start[2]);
      notes.push(open);
    } else if (open === undefined) {
      report(
        offset + index + 1,
        `${quoted(text)} belongs to no model.`,
        `${SYNTAX} An empty line ends a note.`,
      );
    } else {
      open.text.push(text);
    }
  }
  if (notes.length === 0) {
    report(offset + range.from, 'The section `## Models` is empty.', `Delete it, or: ${SYNTAX}`);
  }
  const seen = new Set<string>();
  for (const { model, line, text } of notes) {
    if (seen.has(model)) {
      report(line, `There is a second note on \`${model}\`.`, 'Join the two.');
    }
    seen.add(model);
    if (text.join('').trim() === '') {
      report(line, `The note on \`${model}\` is empty.`, SYNTAX);
    }
    reportPiece(text.join('\n'), line, report);
  }
  return {
    models: notes.map(({ model, text }) => ({ model, text: text.join('\n') })),
    lines: notes.map(({ line }) => line),
  };
}
