/** Tokenizes Python. Pure. */
import { parser } from '@lezer/python';
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';

export interface Token {
  readonly text: string;
  /** A class of `code.css`; empty for plain text. */
  readonly kind: string;
}

/** Tags of a syntax tree to the classes of `code.css`. */
export const highlighter = tagHighlighter([
  { tag: tags.keyword, class: 'tok-keyword' },
  { tag: [tags.bool, tags.null, tags.number], class: 'tok-number' },
  { tag: [tags.string, tags.special(tags.string)], class: 'tok-string' },
  { tag: tags.comment, class: 'tok-comment' },
  { tag: tags.function(tags.definition(tags.variableName)), class: 'tok-definition' },
  { tag: tags.definition(tags.className), class: 'tok-definition' },
]);

/** The lines of a program, each as its tokens. */
export function highlightPython(program: string): readonly (readonly Token[])[] {
  const code = program.replace(/\n$/, '');
  const lines: Token[][] = [[]];
  highlightCode(
    code,
    parser.parse(code),
    highlighter,
    (text, kind) => void lines.at(-1)?.push({ text, kind }),
    () => void lines.push([]),
  );
  return lines;
}
