/** Signs beside the lines: what was changed, where something is gone, where an exception came from. */
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutter } from '@codemirror/view';

/** Lines count from 1. */
export interface Signs {
  readonly changed: readonly number[];
  /** Lines before which something is gone; one more than there are lines where it is the end. */
  readonly gone: readonly number[];
  readonly error: number | undefined;
  /** Lines at which something was found. */
  readonly found?: readonly number[];
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

function place(state: EditorState, { changed, gone, error, found = [] }: Signs): Placed {
  const { doc } = state;
  // The text may have become shorter since the signs were made.
  const startOf = (line: number): number => doc.line(Math.min(line, doc.lines)).from;
  const markers: Range<GutterMarker>[] = [
    ...changed.map((line) => CHANGED.range(startOf(line))),
    ...gone.map((line) => GONE.range(startOf(line))),
    ...found.map((line) => FOUND.range(startOf(line))),
  ];
  if (error === undefined) return { markers: RangeSet.of(markers, true), lines: RangeSet.empty };
  const at = startOf(error);
  return {
    markers: RangeSet.of([...markers, ERROR.range(at)], true),
    lines: RangeSet.of([ERROR_LINE.range(at)]),
  };
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
