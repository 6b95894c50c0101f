import type { Code, Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { LIMITS } from './limits.ts';
import type { Report } from './problems.ts';
import { quoted } from './text.ts';

/** Markdown as used in decks: CommonMark with task lists, every node with its position. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfmTaskListItem()],
    mdastExtensions: [gfmTaskListItemFromMarkdown()],
  });
}

/** First and last line of a node, 1-based in the text that was parsed. */
export function linesOf(node: Nodes): readonly [first: number, last: number] {
  return [node.position?.start.line ?? 1, node.position?.end.line ?? 1];
}

/** The position of a node in the text that was parsed, as offsets. */
export function spanOf(node: Nodes): readonly [start: number, end: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

/** All nodes below (and including) the given ones, without recursion: hostile prose nests deeply. */
export function* walk(nodes: readonly Nodes[]): Generator<Nodes, void, undefined> {
  const open: Nodes[] = nodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    if (isParent(node)) {
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        const child = node.children[index];
        if (child !== undefined) open.push(child);
      }
    }
  }
}

function isParent(node: Nodes): node is Parents {
  return 'children' in node;
}

/** The text of a node without its markup. */
export function plainText(node: Nodes): string {
  let text = '';
  for (const part of walk([node])) {
    if (part.type === 'text' || part.type === 'inlineCode') text += part.value;
  }
  return text;
}

/** Counts of what takes the Markdown parser quadratic time, up to a line of the text. */
interface Costs {
  /** `*` and `_` since the last empty line. */
  readonly emphasis: number;
  /** `[` and `]` since the last empty line. */
  readonly brackets: number;
  /** `<!` and `<?` since the last empty line. */
  readonly openings: number;
  /** Quote and list marks at the beginning of this line. */
  readonly nesting: number;
  /** There was a quote or a list since the last empty line. */
  readonly contained: boolean;
  /** Quotes and lists that begin, nested ones included, in all of the text. */
  readonly containers: number;
  /** Lazy continuation lines of quotes and lists, in all of the text. */
  readonly lazy: number;
  /** Underlines that turn the line above into a heading, in all of the text. */
  readonly underlines: number;
}

const NO_COSTS: Costs = {
  emphasis: 0,
  brackets: 0,
  openings: 0,
  nesting: 0,
  contained: false,
  containers: 0,
  lazy: 0,
  underlines: 0,
};

/**
 * Reports prose that would keep the Markdown parser busy for seconds, before it is parsed.
 *
 * @returns whether the text may be parsed.
 */
export function isAffordable(lines: readonly string[], offset: number, report: Report): boolean {
  let costs = NO_COSTS;
  for (const [index, line] of lines.entries()) {
    costs = costsAfter(costs, line);
    const excess = excessOf(costs);
    if (excess !== undefined) {
      report(offset + index + 1, ...excess);
      return false;
    }
  }
  return true;
}

function costsAfter(before: Costs, line: string): Costs {
  const prefix = /^(?:[\s>*+-]|\d+[.)])*/u.exec(line)?.[0] ?? '';
  const nesting = prefix.match(/[>*+-]|\d+/gu)?.length ?? 0;
  const empty = line.trim() === '';
  const contained = !empty && (before.contained || nesting > 0);
  const goesOnLazily = contained && nesting === 0 && /^ {0,3}\S/u.test(line);
  const underlines = /^ {0,3}(?:=+|-+)\s*$/u.test(line);
  return {
    emphasis: empty ? 0 : before.emphasis + countOf(line, /[*_]/gu),
    brackets: empty ? 0 : before.brackets + countOf(line, /[[\]]/gu),
    openings: empty ? 0 : before.openings + countOf(line, /<[!?]/gu),
    nesting,
    contained,
    containers: before.containers + Math.max(0, nesting - before.nesting),
    lazy: before.lazy + (goesOnLazily ? 1 : 0),
    underlines: before.underlines + (underlines ? 1 : 0),
  };
}

function countOf(line: string, pattern: RegExp): number {
  return line.match(pattern)?.length ?? 0;
}

/** What there is too much of, and what to do about it. */
function excessOf(costs: Costs): readonly [message: string, remedy: string] | undefined {
  const plainer = 'Divide the text by empty lines and write it more plainly.';
  if (costs.emphasis > LIMITS.emphasisMarks) {
    return [
      `There are more than ${LIMITS.emphasisMarks} of \`*\` and \`_\` without an empty line between.`,
      plainer,
    ];
  }
  if (costs.brackets > LIMITS.brackets) {
    return [
      `There are more than ${LIMITS.brackets} of \`[\` and \`]\` without an empty line between.`,
      plainer,
    ];
  }
  if (costs.openings > LIMITS.openings) {
    return [
      `There are more than ${LIMITS.openings} of \`<!\` and \`<?\` without an empty line between.`,
      plainer,
    ];
  }
  if (costs.nesting > LIMITS.nesting) {
    return [`The line begins with more than ${LIMITS.nesting} quote or list marks.`, plainer];
  }
  if (costs.containers > LIMITS.containers) {
    return [
      `There are more than ${LIMITS.containers} quotes and lists.`,
      'Write fewer quotes and lists, or leave out the empty lines inside of them.',
    ];
  }
  if (costs.lazy > LIMITS.lazyLines) {
    return [
      `More than ${LIMITS.lazyLines} lines continue a quote or list without its mark.`,
      'Put an empty line after the quote or list, or begin each line with its mark.',
    ];
  }
  if (costs.underlines > LIMITS.underlines) {
    return [
      `There are more than ${LIMITS.underlines} lines of \`=\` or \`-\` alone.`,
      'Write headings with `###`, and divide the text by empty lines.',
    ];
  }
  return undefined;
}

