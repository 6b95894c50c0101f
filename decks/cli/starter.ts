/** The deck that `new` makes: each kind of question once, in two units. */
import type { Manifest } from '#format/types.ts';

interface Starter {
  /** Without the id and the authors, which depend on who makes the deck. */
  readonly manifest: Omit<Manifest, 'id' | 'authors'>;
  /** Path to text. */
  readonly questions: Readonly<Record<string, string>>;
}

export const STARTER: Starter = {
  manifest: {
    format: 1,
    title: 'My deck',
    version: '1.0.0',
    about: 'What somebody can do after learning it.',
    license: 'CC-BY-4.0',
    units: [
      {
        id: 'first',
        title: 'The first unit',
        needs: [],
        intro:
          'One paragraph that a learner sees before the first question. A call of an `async def` function builds an object; find out what runs its body.',
        concepts: [
          { id: 'coroutine-objects', title: 'A call builds an object', needs: [] },
          { id: 'awaiting', title: '`await` runs it', needs: ['coroutine-objects'] },
        ],
      },
      {
        id: 'second',
        title: 'The second unit',
        needs: ['first'],
        concepts: [{ id: 'tasks', title: 'A task runs by itself', needs: [] }],
      },
    ],
  },
  questions: {
    'first/01-hello.md': `---
id: hello
concept: coroutine-objects
level: 1
tier: DOC
python: ">=3.11"
docs: library/asyncio-task.html#coroutines
vary:
  MIDDLE: [print("made"), await greet(), "await asyncio.gather(greet(), greet())"]
---
What does this print?

\`\`\`python
import asyncio


async def greet():
    print("hello")


async def main():
    greeting = greet()
    print("made")
    await greeting


asyncio.run(main())
\`\`\`

## Why
Calling \`greet()\` only makes a coroutine object. Its body runs when something awaits that object:
the one called \`greeting\` waits for the last line of \`main\`.

## Models
call-runs: The call on the first line of \`main\` would print at once.

## Wrong

\`\`\`text
made
\`\`\`

The last line of \`main\` awaits the coroutine object, so its body does run.
`,
    'first/02-what-a-call-returns.md': `---
id: what-a-call-returns
concept: awaiting
level: 1
tier: DOC
python: ">=3.11"
docs: library/asyncio-task.html#coroutines
---
What does a call of an \`async def\` function return?

- [x] A coroutine object.
  Nothing of its body has run yet.
- [ ] The value after \`return\`.
  That is what awaiting it gives.
- [ ] A task that is already scheduled.
  Only \`create_task\`, and what uses it, makes one.

## Why
The call only builds the object; \`await\` or a task runs it.
`,
    'second/01-knock.md': `---
id: knock
concept: tasks
level: 1
tier: DOC
python: ">=3.11"
docs: library/asyncio-task.html#creating-tasks
vary:
  SECONDS: ["0.2", "0.4"]
---
What does this print?

\`\`\`python
import asyncio


async def knock():
    print("knock")
    await asyncio.sleep(0.3)
    print("come in")


async def main():
    task = asyncio.create_task(knock())
    print("waiting")
    await asyncio.sleep(0.2)
    print("still here")
    await task


asyncio.run(main())
\`\`\`

## Why
A task starts when \`main\` first waits, so \`waiting\` comes first. Then both sleep, and the one with
the shorter sleep goes on first.

## Models
eager-task: \`create_task\` would run \`knock\` at once, up to its first wait.

lazy-task: The task would start only when it is awaited, on the last line.
`,
  },
};
