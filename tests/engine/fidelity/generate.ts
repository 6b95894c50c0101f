/**
 * Random asyncio programs that are fair: their output does not depend on what asyncio leaves open.
 *
 * A program is a tree of statements. Each block of a spawned task becomes an `async def`; every
 * print differs, and every wait has a different length. Whether two deadlines coincide all the
 * same, or the order of a set shows, is found when the program runs (see `compare.ts`).
 *
 * In one file because the statements and the blocks of a program generate each other.
 */
import * as fc from 'fast-check';

/** Hundredths of a second; made unique within the program when it is written. */
type Time = number;

type Block = readonly Statement[];

/** The body of a task group, a gather, ...: its tasks, and what their parent does meanwhile. */
interface Family {
  readonly children: readonly Block[];
  readonly meanwhile: Block;
}

type Settle =
  | 'gather'
  | 'gather-exceptions'
  | 'await-each'
  | 'await-last-first'
  | 'first-completed'
  | 'first-exception'
  | 'wait-all'
  | 'as-completed'
  | 'cancel-first'
  | 'cancel-all'
  | 'shield'
  | 'forget';

type Statement =
  | { readonly kind: 'print' | 'yield' | 'clock' | 'raise' | 'return' | 'cancel-self' }
  | { readonly kind: 'sleep' | 'block' | 'thread' | 'executor' | 'call-later'; readonly time: Time }
  | { readonly kind: 'future'; readonly time: Time; readonly fails: boolean }
  | { readonly kind: 'call-soon' | 'set-variable' | 'get-variable' | 'callback-in-context' }
  | { readonly kind: 'event-set' | 'event-clear' | 'event-wait' }
  | { readonly kind: 'put' | 'get' | 'task-done' | 'put-nowait' | 'get-nowait' | 'join' }
  | { readonly kind: 'notify' | 'notify-all' | 'condition-wait' | 'barrier' }
  | { readonly kind: 'lock' | 'semaphore' | 'manager' | 'aclosing'; readonly body: Block }
  | { readonly kind: 'call'; readonly body: Block }
  | { readonly kind: 'loop'; readonly times: number; readonly body: Block }
  | { readonly kind: 'for'; readonly count: number; readonly time: Time; readonly body: Block }
  | { readonly kind: 'comprehension'; readonly count: number; readonly time: Time }
  | {
      readonly kind: 'try';
      readonly body: Block;
      readonly catches: 'error' | 'cancelled' | 'swallowed' | 'none';
      readonly cleanUp: Block | undefined;
    }
  | { readonly kind: 'timeout' | 'wait-for'; readonly time: Time; readonly body: Block }
  | {
      readonly kind: 'spawn';
      readonly family: Family;
      readonly settle: Settle;
      readonly time: Time;
      readonly guarded: boolean;
      readonly watched: boolean;
    }
  | { readonly kind: 'group'; readonly family: Family; readonly guard: 'star' | 'group' | 'none' };

const time = fc.integer({ min: 3, max: 250 });

const simple: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ kind: 'print' } as const) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('sleep' as const), time }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'yield' } as const) },
  {
    weight: 7,
    arbitrary: fc
      .constantFrom(
        // Statements that let other tasks continue come more often than those that wait, or most
        // programs would hang.
        ...(['event-set', 'event-set', 'event-clear', 'event-wait', 'put', 'put', 'get'] as const),
        ...(['task-done', 'task-done', 'join', 'put-nowait', 'get-nowait', 'notify'] as const),
        ...(['notify-all', 'condition-wait', 'barrier', 'clock', 'clock', 'call-soon'] as const),
        ...(['set-variable', 'get-variable', 'get-variable', 'callback-in-context'] as const),
      )
      .map((kind) => ({ kind })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...(['raise', 'raise', 'return', 'cancel-self'] as const))
      .map((kind) => ({ kind })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('block', 'thread', 'executor', 'call-later'),
      time,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('future' as const), time, fails: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('comprehension' as const),
      count: fc.integer({ min: 1, max: 3 }),
      time,
    }),
  },
);

