/** The text of a new question. Pure. */

export interface NewQuestion {
  readonly id: string;
  readonly concept: string;
  /** Python; a short default if absent. */
  readonly program?: string;
}

/** Short, and every line of it is something to ask about. */
const PROGRAM = `import asyncio


async def main():
    print("hello")


asyncio.run(main())
`;

/**
 * A prediction question with everything its file needs except the reason, which is for its author to
 * write. It has the format's line ends, and a fence inside the program does not end it.
 */
export function newQuestionText({ id, concept, program = PROGRAM }: NewQuestion): string {
  const code = program.replaceAll(/\r\n?/gu, '\n').trimEnd();
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `---
id: ${id}
concept: ${concept}
level: 1
tier: DOC
python: ">=3.11"
docs: library/asyncio-task.html
---
What does this print?

${fence}python
${code}
${fence}

## Why

`;
}
