/** What stopping the clock needs, in one chunk that is loaded only if there is a trace. */
export { openTrace } from '#engine/trace/trace-reader.ts';
export { questionAt } from '#engine/questions/about.ts';
export { stopTheClock } from '#engine/questions/moments.ts';
