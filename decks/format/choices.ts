import type { List, ListItem, RootContent } from 'mdast';
import type { BodyText } from './body-text.ts';
import { LIMITS } from './limits.ts';
import { linesOf, reportPiece, walk } from './prose.ts';
import { quoted } from './text.ts';
import type { Choice } from './types.ts';

const SYNTAX =
  'Write `- [x] the right choice` or `- [ ] a wrong one` on one line, and below it, indented by two spaces, the sentence that explains it.';

// Also matches attempts at a box: `- []`, `* [X]`, `1. [x]`, `-[x]`.
const BOX = /^\s*(?:[-*+]|\d+[.)])\s*\[[ xX]?\]/u;
const CHOICE = /^- +\[[ xX]\] +(\S.*)$/u;

/** Whether a node is a list of choices, well-formed or not. */
export function isTaskList(node: RootContent, lines: readonly string[]): boolean {
  if (node.type !== 'list') return false;
  return node.children.some((item) => item.checked !== null || BOX.test(firstLine(item, lines)));
}

/** Reads the choices of a question and the explanation of each. */
export function readChoices(
  list: List,
  body: BodyText,
): { readonly choices: readonly Choice[]; readonly choiceLines: readonly number[] } {
  const { offset, report } = body;
  const at = offset + linesOf(list)[0];
  const choices: Choice[] = [];
  const choiceLines: number[] = [];
  const texts = new Set<string>();
  for (const item of list.children) {
    const choice = readChoice(item, body);
    if (choice === undefined) continue;
    const line = offset + linesOf(item)[0];
    if (texts.has(choice.text)) {
      report(line, `The choice ${quoted(choice.text)} is given twice.`, 'Delete one of the two.');
    }
    texts.add(choice.text);
    choices.push(choice);
    choiceLines.push(line);
  }
  // Whether something is missing is only known if every item could be read.
  if (choices.length < list.children.length) return { choices, choiceLines };
  if (choices.length < 2) {
    report(at, 'There is only one choice.', `Give at least two. ${SYNTAX}`);
  } else if (choices.length > LIMITS.choices) {
    report(
      at,
      `There are ${choices.length} choices, and ${LIMITS.choices} is the most: one key each.`,
      'Keep those that people really believe.',
    );
  } else if (choices.every((choice) => !choice.correct)) {
    report(at, 'No choice is marked as right.', 'Mark at least one with `- [x]`.');
  } else if (choices.every((choice) => choice.correct)) {
    report(at, 'Every choice is marked as right.', 'Mark at least one as wrong with `- [ ]`.');
  }
  return { choices, choiceLines };
}

function readChoice(item: ListItem, { lines, offset, report }: BodyText): Choice | undefined {
  const [first] = linesOf(item);
  const line = offset + first;
  const [paragraph, extra] = item.children;
  const text = CHOICE.exec(firstLine(item, lines))?.[1]?.trim();
  if (item.checked === null || text === undefined || paragraph?.type !== 'paragraph') {
    report(line, 'This is not written as a choice.', SYNTAX);
    return undefined;
  }
  if (extra !== undefined) {
    report(
      offset + linesOf(extra)[0],
      'A choice has more than its line and the sentence that explains it.',
      `Join it to one paragraph without empty lines, lists or fences. ${SYNTAX}`,
    );
  }
  const why = lines
    .slice(first, linesOf(paragraph)[1])
    .map((part) => part.trim())
    .join('\n');
  if (why === '') {
    report(line, `No sentence explains the choice ${quoted(text)}.`, SYNTAX);
  }
  reportPiece(text, line, report);
  reportPiece(why, line + 1, report);
  return { correct: item.checked === true, text, why };
}

/** Reports choices in a place where they are not read as such. */
export function reportStrayTasks(
  nodes: readonly RootContent[],
  { lines, offset, report }: BodyText,
): void {
  for (const node of walk(nodes)) {
    const [first] = linesOf(node);
    if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      report(
        offset + first,
        'There is a choice where no choice can be.',
        'Write all choices as one list after the prompt and before `## Why`.',
      );
    } else if (node.type === 'paragraph' && /^\s*[-*+]\[[ xX]?\]/u.test(lines[first - 1] ?? '')) {
      report(offset + first, 'This is not written as a choice.', SYNTAX);
    }
  }
}

function firstLine(item: ListItem, lines: readonly string[]): string {
  return lines[linesOf(item)[0] - 1] ?? '';
}