function block(depth: number, minLength = 1): fc.Arbitrary<Block> {
  return fc.array(statement(depth), { minLength, maxLength: depth > 0 ? 3 : 2 });
}

function family(depth: number): fc.Arbitrary<Family> {
  return fc.record({
    children: fc.array(block(depth - 1), { minLength: 1, maxLength: 3 }),
    meanwhile: block(depth - 1, 0),
  });
}

function statement(depth: number): fc.Arbitrary<Statement> {
  if (depth === 0) return simple;
  const body = block(depth - 1);
  return fc.oneof(
    { weight: 6, arbitrary: simple },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('lock', 'semaphore', 'manager', 'aclosing', 'call'),
        body,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('loop' as const),
        times: fc.integer({ min: 2, max: 3 }),
        body,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('for' as const),
        count: fc.integer({ min: 1, max: 3 }),
        time,
        body,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('try' as const),
        body,
        catches: fc.constantFrom('error', 'cancelled', 'swallowed', 'none'),
        cleanUp: fc.option(block(0), { nil: undefined }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constantFrom('timeout', 'wait-for'), time, body }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('spawn' as const),
        family: family(depth),
        settle: fc.constantFrom<Settle>(
          ...(['gather', 'gather-exceptions', 'await-each', 'await-last-first'] as const),
          ...(['first-completed', 'first-exception', 'wait-all', 'as-completed'] as const),
          ...(['cancel-first', 'cancel-all', 'shield', 'forget'] as const),
        ),
        time,
        guarded: fc.boolean(),
        watched: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('group' as const),
        family: family(depth),
        guard: fc.constantFrom('star', 'group', 'none'),
      }),
    },
  );
}

/** The program of a seed, as named in a line of a report. */
export function programOf(seed: number): string {
  const [program = ''] = fc.sample(programs(), { seed, numRuns: 1, unbiased: true });
  return program;
}

/** The smallest program shrunk from that of `seed` on which `differs`; undefined if none does. */
export async function shrink(
  seed: number,
  differs: (program: string) => Promise<boolean>,
): Promise<string | undefined> {
  const property = fc.asyncProperty(programs(), async (program) => !(await differs(program)));
  const result = await fc.check(property, { seed, numRuns: 1, unbiased: true });
  return result.counterexample?.[0];
}

/** Programs as text; they shrink as trees. */
export function programs(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(statement(2), { minLength: 1, maxLength: 4 }), fc.nat({ max: 2 }))
    .map(([body, form]) => write(body, form));
}

/** What a program may use, by the word that represents it in the text. */
const SHARED: readonly (readonly [word: string, lines: readonly string[]])[] = [
  ['lock', ['lock = asyncio.Lock()']],
  ['semaphore', ['semaphore = asyncio.Semaphore(2)']],
  ['event', ['event = asyncio.Event()']],
  ['condition', ['condition = asyncio.Condition()']],
  ['barrier', ['barrier = asyncio.Barrier(2)']],
  ['queue', ['queue = asyncio.Queue(maxsize=2)']],
  ['variable', ['variable = contextvars.ContextVar("variable", default=0)']],
  ['start', ['start = time.monotonic()']],
  [
    'work,',
    [
      '',
      '',
      'def work(seconds, label):',
      '    time.sleep(seconds)',
      '    print(label, "in a thread")',
      '    return label',
    ],
  ],
  [
    'numbers(',
    [
      '',
      '',
      'async def numbers(count, seconds):',
      '    try:',
      '        for number in range(count):',
      '            yield number',
      '            await asyncio.sleep(seconds * (number + 1))',
      '    finally:',
      '        print("numbers closed")',
    ],
  ],
  [
    'Manager(',
    [
      '',
      '',
      'class Manager:',
      '    def __init__(self, label):',
      '        self.label = label',
      '',
      '    async def __aenter__(self):',
      '        print("enter", self.label)',
      '        await asyncio.sleep(0)',
      '        return self',
      '',
      '    async def __aexit__(self, kind, error, frames):',
      '        print("exit", self.label, kind.__name__ if kind else None)',
    ],
  ],
];

const MODULES = ['contextlib', 'contextvars', 'time'];