/**
 * Reports what prose in a deck may not contain. Decks come from strangers, so HTML, images and links
 * other than https are refused; besides, nothing can be fetched offline.
 */
export function reportProse(nodes: readonly Nodes[], offset: number, report: Report): void {
  for (const node of walk(nodes)) {
    const line = offset + linesOf(node)[0];
    if (node.type === 'html') {
      report(
        line,
        `${quoted(node.value)} is HTML, which decks cannot contain.`,
        'Put code between backticks, or write `&lt;` for a plain `<`.',
      );
    } else if (node.type === 'image' || node.type === 'imageReference') {
      report(line, 'Images are not supported.', 'Say it in words or draw it in a ```text fence.');
    } else if (node.type === 'definition') {
      report(
        line,
        `The link target ${quoted(node.label ?? node.identifier)} is defined apart from its link.`,
        'Write the link in place: `[text](https://...)`.',
      );
    } else if (node.type === 'link' && !/^https:\/\/[^\s/]/iu.test(node.url)) {
      report(
        line,
        `The link to ${quoted(node.url)} is not https.`,
        'Write the whole address with `https://`, or take the link away.',
      );
    } else if (node.type === 'heading' && node.depth === 1) {
      report(
        line,
        `${quoted(plainText(node))} is a title, and questions have none.`,
        'Delete it, or use `###` for a heading inside `## Why`.',
      );
    }
  }
}

/**
 * Reports what a paragraph may not contain when it is cut out of the file it was checked in: without the
 * line above it or its indentation, it may be parsed differently.
 *
 * @param line where the text begins in the file.
 */
export function reportPiece(text: string, line: number, report: Report): void {
  if (!/[<[]|^(?:[-*+>#=~`_]|\d+[.)])/mu.test(text)) return;
  const { children } = parseMarkdown(text);
  const stranger = children.find((node) => node.type !== 'paragraph');
  reportProse(children, line - 1, report);
  if (stranger && stranger.type !== 'html' && stranger.type !== 'definition') {
    const at = line - 1 + linesOf(stranger)[0];
    report(
      at,
      `${quoted(text.split('\n')[at - line] ?? text)} reads as a ${stranger.type} where plain text must stand.`,
      'Begin the line with a word, or write a backslash before its first character.',
    );
  }
}

const FENCE = /^(`{3,}|~{3,})/u;

/** Reports fences that are indented code, never closed, or opened inside another one. */
export function reportFences(
  nodes: readonly Nodes[],
  lines: readonly string[],
  offset: number,
  report: Report,
): { readonly unclosed: boolean } {
  let unclosed = false;
  for (const node of walk(nodes)) {
    if (node.type !== 'code') continue;
    const fence = fenceOf(node, lines);
    const [first, last] = linesOf(node);
    if (fence === undefined) {
      report(
        offset + first,
        'The text is indented by four spaces or more, which makes it code.',
        'Indent less, or put code between lines of three backticks.',
      );
      continue;
    }
    const inner = nestedFence(node.value, fence);
    if (inner !== undefined) {
      report(
        offset + first + 1 + inner,
        `A fence begins inside the one that opens on line ${offset + first}.`,
        'Close the first one before it; where the fence is part of the code, open with ````.',
      );
    }
    const closing = new RegExp(`^[\\s>]*${fence[0] ?? ''}{${fence.length},}\\s*$`, 'u');
    if (last === first || !closing.test(lines[last - 1] ?? '')) {
      unclosed = true;
      report(
        offset + first,
        'The fence that opens here is never closed, so all that follows is code.',
        `Write a line ${fence === '```' ? 'of three backticks' : `\`${fence}\``} after the code.`,
      );
    }
  }
  return { unclosed };
}

/** The marks that open a fence; undefined for indented code. */
function fenceOf(node: Code, lines: readonly string[]): string | undefined {
  const line = lines[linesOf(node)[0] - 1] ?? '';
  return FENCE.exec(line.slice((node.position?.start.column ?? 1) - 1))?.[0];
}

/** The line (from 0) of a code block on which another fence with a language opens. */
function nestedFence(code: string, fence: string): number | undefined {
  const opening = new RegExp(`^ {0,3}${fence[0] ?? ''}{${fence.length},}\\s*\\w`, 'u');
  const index = code.split('\n').findIndex((line) => opening.test(line));
  return index === -1 ? undefined : index;
}
