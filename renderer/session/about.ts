/** About the app: its version, where its data is, and its components. */
import type { About } from './about-file.ts';
import type { Services } from './services.ts';

export interface Facts extends About {
  /** Python's version. */
  readonly python: string;
  /** Where the data is: a folder, or the address under which a browser keeps it. */
  readonly place: string;
}

/** Rejects if a file of the app is missing. */
export async function loadFacts({ fetchAsset, engine, platform }: Services): Promise<Facts> {
  const [file, place] = await Promise.all([fetchAsset('about.json'), platform.dataPlace()]);
  const about = (await file.json()) as About;
  return { ...about, python: engine.identity.python, place };
}
