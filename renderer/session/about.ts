/** What this app is: its version, where its data lies, and what it is made of. */
import type { About } from './about-file.ts';
import type { Services } from './services.ts';

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
