import { beforeAll, describe, expect, test } from 'vitest';
import { loadModels } from '#engine/models/catalogue.ts';
import type { Model } from '#engine/models/models.ts';
import { LIKELIHOOD } from '#engine/models/models.ts';

describe('the catalogue of models', () => {
  let models: readonly Model[];
  beforeAll(async () => {
    models = await loadModels();
  });

  test('has every module, each with a likelihood', () => {
    expect(models.map(({ id }) => id)).toEqual(LIKELIHOOD);
  });

  test('states each belief in a sentence of its own and explains it in a few', () => {
    const statements = models.map(({ statement }) => statement);
    expect(new Set(statements).size).toBe(models.length);
    for (const { statement, teaching } of models) {
      expect(statement).toMatch(/^(?:[A-Z`]|[a-z_]+ )/u);
      expect(statement).not.toMatch(/\.$/u);
      expect(teaching).toMatch(/\.$/u);
      expect(teaching.length).toBeGreaterThan(80);
    }
  });
});
