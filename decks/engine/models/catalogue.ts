/** The catalogue of models as it lies on the disk; the app gets it as `engine/models.json`. */
import type { Model } from './models.ts';
import { inOrder, readModel } from './models.ts';
import { readSources } from '../box/snapshot.ts';

const MODULE = /^models\/([a-z]\w*)\.py$/u;

/** All models, the most widespread belief first. Throws where a module is not as it must be. */
export async function loadModels(): Promise<readonly Model[]> {
  const models: Model[] = [];
  for (const [name, source] of await readSources()) {
    const [, module] = MODULE.exec(name) ?? [];
    if (module !== undefined) models.push(readModel(module.replaceAll('_', '-'), source));
  }
  return inOrder(models);
}