function write(body: Block, form: number): string {
  const writer = new Writer();
  writer.define('main', body);
  const functions = writer.functions.toReversed().flatMap((lines) => ['', '', ...lines]);
  const run = [
    ['asyncio.run(main())'],
    ['with asyncio.Runner() as runner:', '    runner.run(main())'],
    ['try:', '    asyncio.run(main())', 'finally:', '    print("after the loop")'],
  ][form] ?? ['asyncio.run(main())'];
  const text = [...functions, '', '', ...run].join('\n');
  const shared = SHARED.filter(([word]) => text.includes(word)).flatMap(([, lines]) => lines);
  const all = [...shared, text].join('\n');
  const imports = ['asyncio', ...MODULES.filter((name) => all.includes(`${name}.`))];
  return `${[...imports.map((name) => `import ${name}`), '', all].join('\n')}\n`;
}

class Writer {
  readonly functions: string[][] = [];
  private readonly times = new Set<number>();
  private counter = 0;
  private names = 0;

  define(name: string, body: Block): string {
    // Its place before those that it defines: blocks are written in reverse, so callees come first.
    const lines: string[] = [];
    this.functions.push(lines);
    lines.push(`async def ${name}():`, ...indent(this.block(body, name)));
    return name;
  }

  private number(): number {
    this.counter += 1;
    return this.counter;
  }

  private fresh(prefix: string): string {
    this.names += 1;
    return `${prefix}${this.names}`;
  }

  private seconds(time: Time): string {
    let unlike = time;
    while (this.times.has(unlike)) unlike += 7;
    this.times.add(unlike);
    return (unlike / 100).toString();
  }

  private block(body: Block, name: string): string[] {
    return body.length === 0 ? ['pass'] : body.flatMap((one) => this.statement(one, name));
  }

  private inside(head: string, body: Block, name: string): string[] {
    return [head, ...indent(this.block(body, name))];
  }

