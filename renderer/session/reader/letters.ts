/** The messages between page and worker. */
import type { ReadProgress, ReadResults } from './read.ts';

/** From the worker; it receives one `ReadJob`, and nothing after it. */
export type ReaderLetter =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'done'; readonly result: ReadResults[keyof ReadResults] }
  | { readonly kind: 'failed'; readonly message: string };
