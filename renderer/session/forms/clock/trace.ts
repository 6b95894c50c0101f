/** What stopping the clock takes, in one part that is loaded only where there is a trace. */
export { openTrace } from '#engine/trace/trace-reader.ts';
export { questionAt } from '#engine/questions/about.ts';
export { stopTheClock } from '#engine/questions/moments.ts';
