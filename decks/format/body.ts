import type { Code, List, RootContent } from 'mdast';
import type { BodyText } from './body-text.ts';
import { isTaskList, readChoices, reportStrayTasks } from './choices.ts';
import { LIMITS } from './limits.ts';
import { readModels } from './models.ts';
import type { Report } from './problems.ts';
import { isAffordable, linesOf, parseMarkdown, reportFences, reportProse } from './prose.ts';
import { inBytes, quoted, utf8Length } from './text.ts';
import { isSectionHeading, readSections, slice, type Section } from './sections.ts';
import type { Choice, ModelNote, WrongAnswer } from './types.ts';
import { readWrong } from './wrong.ts';

/** Everything below the front matter of a question, with the file lines of its parts. */
export interface Body {
  readonly prompt: string;
  /** Empty if there is none. */
  readonly program: string;
  /** The line of the program's first line. */
  readonly programLine: number;
  readonly choices: readonly Choice[];
  readonly choiceLines: readonly number[];
  /** The program below `## Repair`; empty if there is none. */
  readonly repair: string;
  /** The line of its first line, or of the heading if it is empty. */
  readonly repairLine: number;
  readonly why: string;
  readonly whyLine: number;
  readonly models: readonly ModelNote[];
  readonly modelLines: readonly number[];
  readonly wrong: readonly WrongAnswer[];
  readonly wrongLines: readonly number[];
}

/**
 * Reads the body of a question. The result is only meaningful if nothing was reported.
 *
 * @param offset how many lines of the file come before the body.
 * @returns undefined if the body cannot be read at all.
 */
export function readBody(
  lines: readonly string[],
  offset: number,
  report: Report,
): Body | undefined {
  const source = lines.join('\n');
  if (utf8Length(source) > LIMITS.bodyBytes) {
    report(
      offset + 1,
      `The question is larger than ${inBytes(LIMITS.bodyBytes)}.`,
      'Shorten the program and the explanation: a question is read in a minute.',
    );
    return undefined;
  }
  if (!isAffordable(lines, offset, report)) return undefined;
  const nodes = parseMarkdown(source).children;
  // After an unclosed fence, everything is misread.
  if (reportFences(nodes, lines, offset, report).unclosed) return undefined;
  reportProse(nodes, offset, report);
  const body = { lines, offset, report };
  const firstHeading = nodes.findIndex(isSectionHeading);
  const end = firstHeading === -1 ? nodes.length : firstHeading;
  const heading = nodes[end];
  const opening = readOpening(nodes.slice(0, end), body, heading && linesOf(heading)[0] - 1);
  const { repair, why, models, wrong } = readSections(nodes.slice(end), body);
  const read = models === undefined ? undefined : readModels(models.nodes, models, body);
  const answers = wrong === undefined ? undefined : readWrong(wrong.nodes, wrong.from, body);
  if (models !== undefined && opening.choices.length > 0) {
    report(
      offset + linesOf(models.heading)[0],
      'A question with choices has no `## Models`.',
      'Delete the section: each choice has its own explanation.',
    );
  }
  if (wrong !== undefined && opening.choices.length > 0) {
    report(
      offset + linesOf(wrong.heading)[0],
      'A question with choices has no `## Wrong`.',
      'Delete the section: the sentence below each choice explains it.',
    );
  }
  return {
    ...opening,
    ...readRepair(repair, body),
    why: why === undefined ? '' : slice(lines, why.from, why.to),
    whyLine: why === undefined ? 1 : offset + linesOf(why.heading)[0],
    models: read?.models ?? [],
    modelLines: read?.lines ?? [],
    wrong: answers?.wrong ?? [],
    wrongLines: answers?.lines ?? [],
  };
}

