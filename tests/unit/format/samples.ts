import { expect } from 'vitest';
import type { Problem, Result } from '#format/types.ts';

/** A question to predict with every part. Line 12 is the prompt, line 15 the program. */
export const PREDICT = `---
id: forgotten-await
concept: coroutine-objects
covers: [G16]
level: 1
tier: DOC
python: ">=3.11"
docs: library/asyncio-dev.html#detect-never-awaited-coroutines
vary:
  NAME: [save, store, record]
---
What does this print? \`save()\` is not awaited.

\`\`\`python
import asyncio

async def save():
    print("saved")

async def main():
    save()
    print("done")

asyncio.run(main())
\`\`\`

## Why
Calling \`save()\` only builds a coroutine object.

Nothing runs it, so *save* prints nothing.

## Models
call-runs: Calling \`save()\` would run its body.
call-schedules: An un-awaited call
would go on in the background.
`;

/** A question to choose. Line 9 is the prompt, lines 11 to 14 the choices. */
export const CHOOSE = `---
id: what-a-call-returns
concept: coroutine-objects
level: 2
tier: IMPL
python: ">=3.11,<3.14"
docs: library/asyncio-task.html
---
What does a call of an \`async def\` function return?

- [x] A coroutine object.
  Nothing of the body has run yet.
- [ ] The value behind \`return\`.
  That is what awaiting it gives.

## Why
The call only builds the object.
`;

/** A program to repair. Line 12 is the prompt, line 15 the program, line 29 the repaired one. */
export const REPAIR = `---
id: await-the-save
kind: repair
concept: coroutine-objects
level: 1
tier: DOC
python: ">=3.11"
docs: library/asyncio-task.html
vary:
  NAME: [save, store]
---
One word is missing. Let \`save\` run.

\`\`\`python
import asyncio

async def save():
    print("saved")

async def main():
    save()

asyncio.run(main())
\`\`\`

## Repair

\`\`\`python
import asyncio

async def save():
    print("saved")

async def main():
    await save()

asyncio.run(main())
\`\`\`

## Why
Without \`await\`, \`save()\` only builds an object.
`;

/** A deck.yaml with an introduction and concepts. */
export const WITH_CONCEPTS = `format: 1
id: jane.asyncio
title: Asyncio by prediction
version: 1.0.0
about: What await really does.
authors: [Jane Doe]
license: CC-BY-4.0
units:
  - id: basics
    title: Basics
    intro: What a *call* does.
    concepts:
      - { id: objects, title: A call builds an object }
      - { id: awaits, title: await runs it, needs: [objects] }
  - id: tasks
    title: Tasks
    needs: [basics]
    concepts:
      - id: queue
        title: The ready queue
        needs: [awaits, objects]
`;

export const MANIFEST = `format: 1
id: jane.asyncio
title: Asyncio by prediction
version: 1.0.0
about: What await really does.
authors: [Jane Doe]
license: CC-BY-4.0
units:
  - id: basics
    title: Basics
  - id: tasks
    title: Tasks
    needs: [basics]
`;

/**
 * The text with one part replaced; fails if the part is missing, because the test would test
 * nothing.
 */
export function edit(text: string, part: string, replacement: string): string {
  expect(text).toContain(part);
  return text.replace(part, () => replacement);
}

/** The value of a successful result. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(shown).join('\n'));
  return result.value;
}

/** The problems of a result, each with a message and a remedy. */
export function problemsOf(result: Result<unknown>): readonly Problem[] {
  if (result.ok) return [];
  expect(result.problems.length).toBeGreaterThan(0);
  for (const problem of result.problems) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.message).toMatch(/.{10}/u);
    expect(problem.remedy).toMatch(/.{10}/u);
    expect(problem.message).not.toBe(problem.remedy);
  }
  return result.problems;
}

/** Problems as a tool prints them. */
export function shown({ file, line, message, remedy }: Problem): string {
  return `${file}:${line}: ${message} ${remedy}`;
}

/** The first problem with this text; if there is none, the test fails and shows them all. */
export function problemThat(says: string, problems: readonly Problem[]): Problem {
  const found = problems.find((problem) => problem.message.includes(says));
  if (found === undefined) throw new Error(`No "${says}" in:\n${problems.map(shown).join('\n')}`);
  return found;
}
