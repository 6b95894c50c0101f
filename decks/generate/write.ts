/** Writes a program from a skeleton. Pure. */
import type { Choose } from './choices.ts';
import { openSlots } from './fill.ts';
import type { Fill } from './fill.ts';
import type { Skeleton } from './skeleton.ts';
import { COMPANIONS } from './words.ts';

/** Ways to run the body of a skeleton. */
const WRAPPINGS = ['main', 'awaited', 'task', 'gather', 'group', 'loop'] as const;
export type Wrapping = (typeof WRAPPINGS)[number];

export interface Written {
  readonly program: string;
  readonly wrapping: Wrapping;
}

/** Modules, with the words that require them. */
const IMPORTS: readonly (readonly [words: RegExp, line: string])[] = [
  [/\bcontextlib\./u, 'import contextlib'],
  [/\btime\./u, 'import time'],
  [/\bThreadPoolExecutor\(/u, 'from concurrent.futures import ThreadPoolExecutor'],
  [/\bContextVar\(/u, 'from contextvars import ContextVar'],
];

/** Writes a program as `choose` decides, with the blank lines that PEP 8 requires and a final line end. */
export function writeProgram({ raw, ...skeleton }: Skeleton, choose: Choose): Written {
  const wrapping = raw ? 'main' : (WRAPPINGS[choose('shape', WRAPPINGS.length)] ?? 'main');
  const fill = openSlots(choose);
  const functions = fill(skeleton.functions);
  if (raw) return { program: withImports([functions]), wrapping };
  const body = fill(skeleton.body);
  const after = fill(skeleton.after);
  const parts = [functions, ...wrap(wrapping, body, fill, choose)];
  const run = after === '' ? 'asyncio.run(main())' : `asyncio.run(main())\n${after}`;
  return { program: withImports([...parts, run]), wrapping };
}

function withImports(parts: readonly string[]): string {
  const code = parts.filter((part) => part !== '').join('\n\n\n');
  const imports = IMPORTS.filter(([words]) => words.test(code)).map(([, line]) => line);
  const [modules, names] = [/^import/u, /^from/u].map((kind) =>
    imports.filter((line) => kind.test(line)),
  );
  const gap = /^(?:async def|def|class|@)/u.test(code) ? '\n\n\n' : '\n\n';
  return `${['import asyncio', ...(modules ?? []), ...(names ?? [])].join('\n')}${gap}${code}\n`;
}

/** The functions that run `body`; `main` is the last. */
function wrap(wrapping: Wrapping, body: string, fill: Fill, choose: Choose): readonly string[] {
  if (wrapping === 'main') return [define('main', body)];
  const part = define(fill('<part>'), body);
  const call = fill('<part>()');
  switch (wrapping) {
    case 'awaited':
      return [part, define('main', `await ${call}\nprint("${fill('<part>')} over")`)];
    case 'task':
      return [
        part,
        define(
          'main',
          `job = asyncio.create_task(${call})\nprint("${fill('<part>')} ahead")\nawait job`,
        ),
      ];
    case 'loop':
      return [
        part,
        define('main', `for day in ("Monday", "Tuesday"):\n    print(day)\n    await ${call}`),
      ];
    case 'gather':
    case 'group': {
      const [name, text] = COMPANIONS[choose('label', COMPANIONS.length)] ?? ['clock', 'tick'];
      const seconds = choose('size', 6) + 0.5;
      const companion = define(name, `await asyncio.sleep(${seconds})\nprint("${text}")`);
      const both =
        wrapping === 'gather'
          ? `await asyncio.gather(${call}, ${name}())`
          : `async with asyncio.TaskGroup() as tasks:\n    tasks.create_task(${call})\n    tasks.create_task(${name}())`;
      return [part, companion, define('main', both)];
    }
  }
}

function define(name: string, body: string): string {
  const indented = body.replaceAll(/^(?=.)/gmu, '    ');
  return `async def ${name}():\n${indented}`;
}
