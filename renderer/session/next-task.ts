/** Lets the page draw and handle keys before long work continues. */
export async function nextTask(): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Milliseconds of work between two frames. */
const SLICE = 12;

/** The result of work that is done step by step; the page draws and handles keys in between. */
export async function inSteps<Result>(
  steps: Generator<undefined, Result, undefined>,
): Promise<Result> {
  let begun = performance.now();
  let step = steps.next();
  while (step.done !== true) {
    if (performance.now() - begun >= SLICE) {
      await nextTask();
      begun = performance.now();
    }
    step = steps.next();
  }
  return step.value;
}
