import { describe, expect, it } from 'vitest';
import { FIELDS as QUESTION_FIELDS } from '#format/header.ts';
import { jsonSchema } from '#format/json-schema.ts';

interface Schema {
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly required: readonly string[];
  readonly additionalProperties: boolean;
}

const question = JSON.parse(jsonSchema('question')) as Schema;
const deck = JSON.parse(jsonSchema('deck')) as Schema;

describe('the schemas for editors', () => {
  it('know every field, which are required, and no other', () => {
    const names = Object.keys(QUESTION_FIELDS).filter((name) => !name.includes('.'));
    expect(Object.keys(question.properties).toSorted()).toEqual(names.toSorted());
    expect(question.required).toEqual(['id', 'concept', 'level', 'tier', 'python', 'docs']);
    expect(question.additionalProperties).toBe(false);
    expect(deck.required).toContain('units');
  });

  it('describe each field', () => {
    for (const [name, { description }] of Object.entries(question.properties)) {
      expect([name, description]).toEqual([name, expect.stringMatching(/\w{3}/u)]);
    }
    expect(question.properties['concept']?.['description']).toContain('coroutine-objects');
  });

  it('require numbers where people write numbers', () => {
    expect(question.properties['level']).toMatchObject({ type: 'integer', enum: [1, 2, 3] });
    expect(deck.properties['format']).toMatchObject({ type: 'integer', const: 1 });
  });
});
