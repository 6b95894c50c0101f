/** Every reader of untrusted bytes. */
import { FORMAT_READERS } from './format-readers.ts';
import { IMPORT_READERS } from './import-readers.ts';
import { JOURNAL_READERS } from './journal-readers.ts';
import type { FuzzedReader } from './reader.ts';
import { SHELL_READERS } from './shell-readers.ts';
import { STORE_READERS } from './store-readers.ts';
import { TRACE_READERS } from './trace-readers.ts';

export const READERS: readonly FuzzedReader[] = [
  ...FORMAT_READERS,
  ...IMPORT_READERS,
  ...STORE_READERS,
  ...JOURNAL_READERS,
  ...SHELL_READERS,
  ...TRACE_READERS,
];
