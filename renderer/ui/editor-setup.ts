/** CodeMirror set up for Python programs of a few dozen lines. */
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  toggleComment,
} from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { highlighter } from './highlight.ts';
import { signs } from './editor-signs.ts';
import { theme } from './editor-theme.ts';

export interface Listeners {
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  /** Escape: from here on Tab moves the focus, as everywhere else. */
  readonly onLeave: () => void;
}

/**
 * The extensions of the editor, for Python unless another language is given. Tab indents, because
 * this is Python; Escape releases the focus, so that nobody is trapped in the editor.
 */
export function extensions(
  label: string,
  { onChange, onRun, onLeave }: Listeners,
  language: Extension = [python(), syntaxHighlighting(highlighter)],
): Extension {
  const own = keymap.of([
    {
      key: 'Mod-Enter',
      run: () => {
        onRun();
        return true;
      },
    },
    {
      key: 'Escape',
      run: () => {
        onLeave();
        return true;
      },
    },
    { key: 'Tab', run: indentMoreOrSpaces, shift: indentLess },
    { key: 'Mod-/', run: toggleComment },
  ]);
  return [
    Prec.highest(own),
    signs(),
    lineNumbers(),
    history(),
    drawSelection({ cursorBlinkRate: 0 }),
    indentUnit.of('    '),
    EditorState.tabSize.of(4),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    language,
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({
      'aria-label': label,
      // It is focusable anyway; the explicit attribute shows that to checks for scrollable regions.
      'tabindex': '0',
      'spellcheck': 'false',
      'autocorrect': 'off',
      'autocapitalize': 'off',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
    theme,
  ];
}

/** Indents the lines of a selection; without one, moves to the next tab stop. */
function indentMoreOrSpaces(view: EditorView): boolean {
  const { state } = view;
  if (!state.selection.main.empty) return indentMore(view);
  const { head } = state.selection.main;
  const column = head - state.doc.lineAt(head).from;
  view.dispatch(state.replaceSelection(' '.repeat(4 - (column % 4))), { userEvent: 'input' });
  return true;
}
