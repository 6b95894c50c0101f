/** Loads the catalogue of models from disk; the app gets it as `engine/models.json`. */
import type { Model } from './models.ts';
import { inOrder, readModel } from './models.ts';
import { readSources } from '../box/snapshot.ts';

const MODULE = /^models\/([a-z]\w*)\.py$/u;

/** All models, the most widespread belief first. Throws if a module is malformed. */
export async function loadModels(): Promise<readonly Model[]> {
  const models: Model[] = [];
  for (const [name, source] of await readSources()) {
    const [, module] = MODULE.exec(name) ?? [];
    if (module !== undefined) models.push(readModel(module.replaceAll('_', '-'), source));
  }
  return inOrder(models);
}
