import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError, print } from './report.ts';

const FILES: Readonly<Record<string, (id: string) => string>> = {
  'deck.yaml': (id) => `format: 1
id: my.${id}
title: My deck
version: 1.0.0
about: What somebody can do after learning it.
authors: [Me]
license: CC-BY-4.0
units:
  - id: first
    title: The first unit
`,
  'first/01-hello.md': () => `---
id: hello
concept: coroutine-objects
level: 1
tier: DOC
python: ">=3.11"
docs: library/asyncio-task.html#coroutines
vary:
  LAST: [await greeting, print("bye"), "await asyncio.gather(greeting, greet())"]
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
Calling \`greet()\` only makes a coroutine object. Its body runs when it is awaited, after \`made\`;
where nothing awaits it, it never runs.
`,
};

/** `new DIR`: a deck with one question, ready to be checked, packed and changed. */
export async function create(location: string, base: string): Promise<number> {
  const target = path.resolve(base, location);
  const there = await readdir(target).catch(() => []);
  if (there.length > 0) {
    throw new UsageError(`${location} is not empty; name a folder that is new.`);
  }
  const id = path
    .basename(target)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(target, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text(id === '' ? 'deck' : id));
  }
  print(
    `${location} is made. Change first/01-hello.md, then: npm run loopwise -- check ${location}`,
  );
  return 0;
}
