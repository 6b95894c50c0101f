/** What this app is: its version, where its data lies, and what it is made of. */
import type { Services } from './services.ts';

/** Something that the app contains. */
export interface Licence {
  readonly name: string;
  readonly version?: string;
  /** The licence's name in SPDX's list. */
  readonly licence: string;
  /** Where its source is. */
  readonly source: string;
  readonly text: string;
}

/** `about.json`, written by the build. */
export interface About {
  readonly version: string;
  readonly pyodide: string;
  readonly licences: readonly Licence[];
}

export interface Facts extends About {
  /** Version of Python. */
  readonly python: string;
  /** Where the data lies: a folder, or the address for which a browser keeps it. */
  readonly place: string;
}

/** Rejects where a file of the app is missing. */
export async function loadFacts({ fetchAsset, engine, platform }: Services): Promise<Facts> {
  const [file, place] = await Promise.all([fetchAsset('about.json'), platform.dataPlace()]);
  const about = (await file.json()) as About;
  return { ...about, python: engine.identity.python, place };
}
