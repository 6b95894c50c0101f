import type { Heading, RootContent } from 'mdast';
import type { BodyText } from './body-text.ts';
import { reportStrayTasks } from './choices.ts';
import { linesOf, plainText } from './prose.ts';
import { suggest } from './suggest.ts';
import { quoted } from './text.ts';

/** The content below a second-level heading; body lines are numbered from 0. */
export interface Section {
  readonly heading: Heading;
  readonly nodes: readonly RootContent[];
  /** First and one past the last line below the heading. */
  readonly from: number;
  readonly to: number;
}

const TITLES: readonly string[] = ['Repair', 'Why', 'Models', 'Wrong'];

/** Whether a node begins a section. */
export function isSectionHeading(node: RootContent): node is Heading {
  return node.type === 'heading' && node.depth === 2;
}

/** The sections of a question; missing, repeated and unknown ones are reported. */
export function readSections(
  nodes: readonly RootContent[],
  body: BodyText,
): Readonly<Record<'repair' | 'why' | 'models' | 'wrong', Section | undefined>> {
  const { lines, offset, report } = body;
  const found = new Map<string, Section>();
  const headings = [...nodes.entries()].flatMap(([place, node]) =>
    isSectionHeading(node) ? [{ heading: node, place }] : [],
  );
  for (const [index, { heading, place }] of headings.entries()) {
    const next = headings[index + 1];
    const from = linesOf(heading)[1];
    const to = next === undefined ? lines.length : linesOf(next.heading)[0] - 1;
    const inside = nodes.slice(place + 1, next?.place ?? nodes.length);
    const title = plainText(heading).trim();
    if (!TITLES.includes(title)) {
      reportHeading(heading, title, body);
    } else if (found.has(title)) {
      report(offset + from, `The section \`## ${title}\` occurs twice.`, 'Join the two sections.');
    } else {
      found.set(title, { heading, nodes: inside, from, to });
    }
    reportStrayTasks(inside, body);
  }
  const repair = found.get('Repair');
  const why = found.get('Why');
  const models = found.get('Models');
  const wrong = found.get('Wrong');
  if (why === undefined) {
    report(
      offset + 1,
      'The section `## Why` is missing.',
      'Write `## Why` after the question, and below it why the answer is what it is.',
    );
  } else if (slice(lines, why.from, why.to) === '') {
    report(
      offset + why.from,
      'The section `## Why` is empty.',
      'Write one or two sentences that explain the answer.',
    );
  }
  for (const [title, section] of [
    ['Models', models],
    ['Wrong', wrong],
  ] as const) {
    if (why === undefined || section === undefined || section.from > why.from) continue;
    report(
      offset + section.from,
      `\`## ${title}\` comes before \`## Why\`.`,
      'Move it to the end of the file.',
    );
  }
  if (why && repair && repair.from > why.from) {
    report(
      offset + repair.from,
      '`## Repair` comes after `## Why`.',
      'Move it up, between the program and `## Why`.',
    );
  }
  return { repair, why, models, wrong };
}

function reportHeading(heading: Heading, title: string, { lines, offset, report }: BodyText): void {
  const [first, last] = linesOf(heading);
  const underlined = !/^ {0,3}#/u.test(lines[first - 1] ?? '');
  const near = suggest(title, TITLES);
  report(
    offset + first,
    `There is no section ${quoted(title)}.`,
    underlined
      ? `Put an empty line before line ${offset + last}, which makes a heading of the text above it.`
      : near === undefined
        ? 'The sections are `## Repair`, `## Why`, `## Models` and `## Wrong`; inside them use `###`.'
        : `Did you mean \`## ${near}\`?`,
  );
}

/** Lines `from` to before `to` without surrounding empty lines. */
export function slice(lines: readonly string[], from: number, to: number): string {
  return lines
    .slice(from, to)
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/u, '')
    .trimEnd();
}
