import type { Code, RootContent } from 'mdast';
import type { BodyText } from './body-text.ts';
import { linesOf as linesOfOutput, looksSame } from './output.ts';
import { linesOf } from './prose.ts';
import { slice } from './sections.ts';
import { quoted } from './text.ts';
import type { WrongAnswer } from './types.ts';

const SYNTAX =
  'Write an output between ```text and ```, and below it one paragraph: what to say to somebody who predicts it.';

/**
 * Reads the section `## Wrong`: outputs in fences, each followed by one paragraph. `lines` are those of
 * the fences in the file.
 */
export function readWrong(
  nodes: readonly RootContent[],
  from: number,
  { lines, offset, report }: BodyText,
): { readonly wrong: readonly WrongAnswer[]; readonly lines: readonly number[] } {
  const wrong: WrongAnswer[] = [];
  const places: number[] = [];
  for (let at = 0; at < nodes.length; at += 2) {
    const [fence, text] = [nodes[at], nodes[at + 1]];
    const line = offset + (fence === undefined ? from : linesOf(fence)[0]);
    if (fence === undefined || !isOutput(fence)) {
      report(line, 'This is not an output in a fence.', SYNTAX);
      return { wrong: [], lines: [] };
    }
    if (text?.type !== 'paragraph') {
      report(line, 'No paragraph follows this output.', SYNTAX);
      return { wrong: [], lines: [] };
    }
    const [first, last] = linesOf(fence);
    const code = lines.slice(first, last - 1);
    const output = code.length === 0 ? '' : `${code.join('\n')}\n`;
    if (fence.position?.start.column !== 1) {
      report(line, 'The fence is indented.', 'Begin it at the start of the line.');
    }
    if (wrong.some((other) => looksSame(other.output, output))) {
      const shown = quoted(linesOfOutput(output)[0] ?? 'nothing');
      report(line, `The output that begins with ${shown} is given twice.`, 'Join the two.');
    }
    const [start, end] = linesOf(text);
    wrong.push({ output, text: slice(lines, start - 1, end) });
    places.push(line);
  }
  if (wrong.length === 0) {
    report(offset + from, 'The section `## Wrong` is empty.', `Delete it, or: ${SYNTAX}`);
  }
  return { wrong, lines: places };
}

/** A fence with plain text; `python` fences contain programs. */
function isOutput(node: RootContent): node is Code {
  return node.type === 'code' && /^(?:text|output|txt|)$/u.test(node.lang ?? '') && !node.meta;
}
