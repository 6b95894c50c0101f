/** What stopping the clock takes, in one part that is loaded only where there is a trace. */
export { openTrace } from '#engine/trace/trace-reader.ts';
export { stopTheClock } from './moments.ts';
