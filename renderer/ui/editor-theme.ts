/**
 * The editor's styles: the app's tokens, which reach into the shadow root as variables, and the
 * colours of `code.css`, which does not.
 */
import { EditorView } from '@codemirror/view';

export const theme = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--ink)',
    fontSize: 'var(--text-code)',
    backgroundColor: 'var(--surface)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--code)',
    fontVariantLigatures: 'none',
    lineHeight: '1.6',
  },
  '.cm-content': { padding: 'var(--space-4) 0', caretColor: 'var(--accent)' },
  // Together with the gutters as wide as the line numbers of `code.css`: a program opened here does
  // not move.
  '.cm-line': { padding: '0 var(--space-4) 0 1.25em' },
  '.cm-cursor': { borderLeft: '2px solid var(--accent)' },
  '.cm-gutters': {
    color: 'var(--ink-faint)',
    backgroundColor: 'var(--surface)',
    border: '0',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '1.25em', padding: '0' },
  // Marked lines have a sign as well as a background, so that colour is not the only mark.
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': {
    backgroundColor: 'color-mix(in srgb, var(--sunken) 60%, transparent)',
  },
  '.cm-activeLineGutter': { color: 'var(--ink)', backgroundColor: 'transparent' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-wash)',
    outline: '1px solid var(--accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px dashed var(--ink-faint)',
  },

  '.editor-signs': { width: '0.75em' },
  '.editor-signs .cm-gutterElement': {
    position: 'relative',
    fontFamily: 'var(--code)',
    fontWeight: '700',
    textAlign: 'right',
  },
  '.editor-changed::before': {
    content: '""',
    position: 'absolute',
    inset: '0 auto 0 0',
    width: '4px',
    backgroundColor: 'var(--accent)',
  },
  '.editor-gone::after': {
    content: '""',
    position: 'absolute',
    top: '-4px',
    left: '0',
    borderLeft: '7px solid var(--accent)',
    borderTop: '4px solid transparent',
    borderBottom: '4px solid transparent',
  },
  '.editor-found': {
    color: 'var(--accent)',
    fontWeight: '700',
  },
  '.editor-problem-line': {
    textDecoration: 'underline wavy var(--wrong) 1px',
    textUnderlineOffset: '4px',
  },
  '.editor-message': {
    display: 'inline-block',
    maxWidth: '60ch',
    marginLeft: '1.5em',
    overflow: 'hidden',
    fontFamily: 'var(--prose)',
    fontSize: 'var(--text-s)',
    fontStyle: 'normal',
    fontWeight: '400',
    color: 'var(--wrong)',
    textDecoration: 'none',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
    opacity: '0.85',
  },
  '.editor-current': { fontWeight: '650', opacity: '1' },
  '.question-field': { color: 'var(--syntax-keyword)' },
  '.question-heading': { fontWeight: '700' },
  '.question-fence': { color: 'var(--ink-faint)' },
  '.question-code': { color: 'var(--syntax-string)' },
  '.question-program': {
    backgroundColor: 'color-mix(in srgb, var(--sunken) 55%, transparent)',
  },
  '.editor-error-line': {
    textDecoration: 'underline dotted var(--ink-faint)',
    textUnderlineOffset: '4px',
  },

  '.tok-keyword': { color: 'var(--syntax-keyword)', fontWeight: '600' },
  '.tok-string': { color: 'var(--syntax-string)' },
  '.tok-number': { color: 'var(--syntax-number)' },
  '.tok-comment': { color: 'var(--syntax-comment)', fontStyle: 'italic' },
  '.tok-definition': { color: 'var(--syntax-name)', fontWeight: '700' },
});