  private statement(one: Statement, name: string): string[] {
    const say = (): string => `print("${name}", ${this.number()})`;
    switch (one.kind) {
      case 'print':
        return [say()];
      case 'yield':
        return ['await asyncio.sleep(0)'];
      case 'sleep':
        return [`await asyncio.sleep(${this.seconds(one.time)})`];
      case 'block':
        return [`time.sleep(${this.seconds(one.time)})`];
      case 'clock':
        return [`print("${name}", round(time.monotonic() - start, 2))`];
      case 'raise': {
        const error = ['ValueError', 'KeyError', 'RuntimeError'][this.counter % 3] ?? 'ValueError';
        return [`raise ${error}("${name}", ${this.number()})`];
      }
      case 'return':
        return [`return "${name} ${this.number()}"`];
      case 'cancel-self':
        return ['asyncio.current_task().cancel()'];
      case 'thread':
        return [
          `print(await asyncio.to_thread(work, ${this.seconds(one.time)}, ${this.number()}))`,
        ];
      case 'executor': {
        const future = this.fresh('future');
        return [
          'loop = asyncio.get_running_loop()',
          `${future} = loop.run_in_executor(None, work, ${this.seconds(one.time)}, ${this.number()})`,
          say(),
          `print(await ${future})`,
        ];
      }
      case 'call-later':
        return [
          `asyncio.get_running_loop().call_later(${this.seconds(one.time)}, print, "later", ${this.number()})`,
        ];
      case 'call-soon':
        return [`asyncio.get_running_loop().call_soon(print, "soon", ${this.number()})`];
      case 'future': {
        const future = this.fresh('future');
        const set = one.fails
          ? `${future}.set_exception, ValueError(${this.number()})`
          : `${future}.set_result, ${this.number()}`;
        return [
          'loop = asyncio.get_running_loop()',
          `${future} = loop.create_future()`,
          `loop.call_later(${this.seconds(one.time)}, ${set})`,
          `print("${name} got", await ${future})`,
        ];
      }
      case 'set-variable':
        return [`variable.set(${this.number()})`];
      case 'get-variable':
        return [`print("${name} sees", variable.get())`];
      case 'callback-in-context':
        return [
          'context = contextvars.copy_context()',
          `context.run(variable.set, ${this.number()})`,
          'loop = asyncio.get_running_loop()',
          'loop.call_soon(lambda: print("callback sees", variable.get()), context=context)',
        ];
      case 'event-set':
        return ['event.set()'];
      case 'event-clear':
        return ['event.clear()'];
      case 'event-wait':
        return ['await event.wait()', say()];
      case 'put':
        return [`await queue.put(${this.number()})`, say()];
      case 'get':
        return [`print("${name} takes", await queue.get())`];
      case 'put-nowait':
        return ['if not queue.full():', `    queue.put_nowait(${this.number()})`];
      case 'get-nowait':
        return ['if not queue.empty():', `    print("${name} takes", queue.get_nowait())`];
      case 'task-done':
        return ['try:', '    queue.task_done()', 'except ValueError as error:', '    print(error)'];
      case 'join':
        return ['await queue.join()', say()];
      case 'notify':
        return ['async with condition:', '    condition.notify()'];
      case 'notify-all':
        return ['async with condition:', '    condition.notify_all()', `    ${say()}`];
      case 'condition-wait':
        return ['async with condition:', '    await condition.wait()', `    ${say()}`];
      case 'barrier':
        return ['await barrier.wait()', say()];
      case 'lock':
        return this.inside('async with lock:', one.body, name);
      case 'semaphore':
        return this.inside('async with semaphore:', one.body, name);
      case 'manager':
        return this.inside(`async with Manager(${this.number()}):`, one.body, name);
      case 'aclosing': {
        const source = this.fresh('source');
        return [
          `async with contextlib.aclosing(numbers(3, 0)) as ${source}:`,
          `    async for number in ${source}:`,
          `        print("${name} number", number)`,
          '        if number == 1:',
          '            break',
          ...this.block(one.body, name),
        ];
      }
      case 'call':
        return [`print(await ${this.define(this.fresh('step'), one.body)}())`];
      case 'loop':
        return this.inside(`for _ in range(${one.times}):`, one.body, name);
      case 'for':
        return this.inside(
          `async for number in numbers(${one.count}, ${this.seconds(one.time)}):`,
          one.body,
          name,
        );
      case 'comprehension':
        return [`print([n async for n in numbers(${one.count}, ${this.seconds(one.time)})])`];
      case 'try':
        return this.tried(one, name);
      case 'timeout':
        return [
          'try:',
          `    async with asyncio.timeout(${this.seconds(one.time)}):`,
          ...indent(indent(this.block(one.body, name))),
          'except TimeoutError:',
          `    print("${name} timed out", ${this.number()})`,
        ];
      case 'wait-for': {
        const step = this.define(this.fresh('step'), one.body);
        return [
          'try:',
          `    print(await asyncio.wait_for(${step}(), ${this.seconds(one.time)}))`,
          'except TimeoutError:',
          `    print("${name} waited long enough", ${this.number()})`,
        ];
      }
      case 'spawn':
        return this.spawned(one, name);
      case 'group':
        return this.grouped(one, name);
    }
  }

  private tried(one: Extract<Statement, { kind: 'try' }>, name: string): string[] {
    const lines = this.inside('try:', one.body, name);
    const label = `"${name}", ${this.number()}`;
    switch (one.catches) {
      case 'error':
        lines.push('except Exception as error:', `    print(${label}, repr(error))`);
        break;
      case 'cancelled':
        lines.push(
          'except asyncio.CancelledError:',
          `    print(${label}, "cancelled")`,
          '    raise',
        );
        break;
      case 'swallowed':
        lines.push('except asyncio.CancelledError:', `    print(${label}, "swallowed")`);
        break;
      case 'none':
        break;
    }
    const cleanUp = one.cleanUp ?? (one.catches === 'none' ? [{ kind: 'print' } as const] : []);
    return cleanUp.length === 0 ? lines : [...lines, ...this.inside('finally:', cleanUp, name)];
  }

