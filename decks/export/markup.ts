/** Text, Markdown and programs as HTML that is safe in any context. Pure. */
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/python';
import type { Nodes, RootContent } from 'mdast';
import { plainText, parseMarkdown } from '#format/prose.ts';

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML or XML. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (mark) => MARKS[mark] ?? mark);
}

/** A deck's Markdown as HTML: only what a question may contain. */
export function proseHtml(markdown: string): string {
  return parseMarkdown(markdown).children.map(block).join('');
}

/** One line of Markdown as HTML, without a paragraph around it. */
export function lineHtml(markdown: string): string {
  return parseMarkdown(markdown)
    .children.map((node) => (node.type === 'paragraph' ? all(node.children) : block(node)))
    .join(' ');
}

/** Plain text with `code` in backticks, as in the catalogue of models. */
export function plainHtml(text: string): string {
  return text
    .split('`')
    .map((part, at) => (at % 2 === 1 ? `<code>${escapeMarkup(part)}</code>` : escapeMarkup(part)))
    .join('');
}

function all(nodes: readonly Nodes[]): string {
  return nodes.map(inline).join('');
}

function block(node: RootContent): string {
  if (node.type === 'paragraph') return `<p>${all(node.children)}</p>`;
  if (node.type === 'heading') return `<p><strong>${all(node.children)}</strong></p>`;
  if (node.type === 'blockquote') {
    return `<blockquote>${node.children.map(block).join('')}</blockquote>`;
  }
  if (node.type === 'code') {
    const code = node.lang === 'python' ? programHtml(node.value) : escapeMarkup(node.value);
    return `<pre>${code}</pre>`;
  }
  if (node.type === 'list') {
    const tag = node.ordered === true ? 'ol' : 'ul';
    const items = node.children.map((item) => `<li>${item.children.map(block).join('')}</li>`);
    return `<${tag}>${items.join('')}</${tag}>`;
  }
  return inline(node);
}

function inline(node: Nodes): string {
  if (node.type === 'text') return escapeMarkup(node.value);
  if (node.type === 'inlineCode') return `<code>${escapeMarkup(node.value)}</code>`;
  if (node.type === 'emphasis') return `<em>${all(node.children)}</em>`;
  if (node.type === 'strong') return `<strong>${all(node.children)}</strong>`;
  if (node.type === 'break') return '<br>';
  // A URL is shown as text, not as a link: decks come from strangers.
  if (node.type === 'link') return `${all(node.children)} (${escapeMarkup(node.url)})`;
  return escapeMarkup(plainText(node));
}

/** Classes are one letter because a program has hundreds of tokens. */
const highlighter = tagHighlighter([
  { tag: tags.keyword, class: 'k' },
  { tag: [tags.bool, tags.null, tags.number], class: 'n' },
  { tag: [tags.string, tags.special(tags.string)], class: 's' },
  { tag: tags.comment, class: 'c' },
  { tag: tags.function(tags.definition(tags.variableName)), class: 'd' },
  { tag: tags.definition(tags.className), class: 'd' },
]);

/** Each line of a program as HTML, its tokens in `span` elements with the classes k, n, s, c and d. */
export function programLines(program: string): readonly string[] {
  const code = program.replace(/\n$/u, '');
  const lines: string[] = [''];
  highlightCode(
    code,
    parser.parse(code),
    highlighter,
    (text, kind) => {
      const shown = escapeMarkup(text);
      const last = lines.length - 1;
      lines[last] += kind === '' ? shown : `<span class=${kind}>${shown}</span>`;
    },
    () => void lines.push(''),
  );
  return lines;
}

/** A program as HTML, for a `pre` element. */
export function programHtml(program: string): string {
  return programLines(program).join('\n');
}
