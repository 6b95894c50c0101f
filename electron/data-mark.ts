/**
 * A mark next to the database that says how much it held. Chromium silently replaces a damaged database
 * with an empty one; the mark lets the page notice.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import { parseDataMark } from './arguments.ts';
import type { DataMark } from './contract.ts';
import { createQueue } from './in-turn.ts';
import { failed, reasonOf, succeeded } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** The file of the mark. */
export interface DataMarkFile {
  /** `undefined` if there is no mark, or none that can be read. */
  readonly read: () => Promise<Outcome<DataMark | undefined>>;
  readonly write: (mark: DataMark) => Promise<Outcome<undefined>>;
}

/** Opens the mark, whose file need not exist yet. */
export function createDataMark(file: string): DataMarkFile {
  // One at a time, so that the last mark requested is the one that stays.
  const inTurn = createQueue();

  async function write(mark: DataMark): Promise<Outcome<undefined>> {
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeAtomically(file, new TextEncoder().encode(JSON.stringify(mark)));
      return succeeded(undefined);
    } catch (error) {
      return failed(`“${file}” could not be written: ${reasonOf(error)}.`);
    }
  }

  return {
    read: async () => {
      try {
        const parsed = parseDataMark(JSON.parse(await readFile(file, 'utf8')));
        return succeeded(parsed);
      } catch {
        return succeeded(undefined);
      }
    },
    write: (mark) => inTurn(() => write(mark)),
  };
}