/** The prompt, the program and the choices: everything that is asked. */
function readOpening(
  nodes: readonly RootContent[],
  body: BodyText,
  sectionStart: number | undefined,
): Pick<Body, 'prompt' | 'program' | 'programLine' | 'choices' | 'choiceLines'> {
  const { lines, offset, report } = body;
  const program = nodes.find(isProgram);
  const list = nodes.find((node): node is List => isTaskList(node, lines));
  const promptEnd = Math.min(
    sectionStart ?? lines.length,
    program === undefined ? lines.length : linesOf(program)[0] - 1,
    list === undefined ? lines.length : linesOf(list)[0] - 1,
  );
  for (const node of nodes) {
    const line = offset + linesOf(node)[0];
    if (node === program || node === list) continue;
    if (node.type === 'heading' && node.depth > 2) {
      report(line, 'There is a heading before `## Why`.', 'Write it as plain text.');
    } else if (isProgram(node)) {
      report(
        line,
        'There is a second ```python fence before `## Why`.',
        'Ask about one program; show another one below `## Why`.',
      );
    } else if (node.type === 'list' && isTaskList(node, lines)) {
      report(line, 'There is a second list of choices.', 'Join the two lists.');
    } else if (linesOf(node)[0] - 1 >= promptEnd) {
      const before = list !== undefined && linesOf(list)[0] < linesOf(node)[0];
      report(
        line,
        `There is text after the ${before ? 'choices' : 'program'}.`,
        'Move it above the program, or below `## Why` if it explains the answer.',
      );
    }
  }
  if (program && list && linesOf(list)[0] < linesOf(program)[0]) {
    report(
      offset + linesOf(list)[0],
      'The choices come before the program.',
      'Write the text, then the program, then the choices.',
    );
  }
  reportStrayTasks(
    nodes.filter((node) => node !== list),
    body,
  );
  const prompt = slice(lines, 0, promptEnd);
  if (prompt === '') {
    report(offset + 1, 'The question asks nothing.', 'Begin with a line: `What does this print?`');
  }
  reportMissing(nodes, program, list, body);
  const { choices, choiceLines } = list
    ? readChoices(list, body)
    : { choices: [], choiceLines: [] };
  return {
    prompt,
    program: program === undefined ? '' : readProgram(program, body),
    programLine: program === undefined ? 1 : offset + linesOf(program)[0] + 1,
    choices,
    choiceLines,
  };
}

/** The section `## Repair`: one program and nothing else. */
function readRepair(
  section: Section | undefined,
  body: BodyText,
): Pick<Body, 'repair' | 'repairLine'> {
  if (section === undefined) return { repair: '', repairLine: 1 };
  const heading = body.offset + linesOf(section.heading)[0];
  const [program, ...others] = section.nodes;
  if (program === undefined || !isProgram(program) || others.length > 0) {
    body.report(
      heading,
      '`## Repair` holds something other than one program.',
      'Put the repaired program there, between ```python and ```; explain it below `## Why`.',
    );
    return { repair: '', repairLine: heading };
  }
  return {
    repair: readProgram(program, body),
    repairLine: body.offset + linesOf(program)[0] + 1,
  };
}

const PYTHON = /^(?:py|py3|python3?|pycon|ipython)$/iu;

function isProgram(node: RootContent): node is Code {
  return node.type === 'code' && node.lang === 'python';
}

function reportMissing(
  nodes: readonly RootContent[],
  program: Code | undefined,
  list: List | undefined,
  { offset, report }: BodyText,
): void {
  for (const node of nodes) {
    if (node.type !== 'code' || node.lang === 'python') continue;
    if (!PYTHON.test(node.lang ?? '')) continue;
    report(
      offset + linesOf(node)[0],
      `The fence is marked ${quoted(node.lang ?? '')}.`,
      'Write ```python.',
    );
    return;
  }
  if (program !== undefined || list !== undefined) return;
  const unnamed = nodes.find((node) => node.type === 'code' && !node.lang);
  report(
    offset + (unnamed === undefined ? 1 : linesOf(unnamed)[0]),
    unnamed === undefined
      ? 'The question has neither a program nor choices.'
      : 'The fence is not marked as Python.',
    'Put the program below a line ```python, or give choices: `- [x] right`, `- [ ] wrong`.',
  );
}

/** The program exactly as it is written, with one line end after its last line. */
function readProgram(node: Code, { lines, offset, report }: BodyText): string {
  const [first, last] = linesOf(node);
  const code = lines.slice(first, last - 1);
  const at = offset + first;
  if (node.position?.start.column !== 1) {
    report(at, 'The ```python fence is indented.', 'Begin it at the start of the line.');
  }
  if (node.meta) {
    report(at, `The fence says ${quoted(node.meta)} after python.`, 'Write ```python alone.');
  }
  const program = `${code.join('\n')}\n`;
  if (program.trim() === '') {
    report(at, 'The program is empty.', 'Write the program between the two fence lines.');
  }
  if (code.length > LIMITS.programLines) {
    report(
      at,
      `The program has ${code.length} lines, and ${LIMITS.programLines} is the most.`,
      'Shorten it to what the question is about.',
    );
  }
  if (utf8Length(program) > LIMITS.programBytes) {
    report(
      at,
      `The program is larger than ${inBytes(LIMITS.programBytes)}.`,
      'Shorten it to what the question is about.',
    );
  }
  return program;
}