  private spawned(one: Extract<Statement, { kind: 'spawn' }>, name: string): string[] {
    const tasks = one.family.children.map((child) => ({
      task: this.fresh('task'),
      worker: this.define(this.fresh('worker'), child),
    }));
    const created = tasks.map(({ task, worker }) => `${task} = asyncio.create_task(${worker}())`);
    const first = tasks[0]?.task ?? 'None';
    if (one.watched) {
      created.push(
        `${first}.add_done_callback(lambda _: print("done callback", ${this.number()}))`,
      );
    }
    const meanwhile = one.family.meanwhile.length > 0 ? this.block(one.family.meanwhile, name) : [];
    // as_completed iterates over a set: tasks that are already done may come in any order.
    const lines =
      one.settle === 'as-completed' ? [...meanwhile, ...created] : [...created, ...meanwhile];
    const settled = this.settled(
      one,
      tasks.map(({ task }) => task),
      name,
    );
    if (!one.guarded) return [...lines, ...settled];
    return [
      ...lines,
      'try:',
      ...indent(settled),
      'except (Exception, asyncio.CancelledError) as error:',
      `    print("${name} catches", repr(error))`,
    ];
  }

  private settled(
    { settle, time }: Extract<Statement, { kind: 'spawn' }>,
    tasks: readonly string[],
    name: string,
  ): string[] {
    const all = tasks.join(', ');
    const list = `[${all}]`;
    const reported = `print("${name}", [task in done for task in ${list}])`;
    const first = tasks[0] ?? 'None';
    switch (settle) {
      case 'gather':
        return [`print(await asyncio.gather(${all}))`];
      case 'gather-exceptions':
        return [`print(await asyncio.gather(${all}, return_exceptions=True))`];
      case 'await-each':
        return tasks.map((task) => `print(await ${task})`);
      case 'await-last-first':
        return tasks.toReversed().map((task) => `print(await ${task})`);
      case 'first-completed':
        return [
          `done, _ = await asyncio.wait(${list}, return_when=asyncio.FIRST_COMPLETED)`,
          reported,
        ];
      case 'first-exception':
        return [
          `done, _ = await asyncio.wait(${list}, return_when=asyncio.FIRST_EXCEPTION)`,
          reported,
        ];
      case 'wait-all':
        return [`done, _ = await asyncio.wait(${list}, timeout=${this.seconds(time)})`, reported];
      case 'as-completed':
        return [`for next_one in asyncio.as_completed(${list}):`, '    print(await next_one)'];
      case 'cancel-first':
        return [
          `print(${first}.cancel(), ${first}.cancelled())`,
          `print(await asyncio.gather(${all}, return_exceptions=True), ${first}.cancelled())`,
        ];
      case 'cancel-all':
        return [
          ...tasks.map((task) => `${task}.cancel("enough")`),
          `print(await asyncio.gather(${all}, return_exceptions=True))`,
        ];
      case 'shield':
        return [
          'try:',
          `    print(await asyncio.wait_for(asyncio.shield(${first}), ${this.seconds(time)}))`,
          'except TimeoutError:',
          `    print("${name} stops waiting", ${first}.done())`,
          ...tasks.map((task) => `print(await ${task})`),
        ];
      case 'forget':
        return [`print("${name} forgets", ${this.number()})`];
    }
  }

  private grouped(one: Extract<Statement, { kind: 'group' }>, name: string): string[] {
    const group = this.fresh('group');
    const children = one.family.children.map((child) => this.define(this.fresh('worker'), child));
    const lines = [
      `async with asyncio.TaskGroup() as ${group}:`,
      ...children.map((child) => `    ${group}.create_task(${child}())`),
      ...(one.family.meanwhile.length > 0 ? indent(this.block(one.family.meanwhile, name)) : []),
    ];
    switch (one.guard) {
      case 'none':
        return [...lines, `print("${name} group over")`];
      case 'group':
        return [
          'try:',
          ...indent(lines),
          'except ExceptionGroup as errors:',
          `    print("${name}", errors, [repr(error) for error in errors.exceptions])`,
        ];
      case 'star':
        return [
          'try:',
          ...indent(lines),
          'except* ValueError as errors:',
          `    print("${name} values", errors.exceptions)`,
          'except* (KeyError, RuntimeError) as errors:',
          `    print("${name} others", errors.exceptions)`,
        ];
    }
  }
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}
