/** The call stack of a lane, with the current line of each function. Pure. */

/** A function of the program that is on the stack, and its current line. */
export interface Frame {
  /** Qualified name; `<module>` for the program's own code. */
  readonly name: string;
  /** 1-based. */
  readonly line: number;
}

/** While a trace is folded: an immutable linked list from the innermost function outwards. */
export type Stack =
  { readonly fn: number; readonly line: number; readonly below: Stack } | undefined;

/**
 * The stack when `fn` runs `line`. Functions that were left without an event, such as those of a
 * coroutine that the program itself sends into, are removed; one that was entered without an event is
 * added.
 */
export function enterLine(stack: Stack, fn: number, line: number): Stack {
  const found = find(stack, fn);
  return { fn, line, below: found === undefined ? stack : found.below };
}

/** The stack when `fn` is left. */
export function leaveFunction(stack: Stack, fn: number): Stack {
  const found = find(stack, fn);
  return found === undefined ? stack : found.below;
}

function find(stack: Stack, fn: number): Stack {
  let frame = stack;
  while (frame !== undefined && frame.fn !== fn) frame = frame.below;
  return frame;
}

/** The frames, outermost first. `names`: of the trace's functions. */
export function framesOf(stack: Stack, names: (fn: number) => string): readonly Frame[] {
  const frames: Frame[] = [];
  for (let frame = stack; frame !== undefined; frame = frame.below) {
    frames.push({ name: names(frame.fn), line: frame.line });
  }
  return frames.toReversed();
}
