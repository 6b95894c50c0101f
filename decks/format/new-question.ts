/** The text of a question that is only begun. Pure. */

export interface NewQuestion {
  readonly id: string;
  readonly concept: string;
  /** Python; a short one where it is left out. */
  readonly program?: string;
}

/** Short, and every line of it something to ask about. */
const PROGRAM = `import asyncio


async def main():
    print("hello")


asyncio.run(main())
`;

/**
 * A question to predict, with all that its file needs but the reason: that is for its author to write.
 * Line ends are those of the format, and a fence inside of the program does not end it.
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
