/** asyncio's own callbacks, in words. Pure. */

/** What asyncio's internal functions do in the loop. */
const INTERNAL: Readonly<Record<string, string>> = {
  '_done_callback': '`gather`’s completion callback',
  '_on_completion': '`wait`’s completion callback',
  '_release_waiter': 'the end of the timeout of `wait`',
  '_inner_done_callback': '`shield`’s completion callback',
  '_outer_done_callback': '`shield`’s cleanup callback',
  'TaskGroup._on_task_done': 'the TaskGroup’s completion callback',
  '_AsCompletedIterator._handle_completion': '`as_completed`’s completion callback',
  '_AsCompletedIterator._handle_timeout': 'the timeout of `as_completed`',
  '_run_until_complete_cb': '`asyncio.run`’s completion callback',
};

/** How a sentence names an internal callback of asyncio; undefined for a callback of the program. */
export function internal(name: string): string | undefined {
  if (name.startsWith('end of '))
    return `the end of \`${name.slice('end of '.length)}\` in its thread`;
  return INTERNAL[name];
}
