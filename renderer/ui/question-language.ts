/** Highlighting and indentation of a question file: front matter, Markdown and Python. */
import { indentService } from '@codemirror/language';
import { RangeSetBuilder, StateField } from '@codemirror/state';
import type { EditorState, Extension, Text } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import { highlightPython } from './highlight.ts';

/** The kind of a line in a question file. */
type LineKind = 'front' | 'fence' | 'python' | 'output' | 'prose';

/** A question is edited in a column that wraps; wrapped code keeps its indentation. */
export function questionLanguage(): Extension {
  return [EditorView.lineWrapping, colours, indentService.of(indentAfter)];
}

const marks = new Map<string, Decoration>();

function mark(name: string): Decoration {
  const known = marks.get(name) ?? Decoration.mark({ class: name });
  marks.set(name, known);
  return known;
}

const PROGRAM_LINE = Decoration.line({ class: 'question-program' });

const colours = StateField.define<DecorationSet>({
  create: ({ doc }) => coloured(doc),
  update: (now, { docChanged, newDoc }) => (docChanged ? coloured(newDoc) : now),
  provide: (field) => EditorView.decorations.from(field),
});

/** The lines of a file with their kinds; a file has at most 64 KiB. */
function kindsOf(lines: readonly string[]): readonly LineKind[] {
  let fence = '';
  let inside: LineKind = 'prose';
  const front = lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---');
  return lines.map((line, at) => {
    if (lines[0]?.trimEnd() === '---' && at <= front) return 'front';
    const [, run = '', language = ''] = /^(`{3,}|~{3,})\s*(\w*)/u.exec(line) ?? [];
    if (fence === '' && run !== '') {
      fence = run;
      inside = language === 'python' ? 'python' : 'output';
      return 'fence';
    }
    if (fence !== '' && run.startsWith(fence) && line.trim() === run) {
      fence = '';
      return 'fence';
    }
    return fence === '' ? 'prose' : inside;
  });
}

function coloured(doc: Text): DecorationSet {
  const lines = doc.toString().split('\n');
  const kinds = kindsOf(lines);
  const set = new RangeSetBuilder<Decoration>();
  let from = 0;
  for (const [at, line] of lines.entries()) {
    const kind = kinds[at] ?? 'prose';
    if (kind === 'output') set.add(from, from, PROGRAM_LINE);
    // Python is highlighted as a whole, from its first line.
    if (kind !== 'python') prose(set, kind, line, from);
    else if (kinds[at - 1] !== 'python') python(set, { lines, kinds, at, from });
    from += line.length + 1;
  }
  return set.finish();
}

/** Highlights one whole program, so that a string over several lines is one. */
function python(
  set: RangeSetBuilder<Decoration>,
  start: {
    readonly lines: readonly string[];
    readonly kinds: readonly LineKind[];
    readonly at: number;
    readonly from: number;
  },
): void {
  const { lines, kinds, at } = start;
  let end = at;
  while (kinds[end] === 'python') end += 1;
  let { from } = start;
  const tokens = highlightPython(`${lines.slice(at, end).join('\n')}\n`);
  for (const [nth, line] of lines.slice(at, end).entries()) {
    set.add(from, from, PROGRAM_LINE);
    let place = from;
    for (const { text, kind } of tokens[nth] ?? []) {
      if (kind !== '' && text !== '') set.add(place, place + text.length, mark(kind));
      place += text.length;
    }
    from += line.length + 1;
  }
}

function prose(set: RangeSetBuilder<Decoration>, kind: LineKind, line: string, from: number): void {
  if (kind === 'fence' && line !== '') set.add(from, from + line.length, mark('question-fence'));
  if (kind === 'front') {
    const name = /^\s*[\w-]+:/u.exec(line)?.[0];
    if (name !== undefined) set.add(from, from + name.length, mark('question-field'));
    else if (line !== '') set.add(from, from + line.length, mark('question-fence'));
  }
  if (kind !== 'prose') return;
  if (/^#{2,}\s/u.test(line)) {
    set.add(from, from + line.length, mark('question-heading'));
    return;
  }
  const note = /^[a-z][a-z0-9-]*:(?=\s)/u.exec(line)?.[0];
  if (note !== undefined) set.add(from, from + note.length, mark('question-field'));
  for (const { index, 0: code } of line.matchAll(/`[^`]+`/gu)) {
    set.add(from + index, from + index + code.length, mark('question-code'));
  }
}

/** Like the line above; four more after a line of Python that ends in a colon. */
function indentAfter({ state }: { readonly state: EditorState }, place: number): number {
  const { number } = state.doc.lineAt(place);
  const above =
    number > 1
      ? state.doc.line(place > state.doc.line(number).from ? number : number - 1)
      : undefined;
  const text = above?.text ?? '';
  const indent = /^\s*/u.exec(text)?.[0].length ?? 0;
  const lines = state.doc.toString().split('\n');
  const inPython = kindsOf(lines)[(above?.number ?? 1) - 1] === 'python';
  return inPython && /:\s*(?:#.*)?$/u.test(text) ? indent + 4 : indent;
}
