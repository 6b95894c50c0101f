/** Describes in a sentence what happens at a moment of a trace, and why. Pure. */
import { internal } from './callback-names.ts';
import { list, stuckText } from './stuck.ts';
import { isHousekeeping } from './trace-state.ts';
import type { LoopState, TaskState } from './trace-state.ts';
import type { TraceReader } from './trace-reader.ts';
import type { Callback, TraceEvent, Wait } from './trace.ts';

/**
 * One or two sentences about the event of a moment, in asyncio's terms. Plain text with `code` in
 * backticks. Throws a RangeError if there is no such moment.
 */
export function narrate(reader: TraceReader, moment: number): string {
  const event = reader.event(moment);
  const state = reader.at(moment);
  return sentence(new Narrator(reader, moment, state), event);
}

/** What a handle will do when it runs, in a few words: `first step of Task-2`. */
export function describeHandle(reader: TraceReader, moment: number, callback: Callback): string {
  return new Narrator(reader, moment, reader.at(moment)).does(callback).replace(/^the /u, '');
}

/** Names and neighbouring moments, which every sentence needs. */
class Narrator {
  readonly state: LoopState;
  readonly #reader: TraceReader;
  readonly #moment: number;

  constructor(reader: TraceReader, moment: number, state: LoopState) {
    this.#reader = reader;
    this.#moment = moment;
    this.state = state;
  }

  before(): LoopState | undefined {
    return this.#moment === 0 ? undefined : this.#reader.at(this.#moment - 1);
  }

  /** Whether the task created at this moment is an eager one. */
  beginsAtOnce(task: number): boolean {
    const next = this.#moment + 1;
    if (next >= this.#reader.length) return false;
    const event = this.#reader.event(next);
    return event.kind === 'begin' && event.lane === task && event.handle === -1;
  }

  task(id: number): TaskState | undefined {
    return this.state.tasks[id - 1];
  }

  name(fn: number): string {
    return this.#reader.functionName(fn);
  }

  fn(fn: number): string {
    return `\`${this.name(fn)}\``;
  }

  /** The call that created a coroutine object. */
  coroutine(id: number): string {
    return this.state.coroutines[id - 1]?.text ?? `coroutine ${id}`;
  }

  /** Whether it is the module's own code rather than a function of the program. */
  isFile(fn: number): boolean {
    return this.#reader.functionName(fn) === '<module>';
  }

  /** A lane at the start of a sentence; a task keeps its name. */
  subject(lane: number): string {
    return lane > 0 ? this.who(lane) : upper(this.who(lane));
  }

  who(lane: number): string {
    if (lane === 0) return 'the main program';
    if (lane > 0) return this.task(lane)?.name ?? `task ${lane}`;
    const thread = this.state.threads[-lane - 1];
    return `thread ${-lane}${thread === undefined ? '' : ` (\`${thread.name}\`)`}`;
  }

  /** Who waits for a future, according to the state before the event. */
  waiters(future: number): string[] {
    return this.state.tasks
      .filter(({ waitsFor }) => future > 0 && waitsFor?.future === future)
      .map(({ name }) => name);
  }

  /** What a handle does, as the end of a sentence. */
  does(callback: Callback): string {
    switch (callback.kind) {
      case 'start':
        return `the first step of ${this.who(callback.task)}`;
      case 'step':
        return `the next step of ${this.who(callback.task)}`;
      case 'wake':
        return `the wake-up of ${this.who(callback.task)}`;
      case 'sleep': {
        const [name] = this.waiters(callback.future);
        return name === undefined ? 'the end of a sleep' : `the end of the sleep of ${name}`;
      }
      case 'timeout':
        return `the timeout of ${this.who(callback.task)}`;
      case 'call':
        return internal(callback.name) ?? `the call of \`${callback.name}\``;
    }
  }

  /** What the loop does next: run what is ready, or move on to a deadline. */
  next(): string {
    const [first] = this.state.ready;
    if (first !== undefined) return `next in the ready queue is ${this.does(first.callback)}`;
    const [timer] = this.state.timers;
    if (timer === undefined)
      return `the ready queue is empty and no timer is set${stuckText(this.state)}`;
    return timer.when > this.state.time
      ? `the ready queue is empty, so the clock moves to ${seconds(timer.when)}`
      : 'the ready queue is empty, and a timer is due';
  }
}

