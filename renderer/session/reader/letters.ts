/** What page and worker say to each other. */
import type { ReadProgress, ReadResults } from './read.ts';

/** From the worker; to it goes one `ReadJob`, and then nothing. */
export type ReaderLetter =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'done'; readonly result: ReadResults[keyof ReadResults] }
  | { readonly kind: 'failed'; readonly message: string };
