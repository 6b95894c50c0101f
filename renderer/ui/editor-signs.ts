/** Signs beside the lines: changed lines, removed lines, and where an exception came from. */
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, WidgetType, gutter } from '@codemirror/view';

/** Lines count from 1. */
export interface Signs {
  readonly changed: readonly number[];
  /** Lines before which something was removed; one more than the last line if it was at the end. */
  readonly gone: readonly number[];
  readonly error: number | undefined;
  /** Lines with findings. */
  readonly found?: readonly number[];
  /** Problems, shown at the end of their line; the one that a key fixes is marked. */
  readonly problems?: readonly LineProblem[];
}

export interface LineProblem {
  readonly line: number;
  readonly message: string;
  readonly current: boolean;
}

export const setSigns = StateEffect.define<Signs>();

class Sign extends GutterMarker {
  override readonly elementClass: string;
  private readonly text: string;

  constructor(className: string, text = '') {
    super();
    this.elementClass = className;
    this.text = text;
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof Sign && other.elementClass === this.elementClass;
  }

  override toDOM(): Node {
    return document.createTextNode(this.text);
  }
}

/** A message at the end of a line; the list of problems tells a screen reader the same. */
class Message extends WidgetType {
  private readonly text: string;
  private readonly current: boolean;

  constructor(text: string, current: boolean) {
    super();
    this.text = text;
    this.current = current;
  }

  override eq(other: Message): boolean {
    return other.text === this.text && other.current === this.current;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = this.current ? 'editor-message editor-current' : 'editor-message';
    element.setAttribute('aria-hidden', 'true');
    element.textContent = this.text;
    return element;
  }
}

const PROBLEM_LINE = Decoration.line({ class: 'editor-problem-line' });

const CHANGED = new Sign('editor-changed');
const GONE = new Sign('editor-gone');
const FOUND = new Sign('editor-found', '?');
const ERROR = new Sign('editor-error', '!');
const ERROR_LINE = Decoration.line({ class: 'editor-error-line' });

interface Placed {
  readonly markers: RangeSet<GutterMarker>;
  readonly lines: RangeSet<Decoration>;
}

const NONE: Placed = { markers: RangeSet.empty, lines: RangeSet.empty };

function place(
  state: EditorState,
  { changed, gone, error, found = [], problems = [] }: Signs,
): Placed {
  const { doc } = state;
  // The text may have become shorter since the signs were computed.
  const startOf = (line: number): number => doc.line(Math.min(line, doc.lines)).from;
  const markers: Range<GutterMarker>[] = [
    ...changed.map((line) => CHANGED.range(startOf(line))),
    ...gone.map((line) => GONE.range(startOf(line))),
    ...found.map((line) => FOUND.range(startOf(line))),
    ...problems.map(({ line }) => ERROR.range(startOf(line))),
  ];
  const lines = problems.flatMap(({ line, message, current }) => {
    const { from, to } = doc.line(Math.min(line, doc.lines));
    const widget = Decoration.widget({ widget: new Message(message, current), side: 1 });
    return [PROBLEM_LINE.range(from), widget.range(to)];
  });
  if (error !== undefined) {
    const at = startOf(error);
    lines.push(ERROR_LINE.range(at));
    if (!problems.some(({ line }) => line === error)) markers.push(ERROR.range(at));
  }
  return { markers: RangeSet.of(markers, true), lines: RangeSet.of(lines, true) };
}

const placed = StateField.define<Placed>({
  create: () => NONE,
  update: (now, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setSigns)) return place(transaction.state, effect.value);
    }
    if (!transaction.docChanged) return now;
    return {
      markers: now.markers.map(transaction.changes),
      lines: now.lines.map(transaction.changes),
    };
  },
  provide: (field) => EditorView.decorations.from(field, ({ lines }) => lines),
});

/** The gutter that shows the signs. */
export function signs(): Extension {
  return [
    placed,
    gutter({ class: 'editor-signs', markers: (view) => view.state.field(placed).markers }),
  ];
}