function seconds(value: number): string {
  return `${Number(value.toFixed(6))} s`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sentence(narrator: Narrator, event: TraceEvent): string {
  const { lane } = event;
  const who = narrator.subject(lane);
  switch (event.kind) {
    case 'line':
      return `${who} runs line ${event.line}.`;
    case 'call':
      if (narrator.isFile(event.fn)) return 'Python starts the file.';
      return event.resumed
        ? `${narrator.fn(event.fn)} goes on at line ${event.line}, where it had yielded.`
        : `${who} enters ${narrator.fn(event.fn)}.`;
    case 'return':
      return left(narrator, event);
    case 'print':
      return printed(who, event);
    case 'task': {
      const maker = isHousekeeping(event.coroutine) ? '`asyncio.run`' : who;
      return (
        `${maker} creates the task ${event.name} from \`${event.coroutine}\`. ` +
        (narrator.beginsAtOnce(event.task)
          ? 'Its first step runs at once.'
          : 'Nothing of it runs yet.')
      );
    }
    case 'queued':
      return `${upper(narrator.does(event.callback))} goes to the end of the ready queue.`;
    case 'timer':
      return timerSet(narrator, event);
    case 'fired':
      return fired(narrator, event.handle);
    case 'dropped':
      return dropped(narrator, event.handle, who);
    case 'clock':
      return moved(narrator, event.time);
    case 'turn':
      return turn(narrator, event.turn);
    case 'begin':
      return begun(narrator, event);
    case 'end':
      return ended(narrator, event);
    case 'future':
      return settled(narrator, event);
    case 'cancel':
      return cancelled(narrator, event);
    case 'raise':
      return `\`${event.exception}\` comes up in ${narrator.fn(event.fn)} at line ${event.line}.`;
    case 'catch':
      return `${narrator.fn(event.fn)} has handled \`${event.exception}\` and goes on.`;
    case 'thread':
      return event.begins
        ? `${narrator.subject(event.by)} hands \`${event.name}\` to thread ${-lane}; ` +
            'the loop does not wait for it.'
        : `\`${event.name}\` is over in thread ${-lane}.`;
    case 'exit':
      return event.exception === ''
        ? 'The program ends.'
        : `The program ends with \`${event.exception}\`.`;
    case 'coroutine':
      return `\`${event.text}\` makes a coroutine object. Nothing of \`${narrator.name(event.fn)}\` runs yet.`;
    case 'awaited':
      return event.task === 0
        ? `${who} awaits \`${narrator.coroutine(event.coroutine)}\`, which begins to run.`
        : `${narrator.who(event.task)} takes over \`${narrator.coroutine(event.coroutine)}\`.`;
    case 'unawaited':
      return `\`${narrator.coroutine(event.coroutine)}\` is gone: nobody awaited it, and none of it ever ran.`;
  }
}

function left(narrator: Narrator, { fn, how }: TraceEvent & { kind: 'return' }): string {
  const name = narrator.fn(fn);
  switch (how) {
    case 'returned':
      return `${name} returns.`;
    case 'yielded':
      return `${name} yields a value and stays where it is.`;
    case 'raised':
      return `${name} is left by an exception.`;
  }
}

function printed(who: string, { text, stream }: TraceEvent & { kind: 'print' }): string {
  const shown = text.replace(/\n$/u, '').replaceAll('\n', '⏎').replaceAll('`', 'ˋ');
  const verb = stream === 'stdout' ? 'prints' : 'writes to stderr:';
  return shown === '' ? `${who} ${verb} an empty line.` : `${who} ${verb} \`${shown}\`.`;
}

function timerSet(narrator: Narrator, event: TraceEvent & { kind: 'timer' }): string {
  const { callback, when, lane } = event;
  const at = seconds(when);
  switch (callback.kind) {
    case 'sleep':
      return (
        `The sleep of ${narrator.who(lane)} sets a timer for ${at}, ` +
        `${seconds(Math.max(0, when - narrator.state.time))} from now.`
      );
    case 'timeout':
      return `${narrator.subject(lane)} enters a timeout: a timer is set for ${at}.`;
    case 'start':
    case 'step':
    case 'wake':
    case 'call':
      return `A timer is set for ${at}: ${narrator.does(callback)}.`;
  }
}

function fired(narrator: Narrator, handle: number): string {
  const entry = narrator.state.ready.find((ready) => ready.handle === handle);
  const what = entry === undefined ? '' : `: ${narrator.does(entry.callback)}`;
  return `A timer is due at ${seconds(narrator.state.time)} and goes to the ready queue${what}.`;
}

function dropped(narrator: Narrator, handle: number, who: string): string {
  const before = narrator.before();
  const timer = before?.timers.find((entry) => entry.handle === handle);
  if (timer !== undefined) {
    return `The timer for ${seconds(timer.when)} is cancelled: nobody needs it any more.`;
  }
  const entry = before?.ready.find((ready) => ready.handle === handle);
  const what = entry === undefined ? 'a handle' : narrator.does(entry.callback);
  return `${who} cancels ${what}; it will not run.`;
}

function moved(narrator: Narrator, time: number): string {
  const before = narrator.before();
  const idle = before !== undefined && before.running === undefined && before.ready.length === 0;
  return idle && before.timers.length > 0
    ? `Nothing is ready, so the clock moves to ${seconds(time)}, where the next timer is due.`
    : `Time passes: it is ${seconds(time)} now. Nothing else could run meanwhile.`;
}

function turn(narrator: Narrator, number: number): string {
  const { ready } = narrator.state;
  if (ready.length === 0) return `Turn ${number} of the loop begins; nothing is ready.`;
  const what = ready.map(({ callback }) => narrator.does(callback));
  const all = what.length > 4 ? [...what.slice(0, 3), `${what.length - 3} more`] : what;
  return `Turn ${number} of the loop begins. In the ready queue: ${list(all)}.`;
}

function begun(narrator: Narrator, event: TraceEvent & { kind: 'begin' }): string {
  const { callback, lane, handle } = event;
  const name = narrator.who(lane);
  if (handle === -1) {
    return `The first step of ${name} runs inside the call that creates it.`;
  }
  const waited = narrator.before()?.tasks[lane - 1]?.waitsFor;
  switch (callback.kind) {
    case 'start':
      return `The loop runs the first step of ${name}.`;
    case 'step':
      return `The loop goes on with ${name}, whose turn has come again.`;
    case 'wake':
      return waited === undefined
        ? `The loop wakes ${name}.`
        : `The loop wakes ${name}: \`${waited.label}\` is over.`;
    case 'sleep':
      return `The loop runs ${narrator.does(callback)}.`;
    case 'timeout':
      return `The timeout of ${narrator.who(callback.task)} expires: it cancels the task.`;
    case 'call':
      return `The loop runs ${narrator.does(callback)}.`;
  }
}

function ended(narrator: Narrator, event: TraceEvent & { kind: 'end' }): string {
  const { lane, outcome, wait, text } = event;
  const name = narrator.who(lane);
  switch (outcome) {
    case 'returned':
      return `The callback is over; ${narrator.next()}.`;
    case 'waits': {
      if (wait === undefined) return `${name} is suspended; ${narrator.next()}.`;
      if (narrator.task(lane)?.phase === 'ready') {
        return `${name} is suspended at \`${wait.label}\`, which is done already: it is ready again.`;
      }
      return `${waiting(narrator, name, wait)}; ${narrator.next()}.`;
    }
    case 'yields':
      return `${name} yields to the event loop and stays ready; ${narrator.next()}.`;
    case 'result':
      return text === '' || text === 'None'
        ? `${name} is done; ${narrator.next()}.`
        : `${name} is done, its result is \`${text}\`; ${narrator.next()}.`;
    case 'exception':
      return `${name} ends with \`${text}\`, kept for whoever awaits it; ${narrator.next()}.`;
    case 'cancelled':
      return `${name} is cancelled for good; ${narrator.next()}.`;
  }
}

function waiting(narrator: Narrator, name: string, { kind, label, until, tasks }: Wait): string {
  const names = list(tasks.map((task) => narrator.who(task)));
  switch (kind) {
    case 'sleep':
      return until === undefined
        ? `\`${label}\` suspends ${name}`
        : `\`${label}\` suspends ${name} until ${seconds(until)}`;
    case 'task':
      return `${name} is suspended until ${names} is done`;
    case 'gather':
    case 'wait':
    case 'as-completed':
    case 'shield':
      return names === ''
        ? `\`${label}\` suspends ${name}`
        : `\`${label}\` suspends ${name} and waits for ${names}`;
    case 'group':
      return `${name} waits at the end of the TaskGroup for ${names === '' ? 'its tasks' : names}`;
    case 'lock':
      return `${name} is suspended at \`${label}\`: another task holds the lock`;
    case 'event':
      return `${name} is suspended at \`${label}\` until the event is set`;
    case 'condition':
      return `${name} is suspended at \`${label}\` until it is notified`;
    case 'semaphore':
      return `${name} is suspended at \`${label}\`: no place is free`;
    case 'barrier':
      return `${name} is suspended at \`${label}\` until enough tasks have come`;
    case 'get':
      return `${name} is suspended at \`${label}\`: the queue is empty`;
    case 'put':
      return `${name} is suspended at \`${label}\`: the queue is full`;
    case 'join':
      return `${name} is suspended at \`${label}\` until every item is marked done`;
    case 'thread':
      return `${name} waits for \`${label}\`, which runs in a thread`;
    case 'future':
      return `${name} is suspended until a future is done`;
  }
}

function settled(narrator: Narrator, event: TraceEvent & { kind: 'future' }): string {
  const waiters = narrator.waiters(event.future);
  const whom = waiters.length === 0 ? '' : ` that ${list(waiters)} ${waits(waiters)} for`;
  switch (event.how) {
    case 'result':
      return event.text === '' || event.text === 'None'
        ? `The future${whom} is done.`
        : `The future${whom} is done, its result is \`${event.text}\`.`;
    case 'exception':
      return `The future${whom} is done, with the exception \`${event.text}\`.`;
    case 'cancelled':
      return `The future${whom} is cancelled.`;
  }
}

const waits = (names: readonly string[]): string => (names.length === 1 ? 'waits' : 'wait');

function cancelled(
  narrator: Narrator,
  { task, via, lane }: TraceEvent & { kind: 'cancel' },
): string {
  const name = narrator.who(task);
  if (via > 0) return `${narrator.who(via)} waits for ${name}, so the request goes on to ${name}.`;
  const asks = lane === 0 ? 'The loop' : narrator.subject(lane);
  const self = lane === task ? 'itself' : name;
  return narrator.task(task)?.started === false
    ? `${asks} asks ${self} to cancel itself before its first step: none of it will run.`
    : `${asks} asks ${self} to cancel itself. \`CancelledError\` comes up in it at its next step.`;
}
