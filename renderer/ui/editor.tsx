import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';
import { extensions } from './editor-setup.ts';
import type { Listeners } from './editor-setup.ts';
import { setSigns } from './editor-signs.ts';
import type { Signs } from './editor-signs.ts';
import styles from './editor.module.css';

/** The methods of an editor. */
export interface EditorHandle {
  readonly focus: () => void;
  /** Moves the cursor to a line, from 1, and scrolls to it. */
  readonly goTo: (line: number) => void;
}

export interface EditorProps extends Listeners {
  readonly value: string;
  /** Its accessible name. */
  readonly label: string;
  readonly signs: Signs;
  /** Another language than Python; constant for one editor. */
  readonly language?: Extension;
  readonly handle: Ref<EditorHandle>;
}

/**
 * An editor for Python. It is in a shadow root, where its styles are constructed sheets, which the
 * page's policy allows, rather than elements, which it forbids.
 */
export default function Editor({
  value,
  label,
  signs,
  language,
  handle,
  ...listeners
}: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef({ ...listeners, value, label, language });
  useEffect(() => {
    latest.current = { ...listeners, value, label, language };
  });

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const { current } = latest;
    const editor = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: current.value,
        extensions: extensions(
          current.label,
          {
            onChange: (text) => {
              if (text !== latest.current.value) latest.current.onChange(text);
            },
            onRun: () => latest.current.onRun(),
            onLeave: () => latest.current.onLeave(),
          },
          current.language,
        ),
      }),
    });
    view.current = editor;
    editor.focus();
    return () => {
      view.current = undefined;
      editor.destroy();
    };
  }, []);

  // A text set from outside is an edit like any other: it can be undone.
  useEffect(() => {
    const editor = view.current;
    const now = editor?.state.doc.toString();
    if (editor === undefined || now === undefined || now === value) return;
    const change = smallestChange(now, value);
    editor.dispatch({ changes: change, selection: { anchor: change.from } });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({ effects: setSigns.of(signs) });
  }, [signs]);

  useImperativeHandle(handle, () => ({
    focus: () => view.current?.focus(),
    goTo: (line) => {
      const editor = view.current;
      if (editor === undefined) return;
      const { from } = editor.state.doc.line(Math.min(line, editor.state.doc.lines));
      editor.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      editor.focus();
    },
  }));

  return <div ref={host} className={styles['editor']} />;
}

/**
 * The difference between two texts as one change; the common parts and the scroll position stay.
 */
function smallestChange(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const room = Math.min(before.length, after.length);
  let start = 0;
  while (start < room && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < room - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    from: start,
    to: before.length - end,
    insert: after.slice(start, after.length - end),
  };
}
